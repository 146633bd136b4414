package org.portevoix.campaign.ledger;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.portevoix.service.identity.Pseudonyms;
import org.portevoix.events.ConsentAnswer;
import org.portevoix.events.End;
import org.portevoix.events.Event;
import org.portevoix.events.Evidence;
import org.portevoix.events.Purpose;
import org.portevoix.events.SignatureRecord;
import org.portevoix.events.Submission;

import static org.assertj.core.api.Assertions.assertThat;

class FoldTests {

	private static final Instant NOON = Instant.parse("2026-06-12T12:00:00Z");

	private static final String CAMPAIGN = "c1";

	private final Fold fold = new Fold(new Pseudonyms(Base64.getEncoder().encodeToString(new byte[32])),
			Duration.ofDays(14), Duration.ofDays(30));

	private Overflow overflow = new Overflow(List.of());

	@Test
	void countsAConfirmedSubmissionOnce() {
		Signature signature = play(submitted("s1", "Aïcha"), confirmation("s1"), confirmation("s1"));
		assertThat(sum(signature)).isOne();
		assertThat(signature.cycle()).isNotNull();
		assertThat(signature.outgoing()).hasSize(1);
	}

	@Test
	void adoptsTheSubmissionThatTheConfirmationNames() {
		Signature signature = play(submitted("stranger", "Mallory"), submitted("mine", "Aïcha"), confirmation("mine"));
		assertThat(signature.cycle().signer().givenName()).isEqualTo("Aïcha");
		assertThat(signature.outgoing()).singleElement()
			.satisfies((outgoing) -> assertThat(outgoing.json()).contains("Aïcha").doesNotContain("Mallory"));
	}

	@Test
	void keepsNoAddressOnceItIsConfirmedAndTold() {
		Signature signature = play(submitted("s1", "Aïcha"), confirmation("s1"));
		assertThat(signature.pending()).isEmpty();
		assertThat(signature.cycle().toString()).doesNotContain("@");
	}

	@Test
	void amendsWithoutCountingWhenAnotherSubmissionIsConfirmedToo() {
		Signature signature = play(submitted("s1", "Aicha"), confirmation("s1"), submitted("s2", "Aïcha"),
				confirmation("s2"));
		assertThat(sum(signature)).isOne();
		assertThat(signature.cycle().signer().givenName()).isEqualTo("Aïcha");
		assertThat(signature.outgoing().getLast().json()).contains("signature.amended");
	}

	@Test
	void takesBackWithTheDimensionsOfTheBeginning() {
		Signature signature = play(submitted("s1", "Aïcha"), confirmation("s1"), submitted("s2", "Aïcha", "SN"),
				confirmation("s2"), withdrawal("s1"), withdrawal("s1"));
		assertThat(sum(signature)).isZero();
		assertThat(signature.effects()).extracting((effect) -> effect.dimensions().country())
			.containsExactly("BE", "BE");
	}

	@Test
	void countsOneAgainWhoSignsAgainAfterTakingBack() {
		Signature signature = play(submitted("s1", "Aïcha"), confirmation("s1"), withdrawal("s1"),
				submitted("s2", "Aïcha"), confirmation("s2"));
		assertThat(sum(signature)).isOne();
		assertThat(signature.cycle().number()).isEqualTo(2);
		assertThat(ids(signature)).hasSize(3);
	}

	@Test
	void staysEndedWhenAnOldLinkIsUsedAfterARejection() {
		Signature signature = play(submitted("s1", "Aïcha"), rejection("s1"), confirmation("s1"));
		assertThat(sum(signature)).isZero();
		assertThat(signature.lastEnd()).isEqualTo(End.REJECTED);
		assertThat(signature.personId()).isNull();
		assertThat(signature.toString()).doesNotContain("cha@");
	}

	@Test
	void endsEveryConsentWhenItWasNotMe() {
		Signature signature = play(submitted("s1", "Aïcha"), confirmation("s1"), rejection("s1"));
		assertThat(sum(signature)).isZero();
		assertThat(signature.consents()).allMatch(GivenConsent::withdrawn);
		assertThat(signature.outgoing()).hasSize(3);
	}

