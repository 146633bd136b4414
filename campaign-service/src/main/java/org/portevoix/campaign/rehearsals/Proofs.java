package org.portevoix.campaign.rehearsals;

import java.util.List;

import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

import org.portevoix.events.RehearsalEvent;
import org.portevoix.messaging.EventReader;

/** Takes from the log what each service says that it removed; the latest word holds. */
@Component
class Proofs {

	private final EventReader reader;

	private final Runs runs;

	Proofs(EventReader reader, Runs runs) {
		this.reader = reader;
		this.runs = runs;
	}

	void accept(Message<List<byte[]>> batch) {
		this.reader.read(RehearsalEvent.class, "rehearsals-dlq-out-0", batch).forEach((received) -> {
			switch (received.event().data()) {
				case RehearsalEvent.Wiped wiped -> this.runs.prove(wiped.campaignId(), wiped.service(),
						new Run.Proof(wiped.removed(), wiped.left(), received.event().time()));
			}
		});
	}

}
