package org.portevoix.member.decisions;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.portevoix.backing.BackingServices;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState.ConsentQuestion;
import org.portevoix.events.CampaignState.Text;
import org.portevoix.events.ConsentAnswer;
import org.portevoix.events.End;
import org.portevoix.events.Event;
import org.portevoix.events.Examples;
import org.portevoix.events.LedgerEvent;
import org.portevoix.events.Purpose;
import org.portevoix.events.Submission;
import org.portevoix.member.Http;
import org.portevoix.member.Log;
import org.portevoix.member.Log.Line;
import org.portevoix.member.RunningMemberService;
import org.portevoix.member.consents.ConsentRecord;
import org.portevoix.member.consents.Consents;
import org.portevoix.member.consents.Decision;
import org.portevoix.member.consents.Proof;
import org.portevoix.member.consents.Question;
import org.portevoix.member.people.Contact;
import org.portevoix.member.people.People;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.binding.BindingsLifecycleController.State;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class ConsentsIT {

	private static final String OTHER = "solidarity-fund";

	private static final Instant TIME = Instant.parse("2026-05-01T10:00:00Z");

	private final ConfigurableApplicationContext service = RunningMemberService.shared();

	private final Log log = new Log(BackingServices.kafkaBrokers());

	private final Consents consents = this.service.getBean(Consents.class);

	private final People people = this.service.getBean(People.class);

	private final String campaign = UUID.randomUUID().toString();

	private final String person = "person-" + UUID.randomUUID();

	private final String signature = "signature-" + UUID.randomUUID();

	@BeforeEach
	void organisationsAndCampaign() {
		Http http = new Http(RunningMemberService.url(this.service));
		for (String id : List.of(Examples.ORGANISATION, OTHER)) {
			assertThat(http
				.put("/api/v1/organisations/" + id, http.operator(),
						"{\"name\":{\"en\":\"Example\"},\"country\":\"%s\"}".formatted(id.equals(OTHER) ? "SN" : "BE"))
				.statusCode()).isLessThan(300);
		}
	}

	@Test
	void recordWhatWasAgreedToAndWhatWasRefusedWithItsProof() {
		publish();
		take(confirmed("s1", 1, yes(Purpose.NEWSLETTER, Examples.ORGANISATION), no(Purpose.SHARE, OTHER)));
		Map<Purpose, ConsentRecord> entries = recorded(3);
		ConsentRecord newsletter = entries.get(Purpose.NEWSLETTER);
		assertThat(newsletter).isNotNull();
		assertThat(newsletter.decision()).isEqualTo(Decision.GRANTED);
		assertThat(newsletter.country()).isEqualTo("BE");
		assertThat(newsletter.controllers()).containsExactly(Examples.ORGANISATION, OTHER);
		assertThat(newsletter.submissionId()).isEqualTo(submission("s1"));
		assertThat(newsletter.proof()).isEqualTo(new Proof("v-newsletter", "Words of newsletter",
				Examples.NOTICE_VERSION, "fr", TIME, TIME.plusSeconds(1), null, true));
		assertThat(entries.get(Purpose.SHARE)).isNotNull().satisfies((share) -> {
			assertThat(share.decision()).isEqualTo(Decision.REFUSED);
			assertThat(share.country()).isEqualTo("SN");
		});
		assertThat(entries.get(Purpose.SUPPORT)).isNotNull()
			.extracting(ConsentRecord::decision)
			.isEqualTo(Decision.GRANTED);
		assertThat(inForce(Purpose.NEWSLETTER, Examples.ORGANISATION)).isTrue();
		assertThat(inForce(Purpose.SHARE, OTHER)).isFalse();
	}

	@Test
	void letEachOrganisationKnowOnlyWhatItWasTold() {
		publish();
		take(confirmed("s1", 1, yes(Purpose.NEWSLETTER, Examples.ORGANISATION), no(Purpose.SHARE, OTHER)));
		settle();
		Contact hers = new Contact("Amélie", "Exemple", "amelie.exemple@example.org", "fr", "BE",
				Examples.submission().build().postcode());
		assertThat(contact(Examples.ORGANISATION)).hasValue(hers);
		assertThat(contact(OTHER)).isEmpty();
		List<Line> told = told(2);
		assertThat(told).extracting(Line::type).containsExactlyInAnyOrder("consent.granted.v1", "member.joined.v1");
		assertThat(told).allSatisfy((line) -> assertThat(line.headers()).containsEntry("ce_specversion", "1.0")
			.containsEntry("ce_subject", this.person)
			.containsEntry("content-type", "application/json"));
		await().untilAsserted(() -> assertThat(waiting()).isZero());
	}

	@Test
	void doNotKnowSomebodyWhoOnlySigned() {
		publish();
		take(confirmed("s1", 1, no(Purpose.NEWSLETTER, Examples.ORGANISATION),
				yes(Purpose.HAND_IN, Examples.ORGANISATION)));
		settle();
		recorded(3);
		told(1);
		assertThat(contact(Examples.ORGANISATION)).isEmpty();
	}

	@Test
	void endOneByOne() {
		publish();
		take(confirmed("s1", 1, yes(Purpose.NEWSLETTER, Examples.ORGANISATION), yes(Purpose.SHARE, OTHER)));
		take(event(2,
				new LedgerEvent.ConsentWithdrawn(this.campaign, this.person, submission("s1"), Purpose.SHARE, OTHER)));
		settle();
		assertThat(contact(OTHER)).isEmpty();
		assertThat(contact(Examples.ORGANISATION)).isPresent();
		assertThat(inForce(Purpose.SHARE, OTHER)).isFalse();
		assertThat(told(5)).extracting(Line::type).contains("consent.withdrawn.v1");
	}

	@Test
	void endWithTheSignatureOnlyWhereTheyArePartOfIt() {
		publish();
		take(confirmed("s1", 1, yes(Purpose.NEWSLETTER, Examples.ORGANISATION),
				yes(Purpose.HAND_IN, Examples.ORGANISATION)));
		take(event(2, new LedgerEvent.Withdrawn(this.campaign, 1, this.person, End.WITHDRAWN)));
		settle();
		assertThat(inForce(Purpose.SUPPORT, Examples.ORGANISATION)).isFalse();
		assertThat(inForce(Purpose.HAND_IN, Examples.ORGANISATION)).isFalse();
		assertThat(inForce(Purpose.NEWSLETTER, Examples.ORGANISATION)).isTrue();
		assertThat(contact(Examples.ORGANISATION)).isPresent();
	}

	@Test
	void endAllTogetherWhenItWasNotHerAndWhenSheIsForgotten() {
		publish();
		take(confirmed("s1", 1, yes(Purpose.NEWSLETTER, Examples.ORGANISATION), yes(Purpose.SHARE, OTHER)),
				event(2, new LedgerEvent.Withdrawn(this.campaign, 1, this.person, End.REJECTED)),
				event(2, new LedgerEvent.Disowned(this.campaign, this.person)));
		settle();
		assertThat(latest()).hasSize(6);
		assertThat(contact(Examples.ORGANISATION)).isEmpty();
		assertThat(contact(OTHER)).isEmpty();
		take(confirmed("s2", 3, yes(Purpose.NEWSLETTER, Examples.ORGANISATION)));
		settle();
		assertThat(contact(Examples.ORGANISATION)).isPresent();
		take(event(4, new LedgerEvent.Erased(this.campaign, this.person, null)));
		settle();
		assertThat(contact(Examples.ORGANISATION)).isEmpty();
		assertThat(latest()).as("the proof stays")
			.extracting(ConsentRecord::proof)
			.filteredOn(Objects::nonNull)
			.hasSize(5);
	}

	@Test
	void areNotTakenBackByABoxLeftUntickedLater() {
		publish();
		take(confirmed("s1", 1, yes(Purpose.NEWSLETTER, Examples.ORGANISATION)),
				event(2, new LedgerEvent.Amended(this.campaign, 1, this.person, submission("s2"),
						form(no(Purpose.NEWSLETTER, Examples.ORGANISATION)))));
		settle();
		assertThat(latest()).hasSize(4);
		assertThat(inForce(Purpose.NEWSLETTER, Examples.ORGANISATION)).isTrue();
		assertThat(contact(Examples.ORGANISATION)).isPresent();
	}

	@Test
	void waitForACampaignThatIsNotKnownYet() {
		take(confirmed("s1", 1, yes(Purpose.NEWSLETTER, Examples.ORGANISATION)));
		await().during(Duration.ofSeconds(1)).until(() -> latest().isEmpty());
		publish();
		recorded(2);
	}

	@Test
	void stayAsTheyAreWhenTheLogIsReadAgain(CapturedOutput output) throws Exception {
		publish();
		String name = "Zyxwvutnamé";
		Submission form = Examples.submission()
			.name(name, "Qpworieu")
			.email("planted.address@example.net")
			.comment("a planted comment")
			.consents(yes(Purpose.NEWSLETTER, Examples.ORGANISATION), yes(Purpose.SHARE, OTHER))
			.build();
		take(event(1, new LedgerEvent.Confirmed(this.campaign, 1, this.person, submission("s1"), form)),
				event(2, new LedgerEvent.ConsentWithdrawn(this.campaign, this.person, submission("s1"), Purpose.SHARE,
						OTHER)),
				event(3, new LedgerEvent.Disowned(this.campaign, this.person)),
				event(4, new LedgerEvent.Confirmed(this.campaign, 2, this.person, submission("s2"), form)));
		settle();
		await().untilAsserted(() -> assertThat(waiting()).isZero());
		assertThat(latest()).hasSize(9);
		assertThat(contact(OTHER)).isPresent();
		List<Document> before = everything();
		List<Line> told = this.log.readAll("members");
		rewind();
		settle();
		await().untilAsserted(() -> assertThat(waiting()).isZero());
		assertThat(everything()).isEqualTo(before);
		assertThat(this.log.readAll("members")).hasSameSizeAs(told);
		assertThat(told).noneSatisfy((line) -> assertThat(line.toString()).contains(name));
		assertThat(new Http(RunningMemberService.url(this.service)).get("/actuator/prometheus").body())
			.contains("portevoix_consents")
			.doesNotContain(name, this.person);
		assertThat(output.toString()).doesNotContain(name, "Qpworieu", "planted", this.person);
	}

	private void publish() {
		this.log.append("campaigns",
				Examples.campaign(new CampaignEvent.Published(Examples.campaign()
					.id(this.campaign)
					.partners(OTHER)
					.consents(question(Purpose.NEWSLETTER, Examples.ORGANISATION), question(Purpose.SHARE, OTHER),
							question(Purpose.HAND_IN, Examples.ORGANISATION))
					.build())));
	}

	private static ConsentQuestion question(Purpose purpose, String organisation) {
		return new ConsentQuestion(purpose, organisation,
				Map.of("fr", new Text("v-" + purpose.code(), "Words of " + purpose.code())), Map.of());
	}

	@SafeVarargs
	private void take(Event<LedgerEvent>... events) {
		this.log.append("ledger", events);
	}

	private Event<LedgerEvent> confirmed(String submission, int seconds, ConsentAnswer... answers) {
		return event(seconds,
				new LedgerEvent.Confirmed(this.campaign, 1, this.person, submission(submission), form(answers)));
	}

	private static Submission form(ConsentAnswer... answers) {
		return Examples.submission().submittedAt(TIME).consents(answers).build();
	}

	private String submission(String name) {
		return name + "-" + this.signature;
	}

	private Event<LedgerEvent> event(int seconds, LedgerEvent data) {
		return new Event<>(UUID.randomUUID().toString(), URI.create("/campaign-service/ledger"), this.signature,
				TIME.plusSeconds(seconds), null, data);
	}

	private static ConsentAnswer yes(Purpose purpose, String organisation) {
		return new ConsentAnswer(purpose, organisation, true, "v-" + purpose.code());
	}

	private static ConsentAnswer no(Purpose purpose, String organisation) {
		return new ConsentAnswer(purpose, organisation, false, "v-" + purpose.code());
	}

	private List<ConsentRecord> latest() {
		return this.consents.of(this.person);
	}

	private Map<Purpose, ConsentRecord> recorded(int count) {
		return await().until(this::latest, (entries) -> entries.size() == count)
			.stream()
			.collect(Collectors.toMap(ConsentRecord::purpose, (entry) -> entry));
	}

	private boolean inForce(Purpose purpose, String organisation) {
		return this.consents.inForce(this.person, Question.of(purpose, organisation, this.campaign));
	}

	private Optional<Contact> contact(String organisation) {
		return this.people.contact(organisation, this.person);
	}

	private List<Line> told(int count) {
		return await().until(() -> this.log.read("members", this.person), (lines) -> lines.size() == count);
	}

	/** Documents with events that are not sent, or look like it. */
	private long waiting() {
		return everything().stream()
			.filter((document) -> document.containsKey("pendingDue")
					|| !document.getList("pendingEvents", Document.class, List.of()).isEmpty())
			.count();
	}

	private List<Document> everything() {
		MongoOperations mongo = this.service.getBean(MongoOperations.class);
		return List.of("consents", "people")
			.stream()
			.flatMap((collection) -> mongo.findAll(Document.class, collection).stream())
			.toList();
	}

	/** Waits until all that was appended is dealt with. */
	private void settle() {
		await().untilAsserted(() -> assertThat(lag()).isZero());
	}

	private void rewind() throws Exception {
		BindingsLifecycleController bindings = this.service.getBean(BindingsLifecycleController.class);
		bindings.changeState("takeLedger-in-0", State.STOPPED);
		try (Admin admin = admin()) {
			Map<TopicPartition, OffsetAndMetadata> beginning = committed(admin).keySet()
				.stream()
				.collect(Collectors.toMap((partition) -> partition, (_) -> new OffsetAndMetadata(0)));
			await().ignoreExceptions().until(() -> {
				admin.alterConsumerGroupOffsets("member-service", beginning).all().get();
				return true;
			});
		}
		bindings.changeState("takeLedger-in-0", State.STARTED);
	}

	private long lag() throws ExecutionException, InterruptedException {
		try (Admin admin = admin()) {
			long read = committed(admin).values().stream().mapToLong(OffsetAndMetadata::offset).sum();
			return this.log.readAll("ledger").size() - read;
		}
	}

	private static Admin admin() {
		return Admin.create(Map.of("bootstrap.servers", BackingServices.kafkaBrokers()));
	}

	private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin)
			throws ExecutionException, InterruptedException {
		return admin.listConsumerGroupOffsets("member-service").partitionsToOffsetAndMetadata().get();
	}

}
