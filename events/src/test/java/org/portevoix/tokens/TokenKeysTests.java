package org.portevoix.tokens;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portevoix.tokens.ActionToken.Action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

class TokenKeysTests {

	private static final Instant NOW = Instant.parse("2026-03-08T10:15:30.250Z");

	private static final ActionToken TOKEN = new ActionToken(Action.CONFIRM, "sig-A_1", "campaign-1", "submission-1",
			NOW.plus(Duration.ofDays(7)));

	private final TokenKeys keys = TokenKeys.parse("k1:" + key(1));

	@ParameterizedTest
	@EnumSource
	void verifiesWhatItMinted(Action action) {
		ActionToken token = new ActionToken(action, "s", "c", "e", NOW.plusSeconds(60));
		assertThat(this.keys.verify(this.keys.mint(token), action, NOW)).isEqualTo(token);
	}

	@Test
	void isSafeInAnAddress() {
		assertThat(this.keys.mint(TOKEN)).matches("[A-Za-z0-9._-]+");
	}

	@Test
	void refusesToMintWhatItCouldNotRead() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.keys.mint(new ActionToken(Action.CONFIRM, "a.b", "c", "e", NOW)));
	}

	@Test
	void expiresOnTheSecond() {
		String minted = this.keys.mint(TOKEN);
		Instant end = TOKEN.expiresAt();
		assertThat(this.keys.verify(minted, Action.CONFIRM, end.minusMillis(1))).isEqualTo(TOKEN);
		assertThatExceptionOfType(ExpiredToken.class).isThrownBy(() -> this.keys.verify(minted, Action.CONFIRM, end))
			.satisfies((ex) -> assertThat(ex.token()).isEqualTo(TOKEN));
	}

	@Test
	void isForOneActionOnly() {
		String minted = this.keys.mint(TOKEN);
		refuses(this.keys, minted, Action.WITHDRAW, NOW);
		refuses(this.keys, minted, Action.WITHDRAW, NOW.plus(Duration.ofDays(400)));
	}

	@Test
	void tellsWhatAgenuineTokenIsForAndNothingOfAforgedOne() {
		String minted = this.keys.mint(TOKEN);
		assertThatExceptionOfType(InvalidToken.class).isThrownBy(() -> this.keys.verify(minted, Action.WITHDRAW, NOW))
			.satisfies((ex) -> assertThat(ex.meantFor()).isEqualTo(Action.CONFIRM));
		assertThatExceptionOfType(InvalidToken.class)
			.isThrownBy(() -> this.keys.verify(minted.substring(0, minted.length() - 1), Action.WITHDRAW, NOW))
			.satisfies((ex) -> assertThat(ex.meantFor()).isNull());
	}

	@Test
	void refusesEveryPartThatWasChanged() {
		String[] parts = this.keys.mint(TOKEN).split("\\.");
		for (int i = 0; i < parts.length; i++) {
			String was = parts[i];
			for (String forged : new String[] { was + "A", "", "W", "zzzzzz", was.substring(1), flipped(was) }) {
				parts[i] = forged;
				String token = String.join(".", parts);
				if (!forged.equals(was)) {
					refuses(this.keys, token, Action.CONFIRM, NOW);
				}
			}
			parts[i] = was;
		}
	}

	@Test
	void refusesEverySingleCharacterThatWasChanged() {
		String minted = this.keys.mint(TOKEN);
		for (int i = 0; i < minted.length(); i++) {
			char other = (minted.charAt(i) == 'A') ? 'B' : 'A';
			refuses(this.keys, minted.substring(0, i) + other + minted.substring(i + 1), Action.CONFIRM, NOW);
		}
	}

	@Test
	void keysRotate() {
		String old = this.keys.mint(TOKEN);
		TokenKeys rotated = TokenKeys.parse(" k2:%s , k1:%s".formatted(key(2), key(1)));
		assertThat(rotated.verify(old, Action.CONFIRM, NOW)).isEqualTo(TOKEN);
		assertThat(rotated.mint(TOKEN)).startsWith("k2.");
		refuses(this.keys, rotated.mint(TOKEN), Action.CONFIRM, NOW);
		refuses(TokenKeys.parse("k1:" + key(3)), old, Action.CONFIRM, NOW);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",", "k1", "k1:", ":AAAA", "k 1:AAAA", "k1:AAAA", "k1:not base64 at all, but secret" })
	void refusesAFaultySettingWithoutQuotingIt(String setting) {
		assertThatIllegalArgumentException().isThrownBy(() -> TokenKeys.parse(setting))
			.satisfies((ex) -> assertThat(ex.getMessage()).contains("TOKEN_KEYS"))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"))
			.satisfies((ex) -> assertThat(ex.getCause()).isNull());
	}

	@Test
	void refusesTwoKeysOfOneName() {
		assertThatIllegalArgumentException().isThrownBy(() -> TokenKeys.parse("k1:%s,k1:%s".formatted(key(1), key(2))));
	}

	@Test
	void rubbishProvesNothing() {
		Random random = new Random(20260308);
		String minted = this.keys.mint(TOKEN);
		for (int i = 0; i < 20_000; i++) {
			String rubbish = switch (random.nextInt(4)) {
				case 0 -> text(random, random.nextInt(200));
				case 1 -> minted.substring(0, random.nextInt(minted.length()));
				case 2 -> mutated(minted, random);
				default -> "k1." + text(random, 3) + "." + text(random, 4) + "......".substring(random.nextInt(6));
			};
			Throwable thrown = catchThrowable(() -> this.keys.verify(rubbish, Action.CONFIRM, NOW));
			assertThat(thrown).as("attempt %d", i).isExactlyInstanceOf(InvalidToken.class);
		}
	}

	@Test
	void opensWhatItSealedForThatPurposeOnly() {
		String sealed = this.keys.seal("preview", "c-1.serial.k3");
		assertThat(this.keys.open("preview", sealed)).isEqualTo("c-1.serial.k3");
		assertThat(sealed).matches("[A-Za-z0-9_.-]+");
		List<String> forged = new java.util.ArrayList<>(List.of("", ".", "..", sealed + "A", sealed.substring(1),
				sealed.replace("c-1", "c-2"), sealed.replace("k3", "k4"), sealed.replaceFirst("\\.", "")));
		for (int i = 0; i < sealed.length(); i++) {
			forged.add(sealed.substring(0, i) + (sealed.charAt(i) == 'x' ? 'y' : 'x') + sealed.substring(i + 1));
		}
		for (String one : forged) {
			assertThatExceptionOfType(InvalidToken.class).as(one).isThrownBy(() -> this.keys.open("preview", one));
		}
		assertThatExceptionOfType(InvalidToken.class).isThrownBy(() -> this.keys.open("other", sealed));
		String action = this.keys.mint(new ActionToken(Action.CONFIRM, "s", "c-1", "e", NOW.plusSeconds(60)));
		assertThatExceptionOfType(InvalidToken.class).isThrownBy(() -> this.keys.open("preview", action));
		TokenKeys rotated = TokenKeys.parse("k9:" + key(9) + ",k1:" + key(1));
		assertThat(rotated.open("preview", TokenKeys.parse("k1:" + key(1)).seal("preview", "x"))).isEqualTo("x");
	}

	private static String text(Random random, int length) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(Character.MAX_VALUE)));
		}
		return text.toString();
	}

	private static String mutated(String minted, Random random) {
		StringBuilder text = new StringBuilder(minted);
		int place = random.nextInt(text.length());
		char was = text.charAt(place);
		text.setCharAt(place, (char) (was + 1 + random.nextInt(Character.MAX_VALUE - 1)));
		return text.toString();
	}

	private static String flipped(String part) {
		return new StringBuilder(part).reverse().toString();
	}

	private static void refuses(TokenKeys keys, String token, Action action, Instant now) {
		assertThatExceptionOfType(InvalidToken.class).as(token).isThrownBy(() -> keys.verify(token, action, now));
	}

	private static String key(int seed) {
		byte[] bytes = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
		bytes[0] = (byte) seed;
		return Base64.getEncoder().encodeToString(bytes);
	}

}
