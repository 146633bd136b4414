package org.portevoix.campaign.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.service.problems.Nameless;
import org.portevoix.service.problems.Problem;
import org.portevoix.campaign.signing.BadLink;
import org.portevoix.campaign.signing.CampaignNotOpen;
import org.portevoix.campaign.signing.LinkExpired;
import org.portevoix.ui.ErrorPages;
import org.portevoix.ui.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Tells people what went wrong, in a page that says what to do next. */
@ControllerAdvice(basePackageClasses = PageProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageProblems {

	private static final Logger log = LoggerFactory.getLogger(PageProblems.class);

	private final ErrorPages errors;

	PageProblems(ErrorPages errors) {
		this.errors = errors;
	}

	@ExceptionHandler
	ModelAndView badLink(BadLink problem, HttpServletRequest request) {
		return switch (problem.meantFor()) {
			case null -> incomplete(problem, request);
			case CONFIRM -> otherPurpose(problem, request, "confirm");
			case WITHDRAW -> otherPurpose(problem, request, "withdraw");
		};
	}

	/** Who wants to leave is not told to sign. */
	private ModelAndView incomplete(BadLink problem, HttpServletRequest request) {
		return request.getRequestURI().endsWith("/confirm") ? this.errors.page(request, problem.status(), "link")
				: this.errors.page(request, problem.status(), "link-back")
					.addObject("next", "/%s/me".formatted(this.errors.language(request).code()));
	}

	private ModelAndView otherPurpose(BadLink problem, HttpServletRequest request, String page) {
		return this.errors.page(request, problem.status(), "for-" + page)
			.addObject("next", "/%s/%s?token=%s".formatted(this.errors.language(request).code(), page,
					URLEncoder.encode(request.getParameter("token").strip(), StandardCharsets.UTF_8)));
	}

	@ExceptionHandler
	ModelAndView linkExpired(LinkExpired problem, HttpServletRequest request) {
		Language language = this.errors.language(request);
		return switch (problem.reason()) {
			case TOO_OLD -> this.errors.page(request, problem.status(), "expired")
				.addObject("next", campaign(language, problem.slug()) + "#sign");
			case TOO_OLD_TO_SIGN_AGAIN -> this.errors.page(request, problem.status(), "expired-closed")
				.addObject("next", campaign(language, problem.slug()));
			case TOO_OLD_TO_TAKE_BACK -> this.errors.page(request, problem.status(), "expired-back")
				.addObject("next", campaign(language, problem.slug()) + "/notice");
			case CAMPAIGN_OVER -> this.errors.page(request, problem.status(), "too-late")
				.addObject("next", campaign(language, problem.slug()));
		};
	}

	/** The form was open while the campaign closed; its page says what comes now. */
	@ExceptionHandler
	ModelAndView notOpen(CampaignNotOpen problem, HttpServletRequest request) {
		return this.errors.page(request, problem.status(), "409").addObject("next", request.getRequestURI());
	}

	@ExceptionHandler
	ModelAndView problem(Problem problem, HttpServletRequest request, HttpServletResponse response) {
		problem.retryAfter()
			.ifPresent((wait) -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
		return this.errors.page(request, problem.status());
	}

	/** What Spring itself refuses, and what nobody foresaw. */
	@ExceptionHandler
	ModelAndView other(Exception problem, HttpServletRequest request) {
		HttpStatus status = (problem instanceof ErrorResponse refused) ? known(refused.getStatusCode())
				: HttpStatus.INTERNAL_SERVER_ERROR;
		if (status.is5xxServerError()) {
			log.error("A page failed", Nameless.of(problem));
		}
		return this.errors.page(request, status);
	}

	private static HttpStatus known(HttpStatusCode code) {
		HttpStatus status = HttpStatus.resolve(code.value());
		return (status != null) ? status : HttpStatus.INTERNAL_SERVER_ERROR;
	}

	private static String campaign(Language language, String slug) {
		return "/" + language.code() + "/campaigns/" + slug;
	}

}
