package org.portevoix.campaign.moderation;

import org.portevoix.ui.MessageBundle;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires moderation to its words. */
@Configuration(proxyBeanMethods = false)
class ModerationConfiguration {

	@Bean
	MessageBundle moderationMessages() {
		return new MessageBundle("org/portevoix/campaign/moderation/messages");
	}

}
