package org.portevoix.notification.mails;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.LedgerEvent;
import org.portevoix.events.Rehearsal;
import org.portevoix.messaging.EventReader;
import org.portevoix.messaging.Received;
import org.portevoix.notification.mails.Mail.Reason;

import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/** Heeds what the ledger decided about who is not written to. */
@Component
class LedgerIntake {

	private final EventReader reader;

	private final Mails mails;

	private final People people;

	private final Outcomes outcomes;

	LedgerIntake(EventReader reader, Mails mails, People people, Outcomes outcomes) {
		this.reader = reader;
		this.mails = mails;
		this.people = people;
		this.outcomes = outcomes;
	}

	void accept(Message<List<byte[]>> batch) {
		for (Received<LedgerEvent> received : this.reader.read(LedgerEvent.class, "ledger-dlq-out-0", batch)) {
			if (Rehearsal.isId(received.event().data().campaignId())) {
				continue;
			}
			String signatureId = received.event().subject();
			switch (received.event().data()) {
				case LedgerEvent.Disowned disowned -> disown(disowned.personId());
				case LedgerEvent.Erased erased -> erase(signatureId, erased);
				case LedgerEvent.Withdrawn withdrawn ->
					release(signatureId, withdrawn.personId(), received.event().time());
				case LedgerEvent.Confirmed _, LedgerEvent.Amended _, LedgerEvent.ConsentWithdrawn _ -> {
					// No reason to stop writing.
				}
			}
		}
	}

	private void disown(String personId) {
		this.people.suppress(personId, Reason.DISOWNED);
		this.outcomes.cancel(personId, Reason.DISOWNED);
	}

	/**
	 * A withdrawal ends what was typed before it; what was typed since goes out at once.
	 */
	private void release(String signatureId, @Nullable String personId, Instant withdrawnAt) {
		if (personId == null) {
			return;
		}
		for (Person.Granted deferred : this.people.release(personId, signatureId)) {
			if (deferred.asked().isAfter(withdrawnAt)) {
				this.mails.hasten(deferred.mail(), deferred.at());
			}
			else {
				this.outcomes.suppress(List.of(deferred.mail()), Reason.LIMIT);
			}
		}
	}

	private void erase(String signatureId, LedgerEvent.Erased erased) {
		List<String> rows = this.mails.ofSignature(signatureId, erased.submittedBefore());
		this.outcomes.suppress(rows, Reason.ERASED);
		this.mails.anonymise(rows);
		if (erased.personId() != null) {
			this.people.forget(erased.personId(), signatureId);
		}
	}

}
