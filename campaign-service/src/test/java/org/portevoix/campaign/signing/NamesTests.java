package org.portevoix.campaign.signing;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portevoix.campaign.Campaigns;
import org.portevoix.service.problems.InvalidRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is a name, and what only looks like one or spoils those of others. */
class NamesTests {

	@ParameterizedTest
	@ValueSource(strings = { "Aïcha", "O’Neill", "Jean-Luc", "van den Berg, jr.", "María José", "Nguyễn Thị Hòa",
			"សុខា", "ক্ষৌণীশ", "क्ष्म्य", "بِسْمِ", "นํ้าผึ้ง", "བསྒྲུབས", "李小龙", "ሰላም" })
	void takesNamesFromAllOverTheWorld(String name) {
		assertThat(taken(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Marie\u202EyrotciV", "A\uD800B", "\u3164\u115F", "X;=1+1", "A|B", "a\u2066b", "a\u2028b",
			"ท้้้้้้้้้้", "www.example", "<b>" })
	void refusesWhatIsNone(String name) {
		assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> taken(name));
	}

	private static boolean taken(String name) {
		SignatureRequest request = new SignatureRequest(name, "Voorbeeld", "a@example.org", "BE", null, "fr", null,
				true, List.of(), null, null);
		return SubmissionCheck.submission(Campaigns.open("names"), request, Instant.now()).givenName().equals(name);
	}

}
