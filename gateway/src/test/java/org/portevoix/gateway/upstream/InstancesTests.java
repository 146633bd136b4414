package org.portevoix.gateway.upstream;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InstancesTests {

	private final Instances instances = new Instances(
			List.of(URI.create("http://a:1"), URI.create("http://b:1"), URI.create("http://c:1")));

	@Test
	void takeTurns() {
		assertThat(Stream.generate(() -> first()).limit(6)).containsExactly("http://a:1", "http://b:1", "http://c:1",
				"http://a:1", "http://b:1", "http://c:1");
	}

	@Test
	void askWhoIsNotReadyLast() {
		this.instances.all().get(0).ready(false);
		assertThat(Stream.generate(this.instances::inTurn).limit(3)).allSatisfy(
				(order) -> assertThat(order).hasSize(3).last().extracting(Instance::address).hasToString("http://a:1"));
	}

	@Test
	void askSomebodyWhenNobodyIsReady() {
		this.instances.all().forEach((instance) -> instance.ready(false));
		assertThat(this.instances.inTurn()).hasSize(3);
	}

	@Test
	void keepPathAndQueryAsTheyAre() {
		Instance instance = this.instances.all().getFirst();
		assertThat(instance.at(URI.create("service://campaign-service/fr/a%20b?token=x%2By&z")))
			.hasToString("http://a:1/fr/a%20b?token=x%2By&z");
		assertThat(instance.at(URI.create("service://campaign-service/"))).hasToString("http://a:1/");
	}

	private String first() {
		return this.instances.inTurn().getFirst().address().toString();
	}

}
