package org.portevoix.notification.contacts;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.portevoix.notification.directory.KnownOrganisations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Asks for the contact data behind events, for one organisation, right before it is sent.
 * Whoever it says "data" about has been written down as known to that organisation, so
 * that a withdrawal finds its way there. What can't be asked is not yet.
 */
@Component
public class Contacts {

	private static final Logger log = LoggerFactory.getLogger(Contacts.class);

	/** In one request, as the other side has it. */
	private static final int MOST = 500;

	private static final ContactAnswer NO = new ContactAnswer.No();

	private static final ContactAnswer NOT_YET = new ContactAnswer.NotYet();

	private final RestClient members;

	private final ContactToken token;

	private final CircuitBreaker breaker;

	private final Disclosures disclosures;

	private final KnownOrganisations organisations;

	private final Clock clock;

	private final Map<String, Questions<Question>> questions = new ConcurrentHashMap<>();

	Contacts(RestClient memberClient, ContactSettings settings, CircuitBreaker memberBreaker, Disclosures disclosures,
			KnownOrganisations organisations, Clock clock) {
		this.members = memberClient;
		this.token = new ContactToken(memberClient, settings.secret(), clock);
		this.breaker = memberBreaker;
		this.disclosures = disclosures;
		this.organisations = organisations;
		this.clock = clock;
	}

	/** Whether member-service is known to be away. */
	public boolean away() {
		return this.breaker.getState() == CircuitBreaker.State.OPEN;
	}

	/** The answer about each event, and perhaps about others. Blocks. */
	public Map<String, ContactAnswer> ask(String organisation, Collection<Question> events) {
		return this.questions
			.computeIfAbsent(organisation,
					(_) -> new Questions<>((Collection<Question> all) -> askTogether(organisation, all), MOST))
			.ask(events);
	}

	private Map<String, ContactAnswer> askTogether(String organisation, Collection<Question> questions) {
		List<String> events = questions.stream().map(Question::event).toList();
		Map<String, ContactAnswer> answers = new HashMap<>();
		if (!this.organisations.isComplete()) {
			// "No" would be final, and nobody knows that yet.
			events.forEach((event) -> answers.put(event, NOT_YET));
			return answers;
		}
		if (!mayReceive(organisation)) {
			events.forEach((event) -> answers.put(event, NO));
			return answers;
		}
		events.forEach((event) -> answers.put(event, NOT_YET));
		Instant asked = this.clock.instant();
		try {
			answers.putAll(this.breaker.executeSupplier(() -> request(organisation, questions)));
			disclose(organisation, answers, asked);
		}
		catch (CallNotPermittedException ex) {
			log.debug("Contact data waits for member-service");
		}
		catch (RestClientException | IllegalStateException | DataAccessException ex) {
			log.warn("Contact data can't be asked for: {}", ex.getClass().getSimpleName());
			events.forEach((event) -> answers.put(event, NOT_YET));
		}
		return answers;
	}

	/** Nobody gets data whose arrangement is incomplete. */
	private boolean mayReceive(String organisation) {
		return this.organisations.byId(organisation).filter((known) -> known.missing().isEmpty()).isPresent();
	}

	private Map<String, ContactAnswer> request(String organisation, Collection<Question> questions) {
		Set<String> events = questions.stream().map(Question::event).collect(Collectors.toSet());
		try {
			return answers(post(organisation, questions), events);
		}
		catch (HttpClientErrorException.Unauthorized ex) {
			// Its keys may have changed since the token was made.
			this.token.drop();
			return answers(post(organisation, questions), events);
		}
	}

	private JsonNode post(String organisation, Collection<Question> questions) {
		JsonNode answer = this.members.post()
			.uri("/internal/contacts")
			.headers((headers) -> headers.setBearerAuth(this.token.value()))
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("organisation", organisation, "events",
					questions.stream().filter((one) -> one.personRef() == null).map(Question::event).toList(),
					"changes", questions.stream().filter((one) -> one.personRef() != null).toList()))
			.retrieve()
			.body(JsonNode.class);
		if (answer == null) {
			throw new IllegalStateException("No answer");
		}
		return answer.path("answers");
	}

	private static Map<String, ContactAnswer> answers(JsonNode given, Set<String> events) {
		Map<String, ContactAnswer> answers = new HashMap<>();
		given.propertyStream()
			.filter((one) -> events.contains(one.getKey()))
			.forEach((one) -> answers.put(one.getKey(), answer(one.getValue())));
		return answers;
	}

	private static ContactAnswer answer(JsonNode given) {
		return switch (given.path("answer").asString("")) {
			case "data" -> {
				ContactAnswer.Data data = new ContactAnswer.Data(given.path("contact"));
				yield data.personRef().isEmpty() ? NOT_YET : data;
			}
			case "no" -> NO;
			default -> NOT_YET;
		};
	}

	/** Before it is sent, or a withdrawal at this moment would not know where to go. */
	private void disclose(String organisation, Map<String, ContactAnswer> answers, Instant asked) {
		List<String> references = answers.values()
			.stream()
			.filter(ContactAnswer.Data.class::isInstance)
			.map((answer) -> ((ContactAnswer.Data) answer).personRef())
			.distinct()
			.toList();
		if (references.isEmpty()) {
			return;
		}
		Set<String> ended = this.disclosures.mark(organisation, references, asked);
		answers
			.replaceAll((_, answer) -> (answer instanceof ContactAnswer.Data data && ended.contains(data.personRef()))
					? NOT_YET : answer);
	}

}
