package org.portevoix.campaign.pages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LikelyProviderTests {

	@ParameterizedTest
	@CsvSource({ "aicha@gmial.com, gmail.com", "aicha@gmail.co, gmail.com", "aicha@gmail.con, gmail.com",
			"AICHA@GMAL.COM, gmail.com", "aicha@hotmial.com, hotmail.com", "aicha@hotmal.con, hotmail.com",
			"aicha@outlok.com, outlook.com", "aicha@telent.be, telenet.be", "aicha@skynet.bee, skynet.be" })
	void findsWhatWasProbablyMeant(String address, String provider) {
		assertThat(LikelyProvider.of(address)).contains(provider);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "@", "aicha", "gmial.com", "aicha@gmail.com", "aicha@mail.com", "aicha@ymail.com",
			"aicha@wsm.be", "aicha@example.org", "aicha@gmx.com", "aicha@hotmail.it", "aicha@orange.sn",
			"aicha@gmail.com.gmail.com.gmail.com.gmail.com.gmail.com" })
	void asksNobodyWithoutReason(String address) {
		assertThat(LikelyProvider.of(address)).isEmpty();
	}

	@Test
	void showsNoNameButItsOwn() {
		assertThat(LikelyProvider.known("gmail.com")).contains("gmail.com");
		assertThat(LikelyProvider.known("evil.example")).isEmpty();
		assertThat(LikelyProvider.known(null)).isEmpty();
	}

}
