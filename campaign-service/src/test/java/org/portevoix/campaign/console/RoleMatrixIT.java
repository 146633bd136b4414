package org.portevoix.campaign.console;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may do what, for every address of the API and the console. Each row is tried by
 * everybody; an address that is in no row fails the test.
 */
class RoleMatrixIT extends RunningConsole {

	private static final String API = "/api/v1/campaigns";

	private static final String CONSOLE = "/console/campaigns";

	/** Everybody who could come, as the columns below name them. */
	private static final List<String> WHO = List.of("nobody", "reading client", "writing client", "client of fos",
			"viewer", "editor", "campaigner", "administrator", "viewer of fos", "administrator of fos",
			"administrator of dakar", "platform");

	private static final Set<String> ALL = Set.copyOf(WHO);

	private static final Set<String> WITH_TOKEN = without(ALL, "nobody");

	private static final Set<String> LAUNCH = Set.of("writing client", "campaigner", "administrator", "platform");

	private static final Set<String> WRITE = with(LAUNCH, "editor");

	private static final Set<String> READ = with(WRITE, "viewer", "reading client");

	private static final Set<String> EXPORT = without(LAUNCH, "writing client");

	/**
	 * The campaign is public, and fos joined it. What is public an editor changes by a
	 * proposal alone.
	 */
	private static final Set<String> SEE = with(READ, "client of fos", "viewer of fos", "administrator of fos");

	/** Method, pattern, and who is neither refused nor told that there is nothing. */
	private static final List<Row> TABLE = List.of(
			// What anybody may do.
			row("GET", API, ALL), row("GET", API + "/{slug}", ALL), row("GET", API + "/{slug}/count", ALL),
			row("GET", API + "/{slug}/count/stream", ALL), row("POST", API + "/{slug}/signatures", ALL),
			row("POST", "/api/v1/signatures/confirmations", ALL), row("POST", "/api/v1/signatures/withdrawals", ALL),
			// Campaigns by the API.
			row("POST", API, with(WRITE, "administrator of fos", "administrator of dakar")),
			row("PUT", API + "/{slug}", LAUNCH), row("GET", API + "/{slug}/draft", READ),
			row("GET", API + "/{slug}/stats", READ), row("POST", API + "/{slug}/publish", LAUNCH),
			row("POST", API + "/{slug}/{action:pause|resume|close|hand-in|answer}", LAUNCH),
			row("POST", API + "/{slug}/rehearsals", LAUNCH), row("GET", API + "/{slug}/rehearsals", LAUNCH),
			row("POST", API + "/{slug}/rehearsals/stop", LAUNCH), row("DELETE", API + "/{slug}/rehearsals", LAUNCH),
			// The console.
			row("GET", "/console", WITH_TOKEN), row("GET", CONSOLE, WITH_TOKEN), row("GET", CONSOLE + "/**", Set.of()),
			row("GET", CONSOLE + "/_new", with(WRITE, "administrator of fos", "administrator of dakar")),
			row("POST", CONSOLE + "/_new", with(WRITE, "administrator of fos", "administrator of dakar")),
			row("GET", CONSOLE + "/{slug}", SEE), row("GET", CONSOLE + "/{slug}/settings", LAUNCH),
			row("POST", CONSOLE + "/{slug}/settings", LAUNCH),
			row("GET", CONSOLE + "/{slug}/texts/{language:fr|nl|en|es}", WRITE),
			row("POST", CONSOLE + "/{slug}/texts/{language:fr|nl|en|es}", WRITE),
			row("GET", CONSOLE + "/{slug}/texts/{language:fr|nl|en|es}/proposal", LAUNCH),
			row("POST", CONSOLE + "/{slug}/texts/{language:fr|nl|en|es}/proposal", LAUNCH),
			row("GET", CONSOLE + "/{slug}/preview", WRITE), row("POST", CONSOLE + "/{slug}/preview", WRITE),
			row("GET", CONSOLE + "/{slug}/{step:publish|pause|resume|close|hand-in|answer|delete}", LAUNCH),
			row("POST", CONSOLE + "/{slug}/{step:publish|pause|resume|close|hand-in|answer|delete}", LAUNCH),
			row("GET", CONSOLE + "/{slug}/rehearsal", LAUNCH), row("POST", CONSOLE + "/{slug}/rehearsal", LAUNCH),
			// How it is doing, and what is taken out.
			row("GET", CONSOLE + "/{slug}/dashboard", SEE), row("GET", CONSOLE + "/{slug}/stream", SEE),
			row("POST", CONSOLE + "/{slug}/notes", WRITE), row("GET", CONSOLE + "/{slug}/exports", EXPORT),
			row("POST", CONSOLE + "/{slug}/exports", EXPORT),
			row("POST", CONSOLE + "/{slug}/exports/{id}/file", Set.of()),
			row("POST", CONSOLE + "/{slug}/exports/{id}/cancel", Set.of()),
			row("GET", CONSOLE + "/{slug}/moderation", EXPORT),
			row("GET", CONSOLE + "/{slug}/moderation/group", EXPORT),
			row("POST", CONSOLE + "/{slug}/moderation/group", EXPORT),
			row("POST", CONSOLE + "/{slug}/moderation/invalidate", EXPORT));

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	@SuppressWarnings("NullAway.Init")
	private RequestMappingHandlerMapping mappings;

