package org.portevoix.service.problems;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers what was refused before any controller was reached, such as a crooked path: a
 * browser gets a page, where the service has pages, and a program a problem.
 */
@Controller
class LastResort implements ErrorController {

	private final List<ErrorViewResolver> pages;

	private final ProblemWriter writer;

	LastResort(List<ErrorViewResolver> pages, ProblemWriter writer) {
		this.pages = List.copyOf(pages);
		this.writer = writer;
	}

	@RequestMapping("${spring.web.error.path:/error}")
	@Nullable ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (response.isCommitted()) {
			// Half an answer has left: the server cuts the line, and nothing is to
			// follow.
			return null;
		}
		HttpStatus status = status(request);
		String accepted = request.getHeader(HttpHeaders.ACCEPT);
		if (accepted != null && accepted.contains("text/html")) {
			for (ErrorViewResolver resolver : this.pages) {
				ModelAndView page = resolver.resolveErrorView(request, status, Map.of());
				if (page != null) {
					return page;
				}
			}
		}
		this.writer.write(response, Translation.of(status, Map.of()));
		return null;
	}

	private static HttpStatus status(HttpServletRequest request) {
		Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		HttpStatus status = (code instanceof Integer number) ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
		return (status != null) ? status : HttpStatus.INTERNAL_SERVER_ERROR;
	}

}
