package org.portevoix.member.operation;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.kafka.common.TopicPartition;
import org.portevoix.member.desk.Desk;
import org.portevoix.member.operation.Letters.Dead;
import org.portevoix.member.operation.Reading.Span;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
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
import org.springframework.web.servlet.ModelAndView;

/** The platform at a glance, for its administrators. */
@Controller
class OperationController {

	private static final Logger log = LoggerFactory.getLogger(OperationController.class);

	private final Operation operation;

	private final Letters letters;

	private final Desk desk;

	OperationController(Operation operation, Letters letters, Desk desk) {
		this.operation = operation;
		this.letters = letters;
		this.desk = desk;
	}

	@GetMapping("/console/operation")
	ModelAndView look(@AuthenticationPrincipal Jwt token, HttpServletRequest request, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		Caller caller = Caller.of(token);
		caller.requirePlatform(Permission.PLATFORM_OPERATE);
		ModelAndView view = this.desk.page("operation/operation", Section.OPERATION, "operation.title", caller,
				request);
		try {
			Look look = this.operation.look();
			view.addObject("look", look)
				.addObject("late", look.flows().stream().filter((flow) -> flow.state() != State.FINE).count());
			return count(view, look.dead());
		}
		catch (LogAway ex) {
			log.warn("The page of operation is shown without the log: {}", String.valueOf(ex.getCause()));
			view.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
			return view;
		}
	}

	/** Also while the store is away, for that is when somebody looks. */
	private ModelAndView count(ModelAndView view, Map<TopicPartition, Span> dead) {
		try {
			List<Dead> counted = this.letters.count(dead);
			return view.addObject("dead", counted)
				.addObject("waiting", counted.stream().mapToLong(Dead::waiting).sum());
		}
		catch (DataAccessException ex) {
			log.warn("The page of operation is shown without the store: {}", ex.getClass().getSimpleName());
			return view;
		}
	}

}