	@Test
	void hasARowForEveryAddress() {
		Set<String> rows = new TreeSet<>();
		TABLE.forEach((row) -> rows.add(row.method() + " " + row.pattern()));
		Set<String> mapped = new TreeSet<>();
		this.mappings.getHandlerMethods().keySet().forEach((info) -> mapped.addAll(named(info)));
		assertThat(mapped).isEqualTo(rows);
	}

	@Test
	void hasNobodyDoMoreOrLessThanTheTableSays() {
		Staff marie = drafted();
		marie.taken(HtmlForm.of(marie.page(path() + "/settings")).with("partners[0]", "fos"));
		publish(marie);
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> holder(null).get("/api/v1/campaigns/" + this.slug).statusCode() == 200);
		List<String> wrong = new ArrayList<>();
		for (Row row : TABLE) {
			for (Map.Entry<String, @Nullable String> who : tokens().entrySet()) {
				int status = tried(row, holder(who.getValue()));
				boolean allowed = status != 401 && status != 403 && status != 404;
				if (status >= 500 || allowed != row.allowed().contains(who.getKey())) {
					wrong.add(row.method() + " " + row.pattern() + " by " + who.getKey() + ": " + status);
				}
			}
		}
		assertThat(wrong).isEmpty();
	}

	/** Nothing in a body is right, so that nobody changes what the next one finds. */
	private int tried(Row row, Staff who) {
		String path = row.pattern()
			.replace("{slug}", this.slug)
			.replace("{id}", "none")
			.replaceAll("\\{language:[^}]*}", "en")
			.replaceAll("\\{(action|step):[^}]*}", "resume")
			.replace("/**", "/a/b/c");
		if (path.endsWith("/count/stream")) {
			// It has no end; that it is open is told by the one that counts.
			path = path.replace("/stream", "");
		}
		if (path.endsWith("/stream")) {
			// Likewise; the page that it belongs to asks the same.
			path = path.replace("/stream", "/dashboard");
		}
		boolean api = path.startsWith("/api/");
		String body = row.method().equals("GET") ? null
				: api ? "{\"organisation\":\"wsm\",\"slug\":\"Not A Slug\"}" : "title=&organisation=wsm&goal=x";
		HttpResponse<String> answer = who.send(row.method(), path, body,
				api ? "application/json" : "application/x-www-form-urlencoded");
		return answer.statusCode();
	}

	private static Map<String, @Nullable String> tokens() {
		Map<String, @Nullable String> tokens = new LinkedHashMap<>();
		tokens.put("nobody", null);
		tokens.put("reading client", ISSUER.token("wsm", "campaigns:read"));
		tokens.put("writing client", ISSUER.token("wsm", "campaigns:write"));
		tokens.put("client of fos", ISSUER.token("fos", "campaigns:read"));
		for (String role : List.of("viewer", "editor", "campaigner", "administrator")) {
			tokens.put(role, token(role, role, "wsm"));
		}
		tokens.put("viewer of fos", token("fos-viewer", "viewer", "fos"));
		tokens.put("administrator of fos", token("fos-admin", "administrator", "fos"));
		tokens.put("administrator of dakar", token("dakar-admin", "administrator", "dakar"));
		tokens.put("platform", ISSUER.token(
				Map.of("sub", "root", "name", "Root", "scope", "openid console", "platform", true, "roles", Map.of()),
				PUBLIC_URL, Instant.now().plusSeconds(600)));
		return tokens;
	}

	private static Set<String> named(RequestMappingInfo info) {
		Set<String> named = new TreeSet<>();
		for (String pattern : info.getPatternValues()) {
			if (pattern.startsWith("/api/") || pattern.startsWith("/console")) {
				for (RequestMethod method : info.getMethodsCondition().getMethods()) {
					named.add(method + " " + pattern);
				}
				if (info.getMethodsCondition().getMethods().isEmpty()) {
					named.add("* " + pattern);
				}
			}
		}
		return named;
	}

	private static Row row(String method, String pattern, Set<String> allowed) {
		return new Row(method, pattern, allowed);
	}

	private static Set<String> with(Set<String> some, String... more) {
		Set<String> all = new TreeSet<>(some);
		all.addAll(List.of(more));
		return all;
	}

	private static Set<String> without(Set<String> some, String one) {
		Set<String> rest = new TreeSet<>(some);
		rest.remove(one);
		return rest;
	}

	/** Who may use an address. */
	private record Row(String method, String pattern, Set<String> allowed) {

	}

}
