package org.portevoix.campaign.console;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the console.
 *
 * @param previewKeys what the keys of preview links are made from
 * @param previewTtl how long a preview link lives
 * @param timeZones those that times can be given in, the usual one first
 */
@ConfigurationProperties("portevoix.console")
record ConsoleSettings(String previewKeys, @DefaultValue("P7D") Duration previewTtl,
		@DefaultValue("Europe/Brussels") List<String> timeZones) {

	ConsoleSettings {
		timeZones = List.copyOf(timeZones);
	}

}
