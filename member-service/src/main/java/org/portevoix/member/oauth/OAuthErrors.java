package org.portevoix.member.oauth;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Tells clients what was wrong as RFC 6749, section 5.2, has it. */
final class OAuthErrors implements AuthenticationFailureHandler, AuthenticationEntryPoint {

	private final JsonMapper json;

	OAuthErrors(JsonMapper json) {
		this.json = json;
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException ex) throws IOException {
		String code = (ex instanceof OAuth2AuthenticationException oauth) ? oauth.getError().getErrorCode()
				: OAuth2ErrorCodes.INVALID_CLIENT;
		boolean unknown = code.equals(OAuth2ErrorCodes.INVALID_CLIENT);
		response.setStatus((unknown ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST).value());
		if (unknown) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"portevoix\", charset=\"UTF-8\"");
		}
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		this.json.writeValue(response.getOutputStream(), new Told(code, describe(code)));
	}

	/** Nobody tried to say who she is. */
	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException {
		onAuthenticationFailure(request, response, ex);
	}

	private static String describe(String code) {
		return switch (code) {
			case OAuth2ErrorCodes.INVALID_CLIENT -> "The client's id or secret is wrong; send both with HTTP Basic.";
			case OAuth2ErrorCodes.INVALID_SCOPE -> "The client does not have that scope.";
			case OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE ->
				"The grant type is client_credentials, or authorization_code and refresh_token for the console.";
			case OAuth2ErrorCodes.INVALID_GRANT -> "The code or the token is used, over or revoked.";
			case OAuth2ErrorCodes.UNAUTHORIZED_CLIENT -> "The client may not use that grant type.";
			default -> "The request lacks a parameter, or has one twice or malformed.";
		};
	}

	/** The answer in the names of the RFC. */
	private record Told(String error, String error_description) {

	}

}