	@Test
	void endsEveryConsentOfWhatWasFoundToBeFalse() {
		Signature signature = play(submitted("s1", "Aïcha"), confirmation("s1"), submitted("s2", "Aïcha"),
				invalidated(), invalidated(), confirmation("s2"));
		assertThat(sum(signature)).isZero();
		assertThat(signature.lastEnd()).isEqualTo(End.INVALIDATED);
		assertThat(signature.consents()).allMatch(GivenConsent::withdrawn);
		assertThat(signature.personId()).isNull();
		assertThat(signature.pending()).isEmpty();
		assertThat(signature.outgoing()).hasSize(2);
		assertThat(sum(play(submitted("s1", "A"), confirmation("s1"), invalidated(), submitted("s2", "A"),
				confirmation("s2"))))
			.as("who signs again counts")
			.isOne();
	}

	@Test
	void keepsTracesOfWhatCountsForModeratorsAndNotBeyondThePerson() {
		Traces kept = new Traces("network", "example.org", 2, NOON.plus(Duration.ofDays(30)));
		assertThat(play(submitted("s1", "A"), confirmation("s1")).cycle().traces()).isEqualTo(kept);
		assertThat(play(submitted("s1", "A"), confirmation("s1"), sentAt(NOON.plusSeconds(60), submitted("s2", "A")),
				confirmation("s2"))
			.cycle()
			.traces()
			.until()).isEqualTo(kept.until().plusSeconds(60));
		assertThat(play(submitted("s1", "A"), confirmation("s1"), erased()).cycle().traces()).isNull();
		assertThat(play(submitted("s1", "A"), confirmation("s1"), anonymised()).cycle().traces()).isNull();
		assertThat(play(submitted("s1", "A"), confirmation("s1"), withdrawal("s1")).toString())
			.doesNotContain("network");
	}

	@Test
	void takesOneConsentBackAndLeavesTheSignature() {
		Signature signature = play(submitted("s1", "Aïcha"), confirmation("s1"), consentWithdrawal("s1"),
				consentWithdrawal("s1"));
		assertThat(sum(signature)).isOne();
		assertThat(signature.consents()).singleElement().matches(GivenConsent::withdrawn);
		assertThat(signature.outgoing()).hasSize(2);
	}

	@Test
	void leavesATombstoneOfWhatWasNeverConfirmed() {
		Signature signature = play(submitted("s1", "Aïcha"), purged(NOON.plus(Duration.ofDays(15))),
				confirmation("s1"));
		assertThat(signature.personId()).isNull();
		assertThat(signature.pending()).isEmpty();
		assertThat(signature.purgeDue()).isNull();
		assertThat(signature.lastEnd()).isEqualTo(End.PURGED);
		assertThat(sum(signature)).isZero();
	}

	@Test
	void keepsTheNumberAndForgetsThePersonWhenErased() {
		Signature signature = play(submitted("s1", "Aïcha"), confirmation("s1"), erased());
		assertThat(sum(signature)).isOne();
		assertThat(signature.cycle().signer()).isNull();
		assertThat(signature.personId()).isNull();
		assertThat(signature.consents()).isEmpty();
	}

	@Test
	void keepsTheNumberWhateverALinkSaysOnceWhoSignedIsForgotten() {
		Signature erased = play(submitted("s1", "Aïcha"), confirmation("s1"), erased());
		Signature after = play(erased, confirmation("s1"), withdrawal("s1"), rejection("s1"));
		assertThat(after).isEqualTo(erased);
		Signature anew = play(erased, submitted("s2", "Aïcha"), rejection("s2"));
		assertThat(sum(anew)).isOne();
		assertThat(anew.pending()).isEmpty();
		assertThat(anew.personId()).as("nothing of hers is left").isNull();
		assertThat(sum(play(erased, submitted("s2", "Aïcha"), confirmation("s2"), withdrawal("s2"))))
			.as("who signed anew may take it back")
			.isZero();
		assertThat(sum(play(erased, invalidated()))).as("what was made up").isZero();
	}

	@Test
	void endsWhatIsPartOfTheSignatureWithItAndNothingElse() {
		Signature ended = play(agreeing(Purpose.HAND_IN, submitted("s1", "Aïcha")), confirmation("s1"),
				withdrawal("s1"));
		assertThat(ended.consents()).filteredOn((consent) -> !consent.withdrawn())
			.extracting(GivenConsent::purpose)
			.containsExactly(Purpose.NEWSLETTER);
		Signature again = play(ended, submitted("s2", "Aïcha"), confirmation("s2"));
		assertThat(again.consents()).filteredOn((consent) -> !consent.withdrawn())
			.as("who signs again is handed in if she says so again")
			.extracting(GivenConsent::purpose)
			.containsExactly(Purpose.NEWSLETTER);
	}

