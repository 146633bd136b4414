package org.portevoix.member.pages;

import org.portevoix.ui.MessageBundle;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the pages their words. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration {

	@Bean
	MessageBundle memberMessages() {
		return new MessageBundle("org/portevoix/member/pages/messages");
	}

}
