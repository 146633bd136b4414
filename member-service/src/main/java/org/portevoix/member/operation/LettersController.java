package org.portevoix.member.operation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.portevoix.member.desk.Desk;
import org.portevoix.member.operation.Dealings.By;
import org.portevoix.member.operation.Mending.Unfit;
import org.portevoix.messaging.EventNotAcknowledged;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.ChangedMeanwhile;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.ConsolePage.Section;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Dead letters, for the platform's administrators. What a letter holds is shown only to
 * somebody who said why, and never stays in a browser.
 */
@Controller
@RequestMapping("/console/operation/{topic}")
class LettersController {

	private static final Logger log = LoggerFactory.getLogger(LettersController.class);

	private static final int LONGEST_REASON = 300;

	private static final Set<String> DONE = Set.of("retried", "mended", "aside");

	private final DeadLetters found;

	private final Letters letters;

	private final Dealings dealings;

	private final Desk desk;

	private final Clock clock;

	LettersController(DeadLetters found, Letters letters, Dealings dealings, Desk desk, Clock clock) {
		this.found = found;
		this.letters = letters;
		this.dealings = dealings;
		this.desk = desk;
		this.clock = clock;
	}

	@ModelAttribute
	void guard(HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
	}

	@GetMapping
	ModelAndView list(@PathVariable String topic, @RequestParam(defaultValue = "0") int page,
			@RequestParam(required = false) @Nullable String done, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		Caller caller = operator(token);
		DeadLetters.Page some = this.found.page(topic, page);
		Map<String, Dealt> dealt = this.dealings.of(some.letters());
		Instant now = this.clock.instant();
		return this.desk.page("operation/letters", Section.OPERATION, "operation.dead", caller, request)
			.addObject("topic", topic)
			.addObject("rows",
					some.letters().stream().map((letter) -> Row.of(letter, dealt.get(Dealt.id(letter)), now)).toList())
			.addObject("done", (done != null && DONE.contains(done)) ? done : null)
			.addObject("number", Math.max(0, page))
			.addObject("older", some.older());
	}

	@GetMapping("/{place}")
	ModelAndView look(@PathVariable String topic, @PathVariable String place, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		Caller caller = operator(token);
		return page(Place.of(topic, place), Form.EMPTY, null, caller, request);
	}

	@PostMapping("/{place}")
	ModelAndView act(@PathVariable String topic, @PathVariable String place, Form form,
			@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = operator(token);
		Place where = Place.of(topic, place);
		if (form.why().isEmpty() || form.why().length() > LONGEST_REASON) {
			return failed(again(where, form, caller, request), HttpStatus.BAD_REQUEST, "reason", "");
		}
		By by = new By(caller, Origin.of(request), form.why());
		try {
			return act(where, form, by, request);
		}
		catch (ChangedMeanwhile ex) {
			return failed(again(where, form, caller, request), HttpStatus.CONFLICT, "meanwhile", "");
		}
		catch (LogAway | EventNotAcknowledged | DataAccessException ex) {
			log.warn("A dead letter waits: {}", ex.getClass().getSimpleName());
			return failed(blank(where, form, caller, request), HttpStatus.SERVICE_UNAVAILABLE, "away", "");
		}
	}

	private ModelAndView act(Place where, Form form, By by, HttpServletRequest request) {
		return switch (Objects.requireNonNullElse(form.act(), "")) {
			case "open" -> page(where, form, this.letters.open(where, by), by.caller(), request);
			case "mend" -> mend(where, form, by, request);
			case "retry" -> {
				this.letters.retry(where, form.seen(), by);
				yield done(where, "retried");
			}
			case "aside" -> {
				this.letters.setAside(where, form.seen(), by);
				yield done(where, "aside");
			}
			default -> throw new InvalidRequest(List.of(new FieldError("act", "invalid")));
		};
	}

	private ModelAndView mend(Place where, Form form, By by, HttpServletRequest request) {
		try {
			this.letters.mend(where, Objects.requireNonNullElse(form.value(), ""), form.seen(), by);
			return done(where, "mended");
		}
		catch (Unfit ex) {
			// It is shown once more, and the trail says so.
			return failed(page(where, form, this.letters.open(where, by), by.caller(), request), HttpStatus.BAD_REQUEST,
					ex.code(), ex.where());
		}
	}

	/** Back to the list, so that reloading sends nothing twice. */
	private static ModelAndView done(Place where, String what) {
		ModelAndView view = new ModelAndView("redirect:/console/operation/" + where.topic() + "?done=" + what);
		view.setStatus(HttpStatus.SEE_OTHER);
		return view;
	}

	private static Caller operator(Jwt token) {
		Caller caller = Caller.of(token);
		caller.requirePlatform(Permission.PLATFORM_OPERATE);
		return caller;
	}

	private ModelAndView page(Place where, Form form, @Nullable Content content, Caller caller,
			HttpServletRequest request) {
		DeadLetter letter = (content != null) ? content.letter() : this.found.read(where).letter();
		ModelAndView view = blank(where, form, caller, request).addObject("letter", letter)
			.addObject("row", Row.of(letter, this.dealings.of(letter), this.clock.instant()));
		if (content != null) {
			view.addObject("content", content)
				.addObject("cause", Mending.cause(content, content.value()))
				.addObject("value", Objects.requireNonNullElseGet(form.value(), content::pretty));
		}
		return view;
	}

	/** What was typed is not lost, whatever is away. */
	private ModelAndView again(Place where, Form form, Caller caller, HttpServletRequest request) {
		try {
			return page(where, form, null, caller, request);
		}
		catch (LogAway | DataAccessException ex) {
			return blank(where, form, caller, request);
		}
	}

	private ModelAndView blank(Place where, Form form, Caller caller, HttpServletRequest request) {
		return this.desk.page("operation/letter", Section.OPERATION, "operation.letter", caller, request)
			.addObject("place", where)
			.addObject("form", form)
			.addObject("value", form.value())
			.addObject("returns", Families.of(where.source()) != null);
	}

	private static ModelAndView failed(ModelAndView view, HttpStatus status, String fault, String detail) {
		view.setStatus(status);
		return view.addObject("fault", fault).addObject("detail", detail);
	}

	/**
	 * What the form says.
	 *
	 * @param claim what was done about the letter as the page showed it; empty for
	 * nothing
	 */
	record Form(@Nullable String act, @Nullable String reason, @Nullable String value, @Nullable String claim) {

		static final Form EMPTY = new Form(null, null, null, null);

		String why() {
			return Objects.requireNonNullElse(this.reason, "").strip();
		}

		@Nullable String seen() {
			return (this.claim == null || this.claim.isBlank()) ? null : this.claim;
		}

		/** Without the value: a log may get hold of it. */
		@Override
		public String toString() {
			return "Form[…]";
		}

	}

	/**
	 * A letter in the list.
	 *
	 * @param standing of what was done about it; null while it waits
	 */
	record Row(DeadLetter letter, @Nullable Dealt dealt, Dealt.@Nullable Standing standing) {

		static Row of(DeadLetter letter, @Nullable Dealt dealt, Instant now) {
			return new Row(letter, dealt, (dealt != null) ? dealt.standing(now) : null);
		}

		/** Whether somebody may do something about it now. */
		public boolean open() {
			return this.standing == null || this.standing.mayBeRepeated();
		}

	}

}
