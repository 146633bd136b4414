package org.portevoix.member.operation;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a group of consumers has before it on one topic.
 *
 * @param records how many it has not taken yet
 * @param age of the oldest of them; null if there is none, or if it was not read in time
 */
record Flow(String topic, String group, long records, @Nullable Duration age) {

	/** The age in whole seconds. */
	@Nullable Long seconds() {
		return (this.age != null) ? this.age.toSeconds() : null;
	}

}
