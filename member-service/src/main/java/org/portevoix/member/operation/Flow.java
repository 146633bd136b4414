package org.portevoix.member.operation;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a group of consumers has before it on one topic.
 *
 * @param records how many it has not taken yet
 * @param age of the oldest of them; null if there is none, or if it was not read in time
 */
record Flow(String topic, String group, long records, @Nullable Duration age, State state) {

	/** What the age is told in: its name is that of a message. */
	public String unit() {
		Duration old = (this.age != null) ? this.age : Duration.ZERO;
		return (old.toMinutes() < 2) ? "seconds"
				: (old.toHours() < 2) ? "minutes" : (old.toDays() < 2) ? "hours" : "days";
	}

	/** The age in whole units. */
	public long amount() {
		Duration old = (this.age != null) ? this.age : Duration.ZERO;
		return switch (unit()) {
			case "seconds" -> old.toSeconds();
			case "minutes" -> old.toMinutes();
			case "hours" -> old.toHours();
			default -> old.toDays();
		};
	}

}
