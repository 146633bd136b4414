package org.portevoix.campaign.exports;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How exports are made.
 *
 * @param kept how long one can be downloaded after it was asked for
 * @param lease how long one that does not move is taken to go on; then it has failed
 * @param progressEvery after so many names it says how far it is, and looks whether it
 * goes on
 */
@ConfigurationProperties("portevoix.exports")
record ExportSettings(@DefaultValue("PT24H") Duration kept, @DefaultValue("PT2M") Duration lease,
		@DefaultValue("500") int progressEvery) {

}
