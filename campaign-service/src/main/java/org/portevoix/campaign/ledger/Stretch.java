package org.portevoix.campaign.ledger;

/**
 * What a batch holds of one partition.
 *
 * @param start its first record
 * @param end its last one
 */
record Stretch(Position start, Position end) {

	Position at(long offset) {
		return new Position(this.start.epoch(), this.start.partition(), offset);
	}

}
