package org.portevoix.campaign.pages;

import org.portevoix.ui.MessageBundle;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the citizens' pages their words. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration {

	@Bean
	MessageBundle pagesMessages() {
		return new MessageBundle("org/portevoix/campaign/pages/messages");
	}

}
