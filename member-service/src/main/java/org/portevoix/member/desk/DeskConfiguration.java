package org.portevoix.member.desk;

import org.portevoix.ui.MessageBundle;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the pages their words. */
@Configuration(proxyBeanMethods = false)
class DeskConfiguration {

	@Bean
	MessageBundle deskMessages() {
		return new MessageBundle("org/portevoix/member/desk/messages");
	}

}
