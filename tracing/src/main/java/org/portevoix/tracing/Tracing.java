package org.portevoix.tracing;

import java.util.concurrent.ThreadLocalRandom;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.jspecify.annotations.Nullable;

/**
 * Begins the steps of traces. Whether a trace is recorded is decided once, at the door;
 * an unrecorded one costs a look at its flag.
 */
public final class Tracing implements AutoCloseable {

	private final @Nullable SdkTracerProvider spans;

	private final @Nullable Tracer tracer;

	private final double sampling;

	private Tracing(@Nullable SdkTracerProvider spans, double sampling) {
		this.spans = spans;
		this.tracer = (spans != null) ? spans.get("org.portevoix") : null;
		this.sampling = sampling;
	}

	/** Records nothing. */
	public static Tracing off() {
		return new Tracing(null, 0);
	}

	/**
	 * Records.
	 * @param sampling which share of what comes in at the door, from 0 to 1
	 */
	public static Tracing on(SdkTracerProvider spans, double sampling) {
		return new Tracing(spans, sampling);
	}

	/** Whether anything may be recorded. */
	public boolean isOn() {
		return this.tracer != null;
	}

	/**
	 * Lets a request from outside in. It may name its trace, but not have it recorded:
	 * that is decided here, by chance.
	 * @param given what the client says
	 */
	public Step admit(@Nullable String given) {
		String parent = (given != null && TraceParent.isValid(given)) ? TraceParent.unsampled(given) : null;
		if (this.tracer == null || ThreadLocalRandom.current().nextDouble() >= this.sampling) {
			return Step.passing((parent != null) ? parent : TraceParent.random());
		}
		return begin(this.tracer, SpanKind.SERVER, (parent != null) ? within(parent) : Context.root());
	}

	/**
	 * Begins a step.
	 * @param traceparent what it follows from; where that is not recorded, neither is
	 * this
	 */
	public Step begin(SpanKind kind, @Nullable String traceparent) {
		if (this.tracer == null || traceparent == null || !TraceParent.isSampled(traceparent)) {
			return Step.passing(traceparent);
		}
		return begin(this.tracer, kind, within(traceparent));
	}

	/** Hands over what was recorded and not sent yet. */
	@Override
	public void close() {
		if (this.spans != null) {
			this.spans.close();
		}
	}

	private static Step begin(Tracer tracer, SpanKind kind, Context parent) {
		return Step.recorded(tracer.spanBuilder("step").setSpanKind(kind).setParent(parent).startSpan());
	}

	private static Context within(String traceparent) {
		SpanContext parent = SpanContext.createFromRemoteParent(TraceParent.traceId(traceparent),
				TraceParent.spanId(traceparent), TraceFlags.getSampled(), TraceState.getDefault());
		return Context.root().with(Span.wrap(parent));
	}

}
