package org.portevoix.notification.contacts;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.junit.jupiter.api.Test;
import org.portevoix.notification.directory.KnownOrganisations;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

class ContactsTests {

	/** Nothing here may come as far as the store or member-service. */
	private static final MongoOperations NO_STORE = (MongoOperations) Proxy.newProxyInstance(
			ContactsTests.class.getClassLoader(), new Class<?>[] { MongoOperations.class }, (_, method, _) -> {
				throw new AssertionError(method.getName());
			});

	private final KnownOrganisations organisations = new KnownOrganisations();

	private final Contacts contacts = new Contacts(RestClient.create("http://127.0.0.1:1"),
			new ContactSettings("http://127.0.0.1:1", "secret", Duration.ofSeconds(1), Duration.ofDays(14)),
			CircuitBreaker.ofDefaults("contacts"), new Disclosures(NO_STORE, Clock.systemUTC()), this.organisations,
			Clock.systemUTC());

	@Test
	void saysNoToNobodyBeforeTheLogIsRead() {
		assertThat(this.contacts.ask("wsm", List.of(Question.ofSignature("one"), Question.ofSignature("two"))).values())
			.hasSize(2)
			.allMatch(ContactAnswer.NotYet.class::isInstance);
	}

	@Test
	void saysNoToWhomNobodyKnowsOnceTheLogIsRead() {
		this.organisations.completed();
		assertThat(this.contacts.ask("wsm", List.of(Question.ofSignature("one"), Question.ofSignature("two"))).values())
			.hasSize(2)
			.allMatch(ContactAnswer.No.class::isInstance);
	}

}
