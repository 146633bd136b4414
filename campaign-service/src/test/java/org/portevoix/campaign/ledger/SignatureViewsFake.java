package org.portevoix.campaign.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Shows what a test says of a signature. */
@SuppressWarnings("NullAway") // the store behind it is never asked
public class SignatureViewsFake extends SignatureViews {

	private final Map<String, SignatureView> views = new ConcurrentHashMap<>();

	public SignatureViewsFake() {
		super(null, null);
	}

	public void show(String signatureId, SignatureView view) {
		this.views.put(signatureId, view);
	}

	@Override
	public Optional<SignatureView> find(String signatureId, String submission) {
		return Optional.ofNullable(this.views.get(signatureId));
	}

}
