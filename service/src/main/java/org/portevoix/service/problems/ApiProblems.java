package org.portevoix.service.problems;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers whatever goes wrong under {@code /api/} and between services with a problem,
 * and leaves the rest to the pages. A resolver rather than an advice, since an advice
 * can't be told by path, and is not asked at all where no handler was found.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems implements HandlerExceptionResolver {

	private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

	private final Translation translation;

	private final ProblemWriter writer;

	ApiProblems(Translation translation, ProblemWriter writer) {
		this.translation = translation;
		this.writer = writer;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		if (!isForPrograms(request.getRequestURI())) {
			return null;
		}
		if (ex instanceof AsyncRequestNotUsableException || response.isCommitted()) {
			// Nobody is there to be told, or she has been told half of it.
			return new ModelAndView();
		}
		Problem problem = this.translation.of(ex);
		if (problem.status().is5xxServerError()) {
			log(request, problem, ex);
		}
		try {
			this.writer.write(response, problem);
		}
		catch (IOException gone) {
			log.debug("The asker left before she was told: {}", gone.getClass().getSimpleName());
		}
		return new ModelAndView();
	}

	private static boolean isForPrograms(String path) {
		return path.startsWith("/api/") || path.startsWith("/internal/");
	}

	/**
	 * What is expected to happen now and then gets a line, what is not gets its stack.
	 */
	private static void log(HttpServletRequest request, Problem problem, Exception ex) {
		if (problem instanceof Unexpected) {
			log.error("{} {} failed", request.getMethod(), Nameless.path(request), Nameless.of(ex));
		}
		else {
			log.warn("{} {} answered {}: {}", request.getMethod(), Nameless.path(request), problem.status().value(),
					ex.getClass().getSimpleName());
		}
	}

}
