package org.portevoix.notification.contacts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class QuestionsTests {

	private final List<Collection<String>> requests = Collections.synchronizedList(new ArrayList<>());

	@Test
	void asksOnceForWhatManyWantToKnow() throws Exception {
		CountDownLatch slow = new CountDownLatch(1);
		Questions<String> questions = new Questions<>((events) -> answered(events, slow), 500);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<?> first = threads.submit(() -> questions.ask(List.of("first")));
			await().until(() -> this.requests.size() == 1);
			List<Future<Map<String, ContactAnswer>>> others = IntStream.range(0, 40)
				.mapToObj((i) -> threads.submit(() -> questions.ask(List.of("first", "event " + i % 4))))
				.toList();
			await().until(() -> questions.waiting() == 5);
			slow.countDown();
			assertThat(first.get()).isNotNull();
			for (int i = 0; i < others.size(); i++) {
				assertThat(others.get(i).get()).containsKeys("first", "event " + i % 4);
			}
		}
		// What was asked for while it was asked about is asked anew: it may have changed.
		assertThat(this.requests).hasSize(2);
		assertThat(this.requests.getLast()).containsExactlyInAnyOrder("first", "event 0", "event 1", "event 2",
				"event 3");
	}

	@Test
	void asksForNoMoreAtOnceThanTheOtherSideTakes() throws Exception {
		CountDownLatch slow = new CountDownLatch(1);
		Questions<String> questions = new Questions<>((events) -> answered(events, slow), 3);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Map<String, ContactAnswer>>> all = IntStream.range(0, 10)
				.mapToObj((i) -> threads.submit(() -> questions.ask(List.of("event " + i))))
				.toList();
			await().until(() -> this.requests.stream().mapToInt(Collection::size).sum() + questions.waiting() == 10);
			slow.countDown();
			for (int i = 0; i < all.size(); i++) {
				assertThat(all.get(i).get()).containsKey("event " + i);
			}
		}
		assertThat(this.requests).allMatch((events) -> events.size() <= 3).hasSizeBetween(4, 5);
	}

	@Test
	void goesOnAfterARequestThatFailed() {
		Questions<String> questions = new Questions<>((events) -> {
			if (events.contains("bad")) {
				throw new IllegalStateException("Trouble");
			}
			return answered(events, new CountDownLatch(0));
		}, 500);
		assertThatThrownBy(() -> questions.ask(List.of("bad"))).isInstanceOf(CompletionException.class);
		assertThat(questions.ask(List.of("good"))).containsKey("good");
	}

	private Map<String, ContactAnswer> answered(Collection<String> events, CountDownLatch slow) {
		this.requests.add(events);
		try {
			slow.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		Map<String, ContactAnswer> answers = new HashMap<>();
		events.forEach((event) -> answers.put(event, new ContactAnswer.No()));
		return answers;
	}

}
