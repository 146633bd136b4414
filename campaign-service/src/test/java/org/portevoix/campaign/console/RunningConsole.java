package org.portevoix.campaign.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.portevoix.backing.BackingServices;
import org.portevoix.campaign.Issuer;
import org.portevoix.campaign.Organisations;
import org.portevoix.campaign.campaigns.KnownOrganisations;
import org.portevoix.messaging.EventSender;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole service, with tokens as member-service would sign them. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class RunningConsole {

	static final Issuer ISSUER = Issuer.start();

	static final String PUBLIC_URL = "http://localhost:8080";

	final String slug = "c-" + UUID.randomUUID();

	@LocalServerPort
	int port;

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private EventSender sender;

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private KnownOrganisations organisations;

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry registry) {
		BackingServices.register(registry::add);
		registry.add("MEMBER_URL", ISSUER::url);
		registry.add("PUBLIC_URL", () -> PUBLIC_URL);
		registry.add("PURGE_EVERY", () -> "PT1S");
		registry.add("PEPPER", () -> "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
		registry.add("TOKEN_KEYS", () -> "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
	}

	@BeforeEach
	void tellOfOrganisations() {
		this.sender.send("organisations", Organisations.updated(Organisations.complete("wsm")));
		this.sender.send("organisations", Organisations.updated(Organisations.complete("fos")));
		this.sender.send("organisations", Organisations.updated(Organisations.abroad("dakar")));
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> this.organisations.isComplete() && this.organisations.byId("wsm").isPresent()
					&& this.organisations.byId("fos").isPresent() && this.organisations.byId("dakar").isPresent());
	}

	/** A person with a role in one organisation. */
	Staff person(String name, String role, String organisation) {
		return person(name, role, organisation, "en");
	}

	Staff person(String name, String role, String organisation, String language) {
		return new Staff(this.port, token(name, role, organisation), language);
	}

	static String token(String name, String role, String organisation) {
		return ISSUER.token(Map.of("sub", "staff-" + name, "name", name, "scope", "openid console", "roles",
				Map.of(organisation, role)), PUBLIC_URL, Instant.now().plusSeconds(600));
	}

	Staff holder(@Nullable String token) {
		return new Staff(this.port, token, "en");
	}

	String path() {
		return "/console/campaigns/" + this.slug;
	}

	/** A draft that could be published, written through the forms. */
	Staff drafted() {
		Staff marie = person("Marie Claes", "campaigner", "wsm");
		marie.taken(HtmlForm.of(marie.page("/console/campaigns/_new"))
			.with("title", "Social protection")
			.with("defaultLanguage", "en")
			.with("slug", this.slug));
		write(marie, "en", "Social protection");
		marie.taken(HtmlForm.of(marie.page(path() + "/settings"))
			.with("goal", "1000")
			.with("targets[0].name", "A. Dupont")
			.with("targets[0].office", "Minister of Labour"));
		return marie;
	}

	String write(Staff by, String language, String title) {
		return by.taken(HtmlForm.of(by.page(path() + "/texts/" + language))
			.with("title", title)
			.with("demand", "We demand a fund for all.")
			.with("story", "## Why\n\nBecause *everybody* needs it.")
			.with("thanks", "Thank you!"));
	}

	void publish(Staff by) {
		by.taken(HtmlForm.of(by.page(path() + "/publish")));
	}

	/** Has made-up people sign the campaign that is being prepared. */
	String rehearse(Staff by, String signatures, String perSecond) {
		return by.taken(HtmlForm.of(by.page(path() + "/rehearsal"))
			.with("signatures", signatures)
			.with("perSecond", perSecond)
			.act("start"));
	}

	void wipe(Staff by) {
		assertThat(by.post(path() + "/rehearsal", Map.of("act", "wipe")).statusCode()).isEqualTo(303);
	}

}
