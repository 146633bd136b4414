package org.portevoix.service.problems;

import com.mongodb.MongoTimeoutException;
import org.junit.jupiter.api.Test;
import org.portevoix.messaging.EventNotAcknowledged;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import static org.assertj.core.api.Assertions.assertThat;

class TranslationTests {

	private final Translation translation = new Translation();

	@Test
	void asksToTryAgainWhenSomethingIsAway() {
		assertAway(new DataAccessResourceFailureException("x"));
		assertAway(new IllegalStateException(new MongoTimeoutException("x")));
		assertAway(new EventNotAcknowledged("binding", new IllegalStateException()));
	}

	@Test
	void tellsNothingOfFaultsOfOurs() {
		for (Exception fault : new Exception[] { new IllegalStateException("jane@example.org"),
				new InvalidDataAccessApiUsageException("secret") }) {
			Problem problem = this.translation.of(fault);
			assertThat(problem.status()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
			assertThat(problem.detail()).doesNotContain("jane", "secret");
		}
	}

	@Test
	void tellsWhatTheFrameworkRefused() {
		Problem method = this.translation
			.of(new HttpRequestMethodNotSupportedException("PATCH", java.util.List.of("GET")));
		assertThat(method.status()).isEqualTo(HttpStatus.METHOD_NOT_ALLOWED);
		assertThat(method.headers()).containsEntry("Allow", "GET");
		assertThat(this.translation.of(new NoResourceFoundException(HttpMethod.GET, "/api/x", "x")).status())
			.isEqualTo(HttpStatus.NOT_FOUND);
		assertThat(this.translation.of(new OptimisticLockingFailureException("x")).status())
			.isEqualTo(HttpStatus.CONFLICT);
	}

	@Test
	void logsKindsAndStacksWithoutMessages() {
		IllegalStateException fault = new IllegalStateException("jane@example.org",
				new IllegalArgumentException("Rue de la Loi 1"));

		Nameless nameless = Nameless.of(fault);

		assertThat(nameless).hasMessage("java.lang.IllegalStateException");
		assertThat(nameless.getStackTrace()).isEqualTo(fault.getStackTrace());
		assertThat(nameless.getCause()).hasMessage("java.lang.IllegalArgumentException");
	}

	private void assertAway(Exception thrown) {
		Problem problem = this.translation.of(thrown);
		assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
		assertThat(problem.retryAfter()).isPresent();
	}

}
