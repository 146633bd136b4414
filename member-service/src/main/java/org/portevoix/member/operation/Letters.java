package org.portevoix.member.operation;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.apache.kafka.common.TopicPartition;
import org.portevoix.member.operation.Dealings.By;
import org.portevoix.member.operation.Mending.Unfit;
import org.portevoix.member.operation.Reading.Span;
import org.portevoix.messaging.EventSender;
import org.portevoix.service.audit.Act;
import org.portevoix.service.problems.ChangedMeanwhile;
import org.portevoix.service.problems.NotFound;

import org.springframework.stereotype.Component;

/** What people do about dead letters. */
@Component
class Letters {

	private final DeadLetters log;

	private final Dealings dealings;

	private final EventSender audit;

	private final Clock clock;

	Letters(DeadLetters log, Dealings dealings, EventSender audit, Clock clock) {
		this.log = log;
		this.dealings = dealings;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * How many letters of each topic wait for somebody, and how many there are.
	 * @param dead as the log has them
	 */
	List<Dead> count(Map<TopicPartition, Span> dead) {
		Map<String, Dead> counts = new TreeMap<>();
		dead.forEach((partition, span) -> counts.merge(partition.topic(),
				new Dead(partition.topic(), span.size(), span.size()), Dead::plus));
		return counts.values()
			.stream()
			.map((one) -> (one.kept() == 0) ? one : one.less(done(one.topic(), dead)))
			.toList();
	}

	private long done(String topic, Map<TopicPartition, Span> dead) {
		return this.dealings.of(topic)
			.stream()
			.filter(Dealt::done)
			.filter((one) -> dead.getOrDefault(new TopicPartition(topic, one.partition()), new Span(0, 0))
				.holds(one.offset()))
			.count();
	}

	/** The letter with what it holds, once the trail has that it was opened. */
	Content open(Place place, By by) {
		Content content = this.log.read(place);
		this.audit.send(Act.BINDING, by.act("dead-letter.opened", place)
			.event(Dealings.SOURCE, by.caller(), by.origin(), this.clock.instant()));
		return content;
	}

	/**
	 * Sends it back as it is.
	 * @param seen the claim that she saw; null for none
	 * @throws ChangedMeanwhile if somebody else was faster, or it is done
	 * @throws LogAway if it is not known whether it was sent
	 */
	void retry(Place place, @Nullable String seen, By by) {
		Content content = this.log.read(place);
		send(content, Dealt.Act.RETRIED, content.value(), seen, by);
	}

	/**
	 * Sends it back with what she wrote.
	 * @throws Unfit if readers could not decode that
	 * @throws ChangedMeanwhile if somebody else was faster, or it is done
	 * @throws LogAway if it is not known whether it was sent
	 */
	void mend(Place place, String typed, @Nullable String seen, By by) throws Unfit {
		Content content = this.log.read(place);
		send(content, Dealt.Act.MENDED, Mending.value(content, typed), seen, by);
	}

	/**
	 * Leaves it where it is, and nobody is asked to look at it again.
	 * @throws ChangedMeanwhile if somebody else was faster, or it is done
	 */
	void setAside(Place place, @Nullable String seen, By by) {
		this.dealings.claim(this.log.read(place).letter(), Dealt.Act.ASIDE, seen, by);
	}

	private void send(Content content, Dealt.Act act, byte[] value, @Nullable String seen, By by) {
		if (Families.of(content.letter().place().source()) == null) {
			throw new NotFound();
		}
		String claim = this.dealings.claim(content.letter(), act, seen, by);
		this.log.sendBack(content, value);
		this.dealings.sent(content.letter(), claim);
	}

	/**
	 * A dead-letter topic.
	 *
	 * @param kept how many letters it holds
	 * @param waiting how many of them nobody has dealt with
	 */
	record Dead(String topic, long kept, long waiting) {

		Dead plus(Dead other) {
			return new Dead(this.topic, this.kept + other.kept, this.waiting + other.waiting);
		}

		Dead less(long done) {
			return new Dead(this.topic, this.kept, Math.max(0, this.waiting - done));
		}

	}

}
