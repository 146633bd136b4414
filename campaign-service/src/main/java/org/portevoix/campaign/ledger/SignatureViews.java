package org.portevoix.campaign.ledger;

import java.util.List;
import java.util.Optional;

import org.portevoix.campaign.ledger.SignatureView.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Shows signatures to those who hold a link to them. */
@Component
public class SignatureViews {

	private static final Logger log = LoggerFactory.getLogger(SignatureViews.class);

	private final Signatures signatures;

	private final Overflows overflows;

	SignatureViews(Signatures signatures, Overflows overflows) {
		this.signatures = signatures;
		this.overflows = overflows;
	}

	/**
	 * A signature as seen from one submission; empty while the ledger has not read it yet
	 * or the store is away.
	 * @param submission the one that the link is about
	 */
	public Optional<SignatureView> find(String signatureId, String submission) {
		try {
			return this.signatures.byId(signatureId).map((signature) -> view(signature, submission));
		}
		catch (DataAccessException ex) {
			log.warn("The store does not show a signature: {}", ex.getClass().getSimpleName());
			return Optional.empty();
		}
	}

	private SignatureView view(Signature signature, String submission) {
		List<SignatureView.Consent> consents = signature.consents()
			.stream()
			.map((given) -> new SignatureView.Consent(given.purpose(), given.organisation(), given.textVersion(),
					given.withdrawn()))
			.toList();
		Cycle cycle = signature.cycle();
		Optional<Pending> pending = signature.pending(submission).or(() -> this.overflows.find(signature, submission));
		if (pending.isPresent()) {
			var typed = pending.get().submission();
			return new SignatureView(State.PENDING, typed.givenName(), typed.familyName(), typed.consents(), consents);
		}
		if (cycle != null) {
			Signer signer = cycle.signer();
			State state = (cycle.erasedAt() != null) ? State.FORGOTTEN : State.ACTIVE;
			return new SignatureView(state, (signer != null) ? signer.givenName() : null,
					(signer != null) ? signer.familyName() : null, List.of(), consents);
		}
		return new SignatureView(over(signature), null, null, List.of(), consents);
	}

	/** What never began and has no end was forgotten: no other record leaves that. */
	private static State over(Signature signature) {
		return switch (signature.lastEnd()) {
			case null -> signature.pending().isEmpty() ? State.FORGOTTEN : State.ENDED;
			case REJECTED -> State.DISOWNED;
			case WITHDRAWN, INVALIDATED, PURGED -> State.ENDED;
		};
	}

}
