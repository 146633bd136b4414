package org.portevoix.ui;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What pages have to know of their surroundings.
 *
 * @param publicUrl where people reach the platform, without a slash at its end
 * @param firstCountries ISO codes of the countries that a list begins with
 */
@ConfigurationProperties("portevoix")
public record UiProperties(@DefaultValue("http://localhost:8080") String publicUrl, @DefaultValue( {
		"BE", "FR", "NL", "LU", "BO", "CD", "IN", "SN" }) List<String> firstCountries){

	public UiProperties {
		firstCountries = List.copyOf(firstCountries);
	}

}
