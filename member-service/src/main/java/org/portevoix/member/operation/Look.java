package org.portevoix.member.operation;

import java.util.List;

/**
 * The log at one moment.
 *
 * @param flows by topic and group
 * @param letters the newest first, some of each topic
 * @param kept how many dead letters there are in all
 */
record Look(List<Flow> flows, List<DeadLetter> letters, long kept) {

	Look {
		flows = List.copyOf(flows);
		letters = List.copyOf(letters);
	}

}
