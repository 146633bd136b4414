package org.portevoix.member.oauth;

import java.time.Instant;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.member.signin.SignInSession;
import org.portevoix.member.signin.SignInSession.SignedIn;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Tells the issuer who is at the browser, from the cookie that the sign-in page gave; at
 * the one address where that matters.
 */
final class SignedInContext implements SecurityContextRepository {

	static final String AUTHORIZE = "/oauth2/authorize";

	private final SignInSession session;

	SignedInContext(SignInSession session) {
		this.session = session;
	}

	@Override
	@Deprecated
	public SecurityContext loadContext(HttpRequestResponseHolder holder) {
		return context(holder.getRequest());
	}

	@Override
	public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
		SecurityContext context = context(request);
		return new DeferredSecurityContext() {
			@Override
			public boolean isGenerated() {
				return context.getAuthentication() == null;
			}

			@Override
			public SecurityContext get() {
				return context;
			}
		};
	}

	private SecurityContext context(HttpServletRequest request) {
		return request.getRequestURI().equals(AUTHORIZE)
				? this.session.of(request).map(SignedInContext::of).orElseGet(SecurityContextImpl::new)
				: new SecurityContextImpl();
	}

	private static SecurityContextImpl of(SignedIn signedIn) {
		UsernamePasswordAuthenticationToken who = UsernamePasswordAuthenticationToken
			.authenticated(signedIn.staff().id(), null, List.of());
		who.setDetails(new Proof(signedIn.staff().credential(), signedIn.at()));
		return new SecurityContextImpl(who);
	}

	@Override
	public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
		// The cookie is all there is, and the sign-in page gives it.
	}

	@Override
	public boolean containsContext(HttpServletRequest request) {
		return context(request).getAuthentication() != null;
	}

	/**
	 * With what and when she proved who she is.
	 *
	 * @param credential which of her passwords it was
	 */
	record Proof(int credential, Instant at) {

	}

}
