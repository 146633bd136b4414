package org.portevoix.events;

import static java.util.Objects.requireNonNull;

/**
 * What became of a message, or of a partner's endpoint. Carried by {@code notifications}
 * under the id of either. No address.
 */
public sealed interface NotificationEvent extends EventData {

	/** The relay took the mail. */
	@EventType("mail.accepted.v1")
	record MailAccepted(String messageId, String campaignId, String signatureId) implements NotificationEvent {

		public MailAccepted {
			requireNonNull(messageId);
			requireNonNull(campaignId);
			requireNonNull(signatureId);
		}

	}

	/**
	 * The mail was refused for good.
	 *
	 * @param code the SMTP reply code, such as 550
	 */
	@EventType("mail.bounced.v1")
	record MailBounced(String messageId, String campaignId, String signatureId, int code) implements NotificationEvent {

		public MailBounced {
			requireNonNull(messageId);
			requireNonNull(campaignId);
			requireNonNull(signatureId);
		}

	}

	/**
	 * The mail was not sent.
	 *
	 * @param reason {@code limit}, {@code bounced} or {@code disowned}
	 */
	@EventType("mail.suppressed.v1")
	record MailSuppressed(String messageId, String campaignId, String signatureId,
			String reason) implements NotificationEvent {

		public MailSuppressed {
			requireNonNull(messageId);
			requireNonNull(campaignId);
			requireNonNull(signatureId);
			requireNonNull(reason);
		}

	}

	/**
	 * Nothing is delivered to a partner's endpoint any more, until somebody says so.
	 *
	 * @param reason {@code gone}, as the endpoint itself said, or {@code failing}, for
	 * days and nothing else
	 */
	@EventType("subscription.disabled.v1")
	record SubscriptionDisabled(String subscriptionId, String organisation,
			String reason) implements NotificationEvent {

		public SubscriptionDisabled {
			requireNonNull(subscriptionId);
			requireNonNull(organisation);
			requireNonNull(reason);
		}

	}

}
