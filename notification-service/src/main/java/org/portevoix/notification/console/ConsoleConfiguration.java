package org.portevoix.notification.console;

import org.portevoix.ui.MessageBundle;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the pages their words. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

	@Bean
	MessageBundle consoleMessages() {
		return new MessageBundle("org/portevoix/notification/console/messages");
	}

}
