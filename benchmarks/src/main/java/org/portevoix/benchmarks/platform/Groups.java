package org.portevoix.benchmarks.platform;

/** The groups that follow what people do, by the names in the services' settings. */
public final class Groups {

	/** Counts. */
	public static final String CAMPAIGN_LEDGER = "campaign-ledger";

	/** Sends mails. */
	public static final String NOTIFICATION = "notification-service";

	/** Records consents. */
	public static final String MEMBER = "member-service";

	private Groups() {
	}

}
