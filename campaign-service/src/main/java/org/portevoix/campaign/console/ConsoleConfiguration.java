package org.portevoix.campaign.console;

import org.portevoix.tokens.TokenKeys;
import org.portevoix.ui.MessageBundle;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the console its words and its keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
class ConsoleConfiguration {

	@Bean
	MessageBundle consoleMessages() {
		return new MessageBundle("org/portevoix/campaign/console/messages");
	}

	@Bean
	PreviewLinks previewLinks(ConsoleSettings settings) {
		return new PreviewLinks(TokenKeys.parse(settings.previewKeys()), settings.previewTtl());
	}

}
