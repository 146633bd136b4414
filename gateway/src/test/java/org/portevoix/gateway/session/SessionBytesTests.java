package org.portevoix.gateway.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SessionBytesTests {

	private static final Instant NOW = Instant.parse("2026-03-08T10:15:30Z");

	@ParameterizedTest
	@ValueSource(strings = { "opaque", "with spaces and é", "a.b.c", "e30.e30.c2ln", "e30.e30.", "...", "....", ".....",
			"=", "e30=.e30=.x", "e31.e31.e31", "a.b.c.d.e.f.g.h", "ABCD" })
	void keepsEveryTokenExactly(String token) {
		Session session = new Session("id", "previous", "Zoë", NOW, new Tokens(token, NOW.plusSeconds(300), token));
		assertThat(SessionBytes.read(SessionBytes.write(session))).isEqualTo(session);
	}

	@Test
	void keepsWhatIsNotThere() {
		Session session = new Session("id", null, "s", NOW, new Tokens("a", NOW, null));
		assertThat(SessionBytes.read(SessionBytes.write(session))).isEqualTo(session);
	}

	@Test
	void takesLessRoomThanTheTokenItself() {
		String roles = "{\"roles\":{" + "\"organisation-of-workers\":\"campaigner\",".repeat(100) + "}}";
		String token = "e30."
				+ Base64.getUrlEncoder().withoutPadding().encodeToString(roles.getBytes(StandardCharsets.UTF_8))
				+ ".c2ln";
		Session session = new Session("id", null, "s", NOW, new Tokens(token, NOW, null));
		assertThat(SessionBytes.write(session).length).isLessThan(token.length() / 5);
	}

	@Test
	void readsNothingThatANewerGatewayWrote() {
		byte[] bytes = SessionBytes.write(new Session("id", null, "s", NOW, new Tokens("a", NOW, null)));
		bytes[0]++;
		assertThat(SessionBytes.read(bytes)).isNull();
		assertThat(SessionBytes.read(new byte[0])).isNull();
	}

	@Test
	void keepsAnAttemptForSoLong() {
		SignInAttempt attempt = SignInAttempt.start("/console", NOW);
		assertThat(SignInAttempt.of(attempt.toBytes())).isEqualTo(attempt);
		assertThat(attempt.isWithin(Duration.ofMinutes(10), NOW.plus(Duration.ofMinutes(10)))).isTrue();
		assertThat(attempt.isWithin(Duration.ofMinutes(10), NOW.plus(Duration.ofMinutes(10)).plusMillis(1))).isFalse();
	}

	/** The example of RFC 7636, appendix B. */
	@Test
	void challengesTheIssuerAsTheStandardSays() {
		assertThat(
				new SignInAttempt("s", "n", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "/console", NOW).challenge())
			.isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
	}

	@Test
	void remembersTheSessionBeforeOfTheSamePersonOnly() {
		Tokens tokens = new Tokens("a", NOW, null);
		Session annas = Session.start("anna", tokens, null, NOW);
		assertThat(annas.previousId()).isNull();
		assertThat(Session.start("anna", tokens, annas, NOW).previousId()).isEqualTo(annas.id());
		assertThat(Session.start("anna", tokens, annas, NOW).id()).isNotEqualTo(annas.id());
		assertThat(Session.start("eve", tokens, annas, NOW).previousId()).isNull();
		assertThat(annas.with(new Tokens("b", NOW, null)).id()).isEqualTo(annas.id());
	}

	@Test
	void showsNoTokenInALog() {
		assertThat(Session.start("anna", new Tokens("secret", NOW, "secret"), null, NOW).toString())
			.doesNotContain("secret");
	}

}
