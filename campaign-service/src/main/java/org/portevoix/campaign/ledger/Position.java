package org.portevoix.campaign.ledger;

/**
 * A place in the log.
 *
 * @param epoch which incarnation of the topic, so that a re-created one is not mistaken
 * for old offsets
 */
record Position(String epoch, int partition, long offset) {

	/**
	 * Whether it lies in the same partition of the same incarnation, at or before
	 * another.
	 */
	boolean upTo(Position other) {
		return sameLog(other) && this.offset <= other.offset;
	}

	boolean sameLog(Position other) {
		return this.partition == other.partition && this.epoch.equals(other.epoch);
	}

}