	@Test
	void erasesWhatWasSentBeforeAndLeavesWhatWasSentAnew() {
		Event<SignatureRecord> late = event(UUID.randomUUID().toString(),
				new SignatureRecord.Erased(CAMPAIGN, NOON.plusSeconds(60)));
		Signature signature = play(submitted("s1", "Before"), confirmation("s1"), submitted("s0", "Before"),
				sentAt(NOON.plusSeconds(120), submitted("s2", "Anew")), late, late);
		assertThat(signature.pending()).extracting((typed) -> typed.submission().givenName()).containsExactly("Anew");
		assertThat(signature.cycle().signer()).isNull();
		assertThat(signature.consents()).isEmpty();
		assertThat(signature.personId()).isEqualTo("person");
		assertThat(sum(signature)).isOne();
		assertThat(signature.outgoing()).hasSize(2);
		Signature confirmed = play(submitted("s1", "Before"), confirmation("s1"),
				sentAt(NOON.plusSeconds(120), submitted("s2", "Anew")), confirmation("s2"), late);
		assertThat(confirmed.cycle().signer().givenName()).isEqualTo("Anew");
		assertThat(confirmed.consents()).hasSize(1);
		assertThat(confirmed.outgoing()).as("nothing of hers is older").hasSize(2);
	}

	@Test
	void makesAnonymousWhoSignedAndLeavesEveryNumber() {
		Signature before = play(submitted("s1", "Aïcha"), confirmation("s1"), submitted("s2", "Aïcha"));
		Signature signature = play(submitted("s1", "Aïcha"), confirmation("s1"), submitted("s2", "Aïcha"), anonymised(),
				anonymised());
		assertThat(signature.cycle().signer()).isNull();
		assertThat(signature.personId()).isNull();
		assertThat(signature.pending()).isEmpty();
		assertThat(signature.effects()).isEqualTo(before.effects());
		assertThat(signature.marks()).isEqualTo(before.marks());
		assertThat(signature.outgoing()).as("consents stand, so nobody is told").isEqualTo(before.outgoing());
	}

	@Test
	void letsALinkTakeBackWhatWasAgreedToAlsoOnceWhoSignedIsGone() {
		Signature signature = play(submitted("s1", "Aïcha"), confirmation("s1"), anonymised(), consentWithdrawal("s1"),
				withdrawal("s1"));
		assertThat(signature.outgoing()).hasSize(3);
		assertThat(signature.outgoing().get(1).json()).contains("consent-withdrawn").doesNotContain("person");
		assertThat(sum(signature)).isZero();
	}

	/** While no answer comes, people send again; the first one got the mail. */
	@Test
	void countsTheLinkOfTheFirstMailHoweverOftenTheFormWasSentAfterIt() {
		List<Event<SignatureRecord>> log = submissions(100);
		log.add(confirmation("s1"));
		log.add(confirmation("s1"));
		Signature signature = play(log);
		assertThat(sum(signature)).isOne();
		assertThat(signature.outgoing()).hasSize(1);
		assertThat(this.overflow.taken()).containsExactly("s1");
	}

	@Test
	void keepsTheLatestUnconfirmedSubmissionsInTheDocumentAndEarlierOnesBesideIt() {
		Signature signature = play(submissions(8));
		assertThat(signature.pending()).extracting(Pending::id).containsExactly("s4", "s5", "s6", "s7", "s8");
		assertThat(this.overflow.added()).extracting(Overflow.Entry::id).containsExactly("s1", "s2", "s3");
		assertThat(signature.overflowed()).isEqualTo(new Overflowed(at(5), NOON));
	}

	@Test
	void forgetsWhatIsBesideTheDocumentWithEveryEnd() {
		for (Event<SignatureRecord> end : List.of(withdrawal("s9"), rejection("s9"), anonymised(), erased(),
				purged(NOON.plusSeconds(1)))) {
			this.overflow = new Overflow(List.of());
			List<Event<SignatureRecord>> log = submissions(9);
			log.add(end);
			log.add(confirmation("s1"));
			Signature signature = play(log);
			assertThat(sum(signature)).as("%s", end.data()).isZero();
			assertThat(signature.overflowed()).isNull();
			assertThat(this.overflow.added()).isEmpty();
		}
	}

