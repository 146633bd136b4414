package org.portevoix.campaign.campaigns;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OriginalsTests {

	private static final Content.Words ENGLISH = new Content.Words("Title", "Demand", "Story", "Thanks", null);

	private static final Content.Words FRENCH = new Content.Words("Titre", "Demande", "Récit", "Merci", null);

	private final Content first = content("en", ENGLISH, FRENCH);

	private final Originals written = Originals.UNKNOWN.after(null, this.first, Set.of());

	@Test
	void callsAtranslationOutdatedOnceItsOriginalChanges() {
		Content changed = content("en", new Content.Words("Title", "New demand", "Story", "Thanks", null), FRENCH);
		Originals after = this.written.after(this.first, changed, Set.of());
		assertThat(this.written.outdated(this.first, "fr")).isEmpty();
		assertThat(after.outdated(changed, "fr")).containsExactly("demand");
		assertThat(after.outdated(changed, "en")).isEmpty();
		assertThat(after.outdated(changed, "es")).isEmpty();
		assertThat(after.after(changed, changed, Set.of("fr.demand")).outdated(changed, "fr")).isEmpty();
		assertThat(after.after(changed, changed, Set.of("nl.demand")).outdated(changed, "fr")).isNotEmpty();
		Content mended = content("en", changed.translations().get("en"),
				new Content.Words("Titre", "Nouvelle demande", "Récit", "Merci", null));
		assertThat(after.after(changed, mended, Set.of()).outdated(mended, "fr")).isEmpty();
	}

	@Test
	void isCurrentAgainWhenTheOriginalIsWhatItWas() {
		Content changed = content("en", new Content.Words("Other", "Demand", "Story", "Thanks", null), FRENCH);
		Originals after = this.written.after(this.first, changed, Set.of());
		assertThat(after.after(changed, this.first, Set.of()).outdated(this.first, "fr")).isEmpty();
	}

	@Test
	void beginsAnewWithAnotherFirstLanguage() {
		Content turned = content("fr", ENGLISH, FRENCH);
		assertThat(this.written.after(this.first, turned, Set.of()).outdated(turned, "en")).isEmpty();
		assertThat(Originals.UNKNOWN.outdated(this.first, "fr")).isEmpty();
	}

	@Test
	void knowsThatAcopyLeftItsTranslationsBehind() {
		Content copy = content("en", new Content.Words("Other", "Demand", "Story", "Thanks", null), FRENCH);
		assertThat(Originals.ofCopy(copy, this.first, this.written).outdated(copy, "fr")).containsExactly("title");
		assertThat(Originals.ofCopy(copy, this.first, Originals.UNKNOWN).outdated(copy, "fr")).containsExactly("title");
		assertThat(Originals.ofCopy(this.first, this.first, this.written).outdated(this.first, "fr")).isEmpty();
		Content turned = content("fr", ENGLISH, new Content.Words("Autre", "Demande", "Récit", "Merci", null));
		assertThat(Originals.ofCopy(turned, this.first, this.written).outdated(turned, "en")).containsExactly("title");
	}

	private static Content content(String own, Content.@org.jspecify.annotations.Nullable Words english,
			Content.Words french) {
		return new Content("wsm", own, 1, null, null, List.of(), List.of(), List.of(), List.of(),
				Map.of("en", java.util.Objects.requireNonNull(english), "fr", french));
	}

}
