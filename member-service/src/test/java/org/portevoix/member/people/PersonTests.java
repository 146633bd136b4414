package org.portevoix.member.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portevoix.events.Examples;
import org.portevoix.events.Purpose;
import org.portevoix.member.RunningMemberService;
import org.portevoix.member.consents.ConsentExample;
import org.portevoix.member.partners.PersonRefs;
import org.portevoix.member.people.People.Known;
import org.portevoix.messaging.outbox.PendingEvent;

import static org.assertj.core.api.Assertions.assertThat;

class PersonTests {

	private static final Instant DUE = Examples.TIME.plusSeconds(3600);

	private static final PersonRefs REFS = new PersonRefs(RunningMemberService.PARTNER_KEY);

	private static final Person.Change CHANGE = new Person.Change(Examples.TIME, DUE, REFS);

	private static final Contact FIRST = new Contact("Amélie", "Exemple", "amelie@example.org", "fr", "BE", "1000");

	private static final Contact SECOND = new Contact("Amélie", "Autre", "amelie+2@example.org", "nl", "BE", null);

	@Test
	void isKnownUnderAConsentToBeWrittenTo() {
		Person person = after(grant(Purpose.NEWSLETTER, "s1", 1, FIRST));
		assertThat(person.contact()).hasValue(FIRST);
		assertThat(person.joinedAt()).isEqualTo(Examples.TIME.plusSeconds(1));
		assertThat(person.pendingEvents()).singleElement()
			.satisfies((event) -> assertThat(event.json()).contains("org.portevoix.member.joined.v1"));
		assertThat(person.pendingDue()).isEqualTo(DUE);
	}

	@Test
	void isNotKnownAnyMoreOnceTheLastConsentIsTakenBack() {
		Person two = after(grant(Purpose.NEWSLETTER, "s1", 1, FIRST), grant(Purpose.UPDATES, "s2", 2, SECOND),
				withdrawal(Purpose.UPDATES, "e1", 3));
		assertThat(two.contact()).as("as given under the consent that stands").hasValue(FIRST);
		Person none = apply(two, withdrawal(Purpose.NEWSLETTER, "e2", 4));
		assertThat(none.contact()).isEmpty();
		assertThat(none.standings()).extracting(Standing::contact).containsOnlyNulls();
	}

	@Test
	void isNotBroughtBackByAnOldConsent() {
		Person person = after(grant(Purpose.NEWSLETTER, "s1", 1, FIRST), withdrawal(Purpose.NEWSLETTER, "e1", 5));
		assertThat(apply(person, grant(Purpose.NEWSLETTER, "s1", 1, FIRST))).isSameAs(person);
		assertThat(apply(person, grant(Purpose.NEWSLETTER, "s0", 4, SECOND))).isSameAs(person);
	}

	@Test
	void joinsOnlyOnce() {
		Person again = after(grant(Purpose.NEWSLETTER, "s1", 1, FIRST), withdrawal(Purpose.NEWSLETTER, "e1", 2),
				grant(Purpose.NEWSLETTER, "s2", 3, SECOND));
		assertThat(again.contact()).hasValue(SECOND);
		assertThat(again.pendingEvents()).singleElement()
			.satisfies((event) -> assertThat(event.json()).contains("org.portevoix.member.joined.v1"));
		assertThat(again.joinedAt()).isEqualTo(Examples.TIME.plusSeconds(1));
	}

	@Test
	void isNewUnderOneCampaignAndReturnsUnderOthers() {
		Person person = after(grant(Purpose.NEWSLETTER, "s1", 1, FIRST), answered("c1", Purpose.SHARE, 1, false));
		assertThat(person.joinedUnder()).isEqualTo(Examples.CAMPAIGN_ID);
		assertThat(after(answered("c1", Purpose.SHARE, 1, false)).returnedUnder()).as("nobody knows her").isEmpty();
		assertThat(
				after(grant(Purpose.NEWSLETTER, "s1", 1, FIRST), grant(Purpose.SHARE, "s1", 1, FIRST)).returnedUnder())
			.as("two answers of one form")
			.isEmpty();
		assertThat(person.returnedUnder()).as("also with a no").containsExactly("c1");
		Person gone = apply(person, withdrawal(Purpose.NEWSLETTER, "e1", 2));
		assertThat(apply(gone, answered("c2", Purpose.SHARE, 3, false)).returnedUnder()).as("nobody knows her any more")
			.containsExactly("c1");
		assertThat(apply(gone, answered("c2", Purpose.SHARE, 3, true)).returnedUnder()).containsExactly("c1", "c2");
	}