	@Test
	void erasesWhatIsBesideTheDocumentUpToATime() {
		List<Event<SignatureRecord>> log = submissions(1);
		for (int i = 2; i <= 8; i++) {
			log.add(sentAt(NOON.plusSeconds(120), submitted("s" + i, "Anew")));
		}
		log.add(event("erasure", new SignatureRecord.Erased(CAMPAIGN, NOON.plusSeconds(60))));
		Signature signature = play(log);
		assertThat(signature.pending()).hasSize(5);
		assertThat(signature.oldest()).contains(NOON.plusSeconds(60));
		assertThat(this.overflow.added()).extracting(Overflow.Entry::id).containsExactly("s2", "s3");
	}

	/** A consumer that was frozen writes what the end has forgotten. */
	@Test
	void doesNotCountWhatComesBackAfterAnEnd() {
		List<Event<SignatureRecord>> log = submissions(6);
		play(log);
		Overflow.Entry frozen = this.overflow.added().getFirst();
		log.add(withdrawal("s6"));
		for (int i = 11; i <= 16; i++) {
			log.add(submitted("s" + i, "Aïcha"));
		}
		Signature signature = play(log);
		Overflow store = new Overflow(List.of(frozen, this.overflow.added().getFirst()));
		assertThat(this.fold.apply(signature, confirmation("s1"), at(50), store)).isSameAs(signature);
		assertThat(sum(this.fold.apply(signature, confirmation("s11"), at(51), store))).isOne();
	}

	@Test
	void appliesARecordOfANewTopicThoughItsOffsetIsLower() {
		Signature before = play(submitted("s1", "Aïcha"), confirmation("s1"));
		Signature after = this.fold.apply(before, withdrawal("s1"), new Position("other", 0, 0), this.overflow);
		assertThat(sum(after)).isZero();
	}

	@Test
	void dropsPairsOnlyWhenTheyAreCountedToldAndOld() {
		Signature ended = play(submitted("s1", "Aïcha"), confirmation("s1"), withdrawal("s1"));
		assertThat(Fold.pruned(ended, at(2), NOON.plusSeconds(60)).effects()).hasSize(2);
		assertThat(Fold.pruned(ended, at(3), NOON).effects()).hasSize(2);
		assertThat(Fold.pruned(ended, at(3), NOON.plusSeconds(60)).effects()).isEmpty();
	}

	@Test
	void marksWhoWaitsUntilSheConfirms() {
		assertThat(added(play(submitted("s1", "A"), submitted("s2", "A")).marks()))
			.containsExactly(Map.entry(new Mark.Key("pending", "all"), 1));
		assertThat(added(play(submitted("s1", "A"), confirmation("s1")).marks()))
			.containsExactly(Map.entry(new Mark.Key("consent", "newsletter wsm"), 1));
		assertThat(added(play(submitted("s1", "A"), purged(NOON.plusSeconds(1))).marks())).isEmpty();
		assertThat(added(play(submitted("s1", "A"), confirmation("s1"), consentWithdrawal("s1")).marks())).isEmpty();
		assertThat(added(play(submitted("s1", "A"), confirmation("s1"), erased()).marks())).isEmpty();
	}

	@Test
	void setsADocumentRightThatIsOlderThanMarks() {
		Signature old = play(submitted("s1", "A")).withMarks(List.of());
		Signature confirmed = this.fold.apply(old, confirmation("s1"), at(1), this.overflow);
		assertThat(added(confirmed.marks())).isEqualTo(Mark.shown(confirmed)).hasSize(1);
	}

	@Test
	void endsWhatBeganBeforeHoursWereCountedWithoutAnHour() {
		assertThat(new Dimensions("2026-06-12", null, "BE", "fr", "wsm", "other").values()).doesNotContainKey("hour");
		assertThat(play(submitted("s1", "A"), confirmation("s1")).effects()).singleElement()
			.satisfies((effect) -> assertThat(effect.dimensions().hour()).isEqualTo("12"));
	}

	/** Whatever is dropped, what is left adds up to the same. */
	@RepeatedTest(100)
	void dropsOnlyMarksThatEndEachOther(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		List<Event<SignatureRecord>> log = randomLog(random, 1 + random.nextInt(25));
		Signature signature = Signature.blank("sig", CAMPAIGN, "slug");
		for (int offset = 0; offset < log.size(); offset++) {
			Signature next = this.fold.apply(signature, log.get(offset), at(offset), this.overflow);
			signature = (next != signature) ? Fold.pruned(next, at(offset), NOON.plusSeconds(60)) : next;
			assertThat(added(signature.marks())).isEqualTo(Mark.shown(signature));
		}
		List<Mark> left = Mark.pruned(signature.marks(), at(log.size()), NOON.plusSeconds(60));
		assertThat(left).hasSize(Mark.shown(signature).size());
		assertThat(Mark.pruned(signature.marks(), at(log.size()), NOON)).isEqualTo(signature.marks());
	}

