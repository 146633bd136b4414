package org.portevoix.gateway.upstream;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.portevoix.gateway.GatewaySettings;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import org.springframework.http.HttpStatus;

/**
 * Where the services are. {@code service://NAME/path} means one of its instances; where
 * there are several, each is asked all the time whether it is ready, so that one that is
 * about to end gets nothing new, and neither does one that hangs.
 */
public final class Services implements AutoCloseable {

	/** The service that takes the signatures. */
	public static final String CAMPAIGN = "campaign-service";

	/** The service that knows people and staff. */
	public static final String MEMBER = "member-service";

	/** The service that writes to people and partners. */
	public static final String NOTIFICATION = "notification-service";

	private static final String SCHEME = "service";

	private static final String READINESS = "/actuator/health/readiness";

	private final Map<String, Instances> byName;

	private final HttpClient client;

	private final Disposable.Composite questions = Disposables.composite();

	Services(GatewaySettings.Services settings, HttpClient client) {
		this.byName = Map.of(CAMPAIGN, new Instances(settings.campaign()), MEMBER, new Instances(settings.member()),
				NOTIFICATION, new Instances(settings.notification()));
		this.client = client.responseTimeout(settings.askTimeout());
		this.byName.values()
			.stream()
			.map(Instances::all)
			.filter((all) -> all.size() > 1)
			.flatMap(List::stream)
			.forEach((instance) -> this.questions.add(ask(instance, settings)));
	}

	private Disposable ask(Instance instance, GatewaySettings.Services settings) {
		return isReady(instance).timeout(settings.askTimeout())
			.onErrorReturn(false)
			.doOnNext(instance::ready)
			.then(Mono.delay(settings.askEvery()))
			.repeat()
			.subscribe();
	}

	private Mono<Boolean> isReady(Instance instance) {
		return this.client.get()
			.uri(instance.address() + READINESS)
			.response()
			.map((response) -> response.status().code() == HttpStatus.OK.value());
	}

	/**
	 * Asks all instances of a service at once.
	 * @return whether it is true of one of them
	 */
	public Mono<Boolean> any(String name, Function<URI, Mono<Boolean>> question) {
		return Flux.fromIterable(named(name).all()).map(Instance::address).flatMap(question).any(Boolean::booleanValue);
	}

	/**
	 * What to ask instead of a service.
	 * @param asked any address
	 * @return the same at the instance whose turn it is, if it names a service
	 */
	public URI resolve(URI asked) {
		return isService(asked) ? named(asked.getHost()).inTurn().getFirst().at(asked) : asked;
	}

	static boolean isService(URI asked) {
		return SCHEME.equals(asked.getScheme());
	}

	Instances named(String name) {
		Instances found = this.byName.get(name);
		if (found == null) {
			throw new IllegalArgumentException("There is no service " + name);
		}
		return found;
	}

	/** Asks nobody any more. */
	@Override
	public void close() {
		this.questions.dispose();
	}

}
