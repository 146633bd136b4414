package org.portevoix.member.staff;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordRulesTests {

	private static final String[] KNOWN = { "Noor Voorbeeld", "noor.voorbeeld@example.org", "portevoix" };

	@ParameterizedTest
	@CsvSource({ "eleven char,too-short", "'',required", "password1234,common", "P@ssw0rd2024!,common",
			"motdepasse123,common", "azertyuiop12,common", "qwerty123456,common", "aaaaaaaaaaaa,common",
			"123456789012,common", "Bienvenue2025!,common", "iloveyou2024!!,common", "contraseña2024,common",
			"wachtwoord123!,common", "Voorbeeld-Noor1,about-you", "portevoix-noor9,about-you" })
	void refusesWhatIsTriedFirst(String password, String code) {
		assertThat(PasswordRules.fault(password, KNOWN)).hasValue(code);
	}

	@ParameterizedTest
	@ValueSource(strings = { "grey herons over water", "correct horse battery staple", "onze kat slaapt op de kachel",
			"aB3$kf9Zq1!x", "zzz yawning zebra zzz", "Voorbeeld maar dan met veel meer woorden" })
	void takesWhatIsLongWithoutAskingForSigns(String password) {
		assertThat(PasswordRules.fault(password, KNOWN)).isEmpty();
	}

	@Test
	void countsCharactersAsPeopleDo() {
		assertThat(PasswordRules.fault("🦉🐙🦔🐳🦜🐝🦋🐢🦩🐘🦁")).hasValue("too-short");
		assertThat(PasswordRules.fault("🦉🐙🦔🐳🦜🐝🦋🐢🦩🐘🦁🐬")).isEmpty();
		assertThat(PasswordRules.fault("grey herons ".repeat(17))).hasValue("too-long");
	}

}