	/**
	 * Any sequence, cut anywhere, with any part of it delivered again before the rest,
	 * gives the same document, the same sum and the same events.
	 */
	@RepeatedTest(300)
	void givesTheSameDocumentHoweverOftenAndInWhateverPiecesTheLogIsRead(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		List<Event<SignatureRecord>> log = randomLog(random, 1 + random.nextInt(60));
		Signature once = play(log, Signature.blank("sig", CAMPAIGN, "slug"), 0, log.size());
		Overflow left = this.overflow;
		this.overflow = new Overflow(List.of());
		Signature again = Signature.blank("sig", CAMPAIGN, "slug");
		int reached = 0;
		while (reached < log.size()) {
			int from = random.nextInt(reached + 1);
			int to = from + 1 + random.nextInt(log.size() - from);
			again = play(log, again, from, to);
			reached = Math.max(reached, to);
		}
		assertThat(play(log, again, 0, log.size())).isEqualTo(once);
		assertThat(this.overflow.added()).isEqualTo(left.added());
		assertThat(sum(once)).isEqualTo((once.cycle() != null) ? 1 : 0);
		assertThat(ids(once)).doesNotHaveDuplicates();
		assertThat(runningSums(once)).allMatch((sum) -> sum == 0 || sum == 1);
		assertThat(added(once.marks())).isEqualTo(Mark.shown(once));
	}

	/** What counts is the order of the log, never what a clock said. */
	@RepeatedTest(50)
	void countsTheSameHoweverTheClocksOfTheWritersJump(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		List<Event<SignatureRecord>> log = randomLog(random, 1 + random.nextInt(25));
		List<Event<SignatureRecord>> jumping = log.stream()
			.map((event) -> new Event<>(event.id(), event.source(), event.subject(),
					NOON.plusSeconds(random.nextInt(-31_536_000, 31_536_000)), event.traceparent(), event.data()))
			.toList();
		Signature steady = play(log, Signature.blank("sig", CAMPAIGN, "slug"), 0, log.size());
		this.overflow = new Overflow(List.of());
		Signature jumped = play(jumping, Signature.blank("sig", CAMPAIGN, "slug"), 0, log.size());
		assertThat(runningSums(jumped)).isEqualTo(runningSums(steady));
		assertThat(ids(jumped)).isEqualTo(ids(steady));
	}

	private static List<Event<SignatureRecord>> randomLog(Random random, int length) {
		List<Event<SignatureRecord>> log = new ArrayList<>();
		for (int i = 0; i < length; i++) {
			String any = "s" + random.nextInt(20);
			log.add(switch (random.nextInt(11)) {
				case 0, 1, 2 -> submitted(any, "N" + any);
				case 3, 4, 5 -> confirmation(any);
				case 6 -> withdrawal(any);
				case 7 -> rejection(any);
				case 8 -> consentWithdrawal(any);
				case 9 -> invalidated();
				default -> random.nextBoolean() ? purged(NOON.plusSeconds(1)) : erased();
			});
		}
		return log;
	}

	@SafeVarargs
	private Signature play(Event<SignatureRecord>... log) {
		return play(List.of(log), Signature.blank("sig", CAMPAIGN, "slug"), 0, log.length);
	}

	@SafeVarargs
	private Signature play(Signature before, Event<SignatureRecord>... more) {
		Signature signature = before;
		for (int i = 0; i < more.length; i++) {
			signature = this.fold.apply(signature, more[i], at(100 + before.applied().offset() + i), this.overflow);
		}
		return signature;
	}

	private Signature play(List<Event<SignatureRecord>> log) {
		return play(log, Signature.blank("sig", CAMPAIGN, "slug"), 0, log.size());
	}

	private Signature play(List<Event<SignatureRecord>> log, Signature before, int from, int to) {
		Signature signature = before;
		for (int offset = from; offset < to; offset++) {
			signature = this.fold.apply(signature, log.get(offset), at(offset), this.overflow);
		}
		return signature;
	}

	private static Position at(long offset) {
		return new Position("epoch", 0, offset);
	}

	private static int sum(Signature signature) {
		return signature.effects().stream().mapToInt(Effect::delta).sum();
	}

	private static Map<Mark.Key, Integer> added(List<Mark> marks) {
		Map<Mark.Key, Integer> sums = new HashMap<>();
		marks.forEach((mark) -> sums.merge(mark.key(), mark.delta(), Integer::sum));
		sums.values().removeIf((sum) -> sum == 0);
		return sums;
	}

