package org.portevoix.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * A step of a trace, such as one request: a span, where it is recorded; otherwise all it
 * does is to pass on the context that it was given.
 */
public final class Step {

	private final @Nullable String traceparent;

	private final @Nullable Span span;

	private Step(@Nullable String traceparent, @Nullable Span span) {
		this.traceparent = traceparent;
		this.span = span;
	}

	static Step passing(@Nullable String traceparent) {
		return new Step(traceparent, null);
	}

	static Step recorded(Span span) {
		SpanContext context = span.getSpanContext();
		return new Step("00-" + context.getTraceId() + "-" + context.getSpanId() + "-01", span);
	}

	/** The context for what follows from this step. */
	public @Nullable String traceparent() {
		return this.traceparent;
	}

	public boolean isRecorded() {
		return this.span != null;
	}

	/** Names it. One of few: a template, not what it was filled with. */
	public Step named(String name) {
		if (this.span != null) {
			this.span.updateName(name);
		}
		return this;
	}

	public Step with(Fact fact, String value) {
		if (this.span != null) {
			this.span.setAttribute(fact.attribute(), value);
		}
		return this;
	}

	/** Marks it as one that somebody should look at. */
	public Step failed() {
		if (this.span != null) {
			this.span.setStatus(StatusCode.ERROR);
		}
		return this;
	}

	public void end() {
		if (this.span != null) {
			this.span.end();
		}
	}

}
