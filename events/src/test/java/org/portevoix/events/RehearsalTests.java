package org.portevoix.events;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What belongs to a rehearsal can be told from what is real by its name alone. */
class RehearsalTests {

	@Test
	void marksEveryNameThatItGives() {
		String id = Rehearsal.newId();
		String slug = Rehearsal.slug("water-for-all", id);
		assertThat(Rehearsal.isId(id)).isTrue();
		assertThat(id).isNotEqualTo(Rehearsal.newId()).doesNotContain(".");
		assertThat(Rehearsal.idOrNull(id)).isEqualTo(id);
		assertThat(Rehearsal.idOrNull(Examples.CAMPAIGN_ID)).isNull();
		assertThat(Rehearsal.isSlug(slug)).isTrue();
		assertThat(Rehearsal.campaignOf(slug)).isEqualTo("water-for-all");
		assertThat(Rehearsal.idOfSlug(slug)).isEqualTo(id);
		assertThat(Rehearsal.isMadeUp("Amina.1@" + Rehearsal.domain(id).toUpperCase(java.util.Locale.ROOT))).isTrue();
		String reference = Rehearsal.reference(id, Examples.PERSON_REF);
		assertThat(reference).hasSameSizeAs(Examples.PERSON_REF).isNotEqualTo(Rehearsal.reference(id, "x".repeat(44)));
		assertThat(Rehearsal.isReference(reference)).isTrue();
		assertThat(Rehearsal.idOf(reference)).isEqualTo(id);
	}

	@Test
	void takesNothingRealForMadeUp() {
		assertThat(Rehearsal.isId(Examples.CAMPAIGN_ID)).isFalse();
		assertThat(Rehearsal.isSlug("rehearsal-of-a-choir")).isFalse();
		assertThat(Rehearsal.campaignOf("rehearsal-of-a-choir")).isEqualTo("rehearsal-of-a-choir");
		assertThat(Rehearsal.isMadeUp("rehearsal.invalid@example.org")).isFalse();
		assertThat(Rehearsal.isMadeUp("me@myrehearsal.invalid")).isFalse();
		assertThat(Rehearsal.isReference(Examples.PERSON_REF)).isFalse();
	}

	@Test
	void everyEnvelopeAboutARehearsalSaysSoAndNoOther() {
		String id = Rehearsal.newId();
		String slug = Rehearsal.slug(Examples.SLUG, id);
		Event<?> made = Event.of(URI.create("/test"), slug, Examples.TIME,
				new PublicEvent.Confirmed(slug, null, null, "other", 1));
		assertThat(EventCodec.headers(made)).containsEntry("ce_rehearsal", "true");
		assertThat(EventCodec.toJson(made).path("rehearsal").asString()).isEqualTo("true");
		assertThat(EventCodec.binary(EventCodec.toJson(made).toString()).headers()).isEqualTo(EventCodec.headers(made));
		Map<String, String> record = EventCodec
			.headers(Event.of(URI.create("/test"), "s", Examples.TIME, new SignatureRecord.Confirmation(id, "x")));
		assertThat(record).containsEntry("ce_rehearsal", "true");
		Examples.all()
			.values()
			.stream()
			.flatMap(java.util.Collection::stream)
			.filter((event) -> !(event.data() instanceof RehearsalEvent
					|| event.data() instanceof CampaignEvent.RehearsalWiped))
			.forEach((event) -> assertThat(EventCodec.headers(event)).doesNotContainKey("ce_rehearsal"));
	}

}
