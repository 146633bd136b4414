package org.portevoix.campaign.campaigns;

/** A campaign was begun with the same form before. */
public class BegunBefore extends RuntimeException {

	private final transient Campaign campaign;

	BegunBefore(Campaign campaign) {
		super("Begun before");
		this.campaign = campaign;
	}

	/** What was begun then. */
	public Campaign campaign() {
		return this.campaign;
	}

}
