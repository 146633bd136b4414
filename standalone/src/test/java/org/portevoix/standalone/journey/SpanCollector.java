package org.portevoix.standalone.journey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;

/** Takes what the services record of traces, as a collector of OpenTelemetry would. */
final class SpanCollector {

	private final HttpServer server;

	private final List<Recorded> spans = new CopyOnWriteArrayList<>();

	SpanCollector() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/v1/traces", this::take);
		this.server.start();
	}

	String endpoint() {
		return "http://localhost:" + this.server.getAddress().getPort() + "/v1/traces";
	}

	List<Recorded> of(String traceId) {
		return this.spans.stream().filter((span) -> span.traceId().equals(traceId)).toList();
	}

	List<Recorded> all() {
		return List.copyOf(this.spans);
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
			request.getResourceSpansList().forEach(this::take);
			exchange.sendResponseHeaders(200, -1);
		}
	}

	private void take(ResourceSpans resource) {
		String service = attributes(resource.getResource().getAttributesList()).get("service.name");
		resource.getScopeSpansList()
			.forEach((scope) -> this.spans
				.addAll(scope.getSpansList().stream().map((span) -> Recorded.of(service, span)).toList()));
	}

	private static Map<String, String> attributes(List<KeyValue> attributes) {
		return attributes.stream()
			.collect(Collectors.toMap(KeyValue::getKey, (attribute) -> attribute.getValue().getStringValue()));
	}

	/**
	 * A step.
	 *
	 * @param whole all that was sent of it, but for the ids
	 */
	record Recorded(String service, String name, String traceId, String id, String parentId,
			Map<String, String> attributes, String whole) {

		static Recorded of(String service, Span span) {
			return new Recorded(service, span.getName(), hex(span.getTraceId()), hex(span.getSpanId()),
					hex(span.getParentSpanId()), SpanCollector.attributes(span.getAttributesList()),
					span.toBuilder().clearTraceId().clearSpanId().clearParentSpanId().build().toString());
		}

		private static String hex(ByteString id) {
			return HexFormat.of().formatHex(id.toByteArray());
		}

	}

}
