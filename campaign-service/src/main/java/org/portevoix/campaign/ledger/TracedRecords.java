package org.portevoix.campaign.ledger;

import java.util.ArrayList;
import java.util.List;

import io.opentelemetry.api.trace.SpanKind;
import org.portevoix.events.SignatureRecord;
import org.portevoix.messaging.Received;
import org.portevoix.tracing.Fact;
import org.portevoix.tracing.Step;
import org.portevoix.tracing.Tracing;

/**
 * The records of a batch, each of which may belong to a trace of its own. Where that is
 * recorded, taking the record is a step of it, and what the ledger tells follows from
 * that step.
 *
 * @param all in their order
 * @param steps of those that are recorded
 */
record TracedRecords(List<Received<SignatureRecord>> all, List<Step> steps) {

	static TracedRecords of(List<Received<SignatureRecord>> records, Tracing tracing) {
		if (!tracing.isOn()) {
			return new TracedRecords(records, List.of());
		}
		List<Step> steps = new ArrayList<>();
		return new TracedRecords(records.stream().map((record) -> traced(record, tracing, steps)).toList(), steps);
	}

	private static Received<SignatureRecord> traced(Received<SignatureRecord> record, Tracing tracing,
			List<Step> steps) {
		Step step = tracing.begin(SpanKind.CONSUMER, record.event().traceparent());
		if (!step.isRecorded()) {
			return record;
		}
		steps.add(step.named("ledger").with(Fact.TOPIC, "signatures").with(Fact.EVENT, record.event().type()));
		return new Received<>(record.event().in(step.traceparent()), record.partition(), record.offset());
	}

	/**
	 * Ends the steps.
	 * @param done whether the batch was counted and told
	 */
	void end(boolean done) {
		this.steps.forEach((step) -> {
			if (!done) {
				step.failed();
			}
			step.with(Fact.OUTCOME, done ? "done" : "again").end();
		});
	}

}
