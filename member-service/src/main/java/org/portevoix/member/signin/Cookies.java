package org.portevoix.member.signin;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Sets and reads a cookie that scripts don't see. Behind TLS its name keeps other hosts
 * from setting it.
 */
record Cookies(String name, boolean secure) {

	private String fullName() {
		return this.secure ? "__Host-" + this.name : this.name;
	}

	void set(HttpServletResponse response, String value, Duration life) {
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(fullName(), value)
					.path("/")
					.maxAge(life)
					.httpOnly(true)
					.secure(this.secure)
					.sameSite("Lax")
					.build()
					.toString());
	}

	Optional<String> read(HttpServletRequest request) {
		Cookie[] cookies = request.getCookies();
		if (cookies != null) {
			for (Cookie cookie : cookies) {
				if (cookie.getName().equals(fullName())) {
					return Optional.of(cookie.getValue());
				}
			}
		}
		return Optional.empty();
	}

}
