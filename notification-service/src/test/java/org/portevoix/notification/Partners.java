package org.portevoix.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;
import org.portevoix.events.Examples;
import org.portevoix.events.OrganisationEvent;
import org.portevoix.events.PublicEvent;
import tools.jackson.databind.JsonNode;

/**
 * A partner organisation with a campaign of its own, and the API as its client uses it.
 */
final class Partners implements AutoCloseable {

	private static final URI SOURCE = URI.create("/tests");

	private final HttpClient http = HttpClient.newHttpClient();

	private final @Nullable Log log;

	private final Members members;

	private final String name = UUID.randomUUID().toString().substring(0, 8);

	final String organisation = "org-" + this.name;

	final String slug = "campaign-" + this.name;

	private volatile int port;

	private long revision = 1;

	Partners(@Nullable Log log, Members members) {
		this.log = log;
		this.members = members;
	}

	void at(Instance service) {
		this.port = service.port();
	}

	void at(int newPort) {
		this.port = newPort;
	}

	/** Tells about the organisation and opens the campaign. */
	void publish() {
		this.log.append("organisations", this.organisation,
				new OrganisationEvent.OrganisationUpdated(Examples.organisation().id(this.organisation).build()));
		change(new CampaignEvent.Published(campaign().build()));
		this.log.flush();
	}

	org.portevoix.events.CampaignExample campaign() {
		return Examples.campaign()
			.id("id-" + this.slug)
			.slug(this.slug)
			.revision(this.revision++)
			.organisation(this.organisation)
			.partners();
	}

	/** A change of the campaign, told on both topics as campaign-service does. */
	String change(CampaignEvent change) {
		CampaignState campaign = change.campaign();
		Event<CampaignEvent> told = Event.of(SOURCE, campaign.slug(), Instant.now().truncatedTo(ChronoUnit.MILLIS),
				change);
		this.log.append("campaigns",
				new Event<>(told.id(), SOURCE, campaign.campaignId(), told.time(), null, told.data()));
		this.log.append("public", told);
		return told.id();
	}

	/** Some signatures are confirmed. */
	List<String> confirm(int signatures) {
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < signatures; i++) {
			ids.add(confirm(UUID.randomUUID().toString()));
		}
		this.log.flush();
		return ids;
	}

	String confirm(String id) {
		return confirm(id, this.slug);
	}

	/** The same under another campaign. */
	String confirm(String id, String campaign) {
		this.log.append("public", new Event<>(id, SOURCE, campaign, Instant.now().truncatedTo(ChronoUnit.MILLIS), null,
				new PublicEvent.Confirmed(campaign, "BE", "fr", "other", 1)));
		return id;
	}

	String token() {
		return this.members.client(this.organisation, "subscriptions:write", "events:read");
	}

	/** Subscribes to everything. */
	JsonNode subscribe(String url, String more) {
		Answer answer = ask("POST", "/api/v1/subscriptions", """
				{"url":"%s","types":["org.portevoix.signature.confirmed.v1","org.portevoix.signature.withdrawn.v1",\
				"org.portevoix.campaign.updated.v1","org.portevoix.campaign.paused.v1"]%s}""".formatted(url, more));
		if (answer.status() != 201) {
			throw new IllegalStateException(answer.toString());
		}
		return answer.json();
	}

	/** Subscribes a path of a receiver, which then judges signatures. */
	String subscribe(Receiver receiver, String path, String more) {
		JsonNode made = subscribe(receiver.url(path), more);
		receiver.expects(path, made.path("secret").stringValue());
		return made.path("id").stringValue();
	}

	Answer ask(String method, String path, @Nullable String body) {
		return ask(method, path, body, token());
	}

	Answer ask(String method, String path, @Nullable String body, @Nullable String token) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
			.header("Content-Type", "application/json");
		if (token != null) {
			request.header("Authorization", "Bearer " + token);
		}
		try {
			HttpResponse<String> response = this.http.send(request.build(), BodyHandlers.ofString());
			return new Answer(response.statusCode(), response.headers().firstValue("Portevoix-Cursor").orElse(""),
					response.headers().firstValue("Link").orElse(""), response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** The deliveries of a subscription. */
	List<JsonNode> deliveries(String subscription, String query) {
		List<JsonNode> all = new ArrayList<>();
		String next = "/api/v1/subscriptions/" + subscription + "/deliveries?limit=200" + query;
		while (!next.isEmpty()) {
			Answer answer = ask("GET", next, null);
			answer.json().forEach(all::add);
			next = answer.link().isEmpty() ? "" : answer.link().substring(1, answer.link().indexOf('>'))
					+ (answer.link().contains("status=") ? "" : query);
		}
		return all;
	}

	@Override
	public void close() {
		this.http.close();
	}

	/** What the service answered. */
	record Answer(int status, String cursor, String link, String body) {

		JsonNode json() {
			return EventCodec.mapper().readTree(this.body);
		}

	}

}