	@Test
	void isActiveWhenSheAnswersWhileSheIsKnown() {
		assertThat(after(answered("c1", Purpose.SHARE, 9, false)).activeAt()).isNull();
		Person person = after(grant(Purpose.NEWSLETTER, "s1", 5, FIRST));
		assertThat(person.activeAt()).isEqualTo(Examples.TIME.plusSeconds(5));
		assertThat(apply(person, answered("c1", Purpose.SHARE, 9, false)).activeAt())
			.isEqualTo(Examples.TIME.plusSeconds(9));
		assertThat(apply(person, answered("c1", Purpose.SHARE, 3, true)).activeAt()).as("an older answer, told late")
			.isEqualTo(Examples.TIME.plusSeconds(5));
		assertThat(apply(person, withdrawal(Purpose.NEWSLETTER, "e1", 9)).activeAt()).isNull();
	}

	private static Known answered(String campaign, Purpose purpose, int at, boolean yes) {
		ConsentExample answer = yes ? ConsentExample.granted(purpose) : ConsentExample.refused(purpose);
		return new Known(answer.campaign(campaign).submission(campaign).at(at).build(), yes ? FIRST : null);
	}

	@Test
	void isToldToBeCorrectedUnderAConsentThatStands() {
		Person person = after(grant(Purpose.NEWSLETTER, "s1", 1, FIRST), grant(Purpose.NEWSLETTER, "s2", 2, SECOND));
		assertThat(person.pendingEvents()).extracting(PendingEvent::json)
			.last()
			.asString()
			.contains("org.portevoix.member.updated.v1", REFS.of(Examples.ORGANISATION, Examples.PERSON_ID));
		assertThat(apply(person, grant(Purpose.UPDATES, "s3", 3, SECOND)).pendingEvents())
			.as("the same again corrects nothing")
			.hasSize(2);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void isTheSameInWhateverOrderAndHoweverOftenItIsTold(long seed) {
		Random random = new Random(seed);
		List<Known> history = history(random);
		Person inOrder = after(history.toArray(Known[]::new));
		List<Known> scrambled = new ArrayList<>(history);
		scrambled.addAll(history.subList(0, random.nextInt(history.size())));
		Collections.shuffle(scrambled, random);
		Person otherwise = after(scrambled.toArray(Known[]::new));
		assertThat(otherwise.standings()).containsExactlyInAnyOrderElementsOf(inOrder.standings());
		assertThat(otherwise.contact()).isEqualTo(inOrder.contact());
	}

	static Stream<Long> seeds() {
		return IntStream.range(0, 200).mapToObj(Long::valueOf);
	}

	/** Times collide now and then. */
	private static List<Known> history(Random random) {
		List<Purpose> purposes = List.of(Purpose.NEWSLETTER, Purpose.SHARE, Purpose.UPDATES);
		List<Known> history = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			Purpose purpose = purposes.get(random.nextInt(purposes.size()));
			int at = i + random.nextInt(2);
			history.add(random.nextBoolean() ? grant(purpose, "s" + i, at, (i % 2 == 0) ? FIRST : SECOND)
					: withdrawal(purpose, "e" + i, at));
		}
		return history;
	}

	private static Known grant(Purpose purpose, String submission, int at, Contact contact) {
		return new Known(ConsentExample.granted(purpose).submission(submission).at(at).build(), contact);
	}

	private static Known withdrawal(Purpose purpose, String event, int at) {
		return new Known(ConsentExample.withdrawn(purpose, event).at(at).build(), null);
	}

	private static Person after(Known... decisions) {
		Person person = Person.blank(Examples.ORGANISATION, Examples.PERSON_ID);
		for (Known decision : decisions) {
			person = apply(person, decision);
		}
		return person;
	}

	private static Person apply(Person person, Known decision) {
		return person.apply(decision.entry(), decision.contact(), CHANGE);
	}

	@Test
	void keepsNoNameInItsWords() {
		assertThat(after(grant(Purpose.NEWSLETTER, "s1", 1, FIRST)).toString()).doesNotContain("Amélie", "Exemple ",
				"amelie@");
	}

}
