package org.portevoix.member.staff;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the accounts.
 *
 * @param publicUrl where links lead
 * @param administrator address of the first administrator
 * @param administratorPassword hers; without it there is no such account
 * @param invitationLife how long an invitation is good
 * @param resetLife how long a link to choose a new password is good
 * @param attempts how often a password may be tried
 */
@ConfigurationProperties("portevoix.staff")
record StaffSettings(String publicUrl, String administrator, String administratorPassword, Duration invitationLife,
		Duration resetLife, Limits attempts) {

	/** Without the password. */
	@Override
	public String toString() {
		return "StaffSettings[publicUrl=" + this.publicUrl + "]";
	}

	/**
	 * How often something may be tried for one address.
	 *
	 * @param free failures without a wait
	 * @param firstWait after one more; each further one doubles it
	 * @param longestWait never more than this
	 * @param forgotten how long after the last one they count no more
	 * @param resets mails with a link to choose a new password, in the same time as
	 * {@code forgotten}
	 */
	record Limits(int free, Duration firstWait, Duration longestWait, Duration forgotten, int resets) {

		private static final int ENOUGH_DOUBLINGS = 20;

		/** How long to wait after so many failures. */
		Duration after(int failures) {
			if (failures < this.free) {
				return Duration.ZERO;
			}
			Duration wait = this.firstWait.multipliedBy(1L << Math.min(failures - this.free, ENOUGH_DOUBLINGS));
			return (wait.compareTo(this.longestWait) < 0) ? wait : this.longestWait;
		}

	}

}