	private static List<Integer> runningSums(Signature signature) {
		List<Integer> sums = new ArrayList<>();
		int sum = 0;
		for (Effect effect : signature.effects()) {
			sum += effect.delta();
			sums.add(sum);
		}
		return sums;
	}

	private static List<String> ids(Signature signature) {
		return signature.outgoing().stream().map(Outgoing::id).toList();
	}

	private static List<Event<SignatureRecord>> submissions(int number) {
		List<Event<SignatureRecord>> submissions = new ArrayList<>();
		for (int i = 1; i <= number; i++) {
			submissions.add(submitted("s" + i, "A"));
		}
		return submissions;
	}

	private static Event<SignatureRecord> submitted(String id, String givenName) {
		return submitted(id, givenName, "BE");
	}

	private static Event<SignatureRecord> submitted(String id, String givenName, String country) {
		Submission submission = new Submission(givenName, "Ndiaye", "aicha@example.org", country, "1000", "fr", null,
				true, List.of(new ConsentAnswer(Purpose.NEWSLETTER, "wsm", true, "v1")), "other", "n1", NOON);
		return event(id, new SignatureRecord.Submitted(CAMPAIGN, "slug", "wsm", "person", submission,
				new Evidence("network", "example.org", 2)));
	}

	private static Event<SignatureRecord> confirmation(String submission) {
		return event(UUID.randomUUID().toString(), new SignatureRecord.Confirmation(CAMPAIGN, submission));
	}

	private static Event<SignatureRecord> withdrawal(String submission) {
		return event(UUID.randomUUID().toString(), new SignatureRecord.Withdrawal(CAMPAIGN, submission));
	}

	private static Event<SignatureRecord> rejection(String submission) {
		return event(UUID.randomUUID().toString(), new SignatureRecord.Rejected(CAMPAIGN, submission));
	}

	private static Event<SignatureRecord> invalidated() {
		return event(UUID.randomUUID().toString(),
				new SignatureRecord.Invalidated(CAMPAIGN, "All within a minute", "staff-1"));
	}

	private static Event<SignatureRecord> consentWithdrawal(String submission) {
		return event(UUID.randomUUID().toString(),
				new SignatureRecord.ConsentWithdrawal(CAMPAIGN, submission, Purpose.NEWSLETTER, "wsm"));
	}

	private static Event<SignatureRecord> purged(Instant before) {
		return event(UUID.randomUUID().toString(), new SignatureRecord.Purged(CAMPAIGN, before));
	}

	private static Event<SignatureRecord> anonymised() {
		return event(UUID.randomUUID().toString(), new SignatureRecord.Anonymised(CAMPAIGN));
	}

	private static Event<SignatureRecord> sentAt(Instant at, Event<SignatureRecord> event) {
		SignatureRecord.Submitted one = (SignatureRecord.Submitted) event.data();
		Submission typed = one.submission();
		return event(event.id(),
				new SignatureRecord.Submitted(one.campaignId(), one.slug(), one.organisation(), one.personId(),
						new Submission(typed.givenName(), typed.familyName(), typed.email(), typed.country(),
								typed.postcode(), typed.locale(), typed.comment(), typed.ageConfirmed(),
								typed.consents(), typed.source(), typed.noticeVersion(), at),
						one.evidence()));
	}

	private static Event<SignatureRecord> agreeing(Purpose purpose, Event<SignatureRecord> event) {
		SignatureRecord.Submitted one = (SignatureRecord.Submitted) event.data();
		Submission typed = one.submission();
		List<ConsentAnswer> consents = new ArrayList<>(typed.consents());
		consents.add(new ConsentAnswer(purpose, "wsm", true, "v1"));
		return event(event.id(),
				new SignatureRecord.Submitted(one.campaignId(), one.slug(), one.organisation(), one.personId(),
						new Submission(typed.givenName(), typed.familyName(), typed.email(), typed.country(),
								typed.postcode(), typed.locale(), typed.comment(), typed.ageConfirmed(), consents,
								typed.source(), typed.noticeVersion(), typed.submittedAt()),
						one.evidence()));
	}

	private static Event<SignatureRecord> erased() {
		return event(UUID.randomUUID().toString(), new SignatureRecord.Erased(CAMPAIGN, null));
	}

	private static Event<SignatureRecord> event(String id, SignatureRecord data) {
		return new Event<>(id, URI.create("/test"), "sig", NOON, null, data);
	}

}
