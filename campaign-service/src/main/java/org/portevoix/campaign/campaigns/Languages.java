package org.portevoix.campaign.campaigns;

import java.util.Set;

/** The languages that the platform speaks. */
public final class Languages {

	public static final Set<String> ALL = Set.of("fr", "nl", "en", "es");

	private Languages() {
	}

}
