package org.portevoix.member.operation;

import org.portevoix.service.problems.NotFound;

/**
 * Where a dead letter lies.
 *
 * @param topic the dead-letter topic
 * @param partition there
 * @param offset there
 */
record Place(String topic, int partition, long offset) {

	/** How the name of a dead-letter topic ends. */
	private static final String DEAD = ".dlq";

	static boolean isDead(String topic) {
		return topic.endsWith(DEAD);
	}

	/** The topic that the letters of a dead-letter topic come from. */
	static String source(String topic) {
		return topic.substring(0, topic.length() - DEAD.length());
	}

	/**
	 * As an address names it.
	 * @throws NotFound if that is no place
	 */
	static Place of(String topic, String place) {
		if (!isDead(topic) || !place.matches("\\d{1,9}-\\d{1,18}")) {
			throw new NotFound();
		}
		int dash = place.indexOf('-');
		return new Place(topic, Integer.parseInt(place.substring(0, dash)), Long.parseLong(place.substring(dash + 1)));
	}

	public String source() {
		return source(this.topic);
	}

	/** The address of the page about it. */
	public String path() {
		return "/console/operation/" + this.topic + "/" + this.partition + "-" + this.offset;
	}

	/** As the audit trail names it. */
	String object() {
		return "dead-letter/" + this.topic + "/" + this.partition + "/" + this.offset;
	}

}
