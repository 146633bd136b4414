package org.portevoix.notification.mails;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the queue works.
 *
 * @param lease how long an instance has a mail to itself; longer than sending one takes
 * @param held how many mails an instance takes at most before it has sent them
 * @param retryFirst the wait after the first temporary failure; it doubles
 * @param retryMost the longest wait
 * @param retryFor how long it is tried
 * @param kept how long a row without address stays, so that a replay mails nobody twice;
 * longer than the log
 * @param limits how many mails a person gets
 */
@ConfigurationProperties("portevoix.mails")
record MailSettings(@DefaultValue("PT2M") Duration lease, @DefaultValue("2000") int held,
		@DefaultValue("PT30S") Duration retryFirst, @DefaultValue("PT1H") Duration retryMost,
		@DefaultValue("P3D") Duration retryFor, @DefaultValue("P30D") Duration kept, @DefaultValue Limits limits) {

	/**
	 * How many mails a person gets, since anybody can ask for them.
	 *
	 * @param perAddressADay over all campaigns
	 * @param perSignatureAWeek in 7 days
	 * @param apart the shortest time between two about the same signature
	 */
	record Limits(@DefaultValue("8") int perAddressADay, @DefaultValue("5") int perSignatureAWeek,
			@DefaultValue("PT1H") Duration apart) {

	}

}
