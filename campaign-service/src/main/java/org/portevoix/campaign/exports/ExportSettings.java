package org.portevoix.campaign.exports;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How exports are made.
 *
 * @param kept how long one can be downloaded after it was asked for
 * @param lease how long one that does not move is taken to go on; then it has failed
 * @param progressEvery after so many names it says how far it is, and looks whether it
 * goes on
 * @param fonts directories with fonts for names in scripts that the embedded ones lack;
 * those that are not there are passed over
 */
@ConfigurationProperties("portevoix.exports")
record ExportSettings(@DefaultValue("PT24H") Duration kept, @DefaultValue("PT2M") Duration lease,
		@DefaultValue("500") int progressEvery, @DefaultValue( {
				"/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto" }) List<Path> fonts){

	ExportSettings {
		fonts = List.copyOf(fonts);
	}

}
