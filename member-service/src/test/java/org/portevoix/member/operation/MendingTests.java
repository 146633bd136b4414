package org.portevoix.member.operation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;
import org.portevoix.events.Examples;
import org.portevoix.events.SignatureRecord;
import org.portevoix.member.operation.Mending.Unfit;
import org.portevoix.service.problems.NotFound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MendingTests {

	private final Event<SignatureRecord> event = Examples.submitted();

	private final String good = new String(EventCodec.data(this.event), StandardCharsets.UTF_8);

	@Test
	void takesWhatReadersCanDecode() throws Unfit {
		Content letter = letter("{}", EventCodec.headers(this.event));
		byte[] value = Mending.value(letter, "\r\n " + this.good + "\r\n");
		assertThat(EventCodec.decode(SignatureRecord.class, letter.attributes(), value)).isEqualTo(this.event);
		assertThat(Mending.cause(letter, value)).isNull();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			"{\n\n x", json, 3
			"", event, data is no object
			[], event, data is no object
			null, event, data is no object
			"{} {}", json, 1
			""")
	void saysWhatIsInTheWay(String typed, String code, String where) {
		Content letter = letter("{}", EventCodec.headers(this.event));
		assertThatExceptionOfType(Unfit.class).isThrownBy(() -> Mending.value(letter, typed)).satisfies((unfit) -> {
			assertThat(unfit.code()).isEqualTo(code);
			assertThat(unfit.where()).contains(where);
		});
	}

	@Test
	void namesTheFieldThatDoesNotFit() {
		Content letter = letter("{}", EventCodec.headers(this.event));
		String wrong = this.good.replaceFirst("\"ageConfirmed\":true", "\"ageConfirmed\":\"yes, Planted-4711\"");
		assertThat(wrong).isNotEqualTo(this.good);
		assertThatExceptionOfType(Unfit.class).isThrownBy(() -> Mending.value(letter, wrong)).satisfies((unfit) -> {
			assertThat(unfit.code()).isEqualTo("field");
			assertThat(unfit.where()).endsWith("ageConfirmed");
			assertThat(unfit).message().doesNotContain("Planted");
		});
	}

	@Test
	void saysThatTheEnvelopeIsInTheWay() {
		Content letter = letter("{}", Map.of("ce_specversion", "1.0"));
		assertThatExceptionOfType(Unfit.class).isThrownBy(() -> Mending.value(letter, this.good))
			.satisfies((unfit) -> assertThat(unfit.where()).isEqualTo("no attribute ce_type"));
	}

	@Test
	void sendsTheSameRecordAgainWithoutWhatWasSaidAboutIt() {
		Content letter = letter("{\"a\":1.10}", EventCodec.headers(this.event));
		ProducerRecord<byte[], byte[]> again = letter.again(letter.value());
		assertThat(again.topic()).isEqualTo("signatures");
		assertThat(again.partition()).isNull();
		assertThat(new String(again.key(), StandardCharsets.UTF_8)).isEqualTo(this.event.subject());
		assertThat(new String(again.value(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1.10}");
		assertThat(again.headers().toArray()).extracting((header) -> header.key())
			.containsExactlyInAnyOrderElementsOf(EventCodec.headers(this.event).keySet());
	}

	@Test
	void layOutWhatIsJsonAndLeaveWhatIsNot() {
		assertThat(letter("{\"a\":1}", Map.of()).pretty()).contains("\n");
		assertThat(letter("{\"a\":", Map.of()).pretty()).isEqualTo("{\"a\":");
		assertThat(letter(null, Map.of()).pretty()).isEmpty();
	}

	@Test
	void knowsAPlaceFromAnAddress() {
		assertThat(Place.of("signatures.dlq", "0-17")).isEqualTo(new Place("signatures.dlq", 0, 17));
		for (String wrong : List.of("", "0", "-1-2", "0-x", "0-17-1", "99999999999-1")) {
			assertThatExceptionOfType(NotFound.class).isThrownBy(() -> Place.of("signatures.dlq", wrong));
		}
		assertThatExceptionOfType(NotFound.class).as("nobody reads other topics here")
			.isThrownBy(() -> Place.of("signatures", "0-17"));
	}

	@Test
	void tellHowFarADealingIs() {
		Instant began = Clock.systemUTC().instant();
		Dealt claimed = dealt(Dealt.Act.MENDED, began, null);
		assertThat(claimed.standing(began.plusSeconds(5))).isEqualTo(Dealt.Standing.SENDING);
		assertThat(claimed.standing(began.plusSeconds(31))).isEqualTo(Dealt.Standing.PERHAPS);
		assertThat(claimed.done()).isFalse();
		Dealt sent = dealt(Dealt.Act.MENDED, began, began.plusSeconds(1));
		assertThat(sent.standing(began.plus(Duration.ofDays(1)))).isEqualTo(Dealt.Standing.SENT);
		assertThat(sent.done()).isTrue();
		assertThat(dealt(Dealt.Act.ASIDE, began, null).done()).isTrue();
		assertThat(List.of(Dealt.Standing.values())).filteredOn(Dealt.Standing::mayBeRepeated)
			.containsExactly(Dealt.Standing.PERHAPS, Dealt.Standing.ASIDE);
	}

	private static Dealt dealt(Dealt.Act act, Instant at, @Nullable Instant sent) {
		return new Dealt("x", "signatures.dlq", 0, 1, act, at, "a", null, "why", "claim", sent, at, List.of(), null);
	}

	private Content letter(@Nullable String value, Map<String, String> headers) {
		ConsumerRecord<byte[], byte[]> found = new ConsumerRecord<>("signatures.dlq", 0, 17,
				this.event.subject().getBytes(StandardCharsets.UTF_8),
				(value != null) ? value.getBytes(StandardCharsets.UTF_8) : null);
		headers.forEach((name, text) -> found.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
		found.headers().add("dlq_cause", "broken".getBytes(StandardCharsets.UTF_8));
		found.headers().add("dlq_place", "3:4".getBytes(StandardCharsets.UTF_8));
		return new Content(found);
	}

}
