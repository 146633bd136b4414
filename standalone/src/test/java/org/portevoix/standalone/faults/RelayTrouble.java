package org.portevoix.standalone.faults;

import java.time.Duration;
import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

/**
 * A mail relay that does not do what it should.
 *
 * @param how in a word
 * @param faults what the developer mailbox is told
 * @param lasts how long
 * @param allowed what may happen
 */
record RelayTrouble(String how, ObjectNode faults, Duration lasts, Set<Allowed> allowed) implements Fault {

	private static final Duration LASTS = Duration.ofSeconds(25);

	static RelayTrouble putsOff() {
		return new RelayTrouble("4xx", Web.JSON.createObjectNode().put("rejectWith", 451), LASTS, Set.of());
	}

	/** Whoever is refused for good is not written to again. */
	static RelayTrouble refuses() {
		return new RelayTrouble("5xx", Web.JSON.createObjectNode().put("rejectWith", 550), Duration.ofSeconds(5),
				Set.of(Allowed.MAIL_REFUSED));
	}

	static RelayTrouble stalls() {
		return new RelayTrouble("stalls for 30 s", Web.JSON.createObjectNode().put("delayMillis", 30_000), LASTS,
				Set.of(Allowed.MAIL_TWICE));
	}

	static RelayTrouble hangsUp() {
		return new RelayTrouble("drops the line after DATA", Web.JSON.createObjectNode().put("dropAfterData", true),
				LASTS, Set.of(Allowed.MAIL_TWICE));
	}

	@Override
	public String name() {
		return "SMTP " + this.how;
	}

	@Override
	public String strike(Platform platform, Crowd crowd) {
		Web mailbox = new Web(platform.system().mailboxUrl(""));
		mailbox.put("/api/faults", this.faults).expect(200);
		Platform.pass(this.lasts);
		mailbox.put("/api/faults", Web.JSON.createObjectNode()).expect(200);
		return "the relay: %s, for %d s".formatted(this.how, this.lasts.toSeconds());
	}

}
