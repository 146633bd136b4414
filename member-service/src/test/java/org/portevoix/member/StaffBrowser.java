package org.portevoix.member;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser at the sign-in page, and the gateway behind it, as far as they matter here.
 */
public final class StaffBrowser {

	public static final String ORIGIN = "https://portevoix.example.org";

	public static final String CALLBACK = ORIGIN + "/signin/callback";

	public static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more-of-it";

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

	private final Http http;

	private final Map<String, String> cookies = new HashMap<>();

	public StaffBrowser(Http http) {
		this.http = http;
	}

	public Map<String, String> cookies() {
		return this.cookies;
	}

	public HttpResponse<String> get(String path, String... headers) {
		return keep(this.http.get(path, withCookies(headers)));
	}

	/** Sends a form from our own page. */
	public HttpResponse<String> post(String path, Map<String, String> form) {
		return post(path, form, "Origin", ORIGIN);
	}

	public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
		return keep(this.http.form(path, form, withCookies(headers)));
	}

	/** What the form of a page has to repeat. */
	public String csrf(String path) {
		Matcher matcher = CSRF.matcher(get(path).body());
		assertThat(matcher.find()).as(path).isTrue();
		return matcher.group(1);
	}

	public HttpResponse<String> signIn(String email, String password) {
		return post("/signin", Map.of("_csrf", csrf("/signin"), "email", email, "password", password));
	}

	/** Where the gateway sends her; what is empty is left out. */
	public static String authorize(Map<String, String> changed) {
		Map<String, String> parameters = new HashMap<>(Map.of("response_type", "code", "client_id", "portevoix-console",
				"redirect_uri", CALLBACK, "scope", "openid console", "state", "a-state", "nonce", "a-nonce",
				"code_challenge", challenge(VERIFIER), "code_challenge_method", "S256"));
		parameters.putAll(changed);
		return "/oauth2/authorize?" + parameters.entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().isEmpty())
			.map((entry) -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	/** The code that she comes back with. */
	public String code() {
		HttpResponse<String> answer = get(authorize(Map.of()));
		assertThat(answer.statusCode()).isEqualTo(302);
		return parameter(location(answer), "code");
	}

	public HttpResponse<String> redeem(String code) {
		return this.http.token("portevoix-console", RunningMemberService.CONSOLE_SECRET, Map.of("grant_type",
				"authorization_code", "code", code, "redirect_uri", CALLBACK, "code_verifier", VERIFIER));
	}

	public HttpResponse<String> refresh(String token) {
		return this.http.token("portevoix-console", RunningMemberService.CONSOLE_SECRET,
				Map.of("grant_type", "refresh_token", "refresh_token", token));
	}

	/** Signs in, and has the tokens that the gateway gets. */
	public JsonNode tokens(String email, String password) {
		assertThat(signIn(email, password).statusCode()).isEqualTo(303);
		HttpResponse<String> answer = redeem(code());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return Http.json(answer);
	}

	public static String location(HttpResponse<String> answer) {
		return answer.headers().firstValue("Location").orElseThrow();
	}

	public static String parameter(String url, String name) {
		for (String part : URI.create(url).getRawQuery().split("&")) {
			if (part.startsWith(name + "=")) {
				return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
			}
		}
		throw new AssertionError("No " + name + " in " + url);
	}

	private String[] withCookies(String... headers) {
		List<String> all = new ArrayList<>(List.of(headers));
		if (!this.cookies.isEmpty()) {
			all.add("Cookie");
			all.add(this.cookies.entrySet()
				.stream()
				.map((entry) -> entry.getKey() + "=" + entry.getValue())
				.collect(Collectors.joining("; ")));
		}
		return all.toArray(String[]::new);
	}

	private HttpResponse<String> keep(HttpResponse<String> answer) {
		for (String cookie : answer.headers().allValues("Set-Cookie")) {
			String[] pair = cookie.split(";")[0].split("=", 2);
			if (pair[1].isEmpty()) {
				this.cookies.remove(pair[0]);
			}
			else {
				this.cookies.put(pair[0], pair[1]);
			}
		}
		return answer;
	}

	private static String challenge(String verifier) {
		try {
			return Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(
						MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
