package org.portevoix.notification.console;

import org.portevoix.notification.deliveries.Recovery;

/**
 * A recovery as pages show it.
 *
 * @param percent how far it is
 * @param queued how much is to be delivered
 * @param looked how much was looked at
 */
record RecoveryLine(int percent, long queued, long looked, boolean finished) {

	static RecoveryLine of(Recovery one) {
		return new RecoveryLine(one.percent(), one.queued(), one.looked(), one.finished() != null);
	}

}
