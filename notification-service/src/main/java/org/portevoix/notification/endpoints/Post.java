package org.portevoix.notification.endpoints;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Posts one event to an endpoint and waits for the answer, for a limited time whatever
 * the endpoint does. An answer counts from its first line: who says 2xx has taken it,
 * also if it hangs up before the end.
 */
@Component
public class Post {

	private static final ContentType CLOUDEVENT = ContentType.create("application/cloudevents+json",
			StandardCharsets.UTF_8);

	private static final int KEPT_BYTES = 4_096;

	private final CloseableHttpClient client;

	private final EndpointSettings settings;

	private final Clock clock;

	private final ScheduledThreadPoolExecutor alarm = new ScheduledThreadPoolExecutor(1,
			Thread.ofPlatform().daemon().name("attempts-end").factory());

	Post(CloseableHttpClient endpointClient, EndpointSettings settings, Clock clock) {
		this.client = endpointClient;
		this.settings = settings;
		this.clock = clock;
		this.alarm.setRemoveOnCancelPolicy(true);
	}

	/** How long an attempt takes at most. */
	public Duration timeout() {
		return this.settings.attemptTimeout();
	}

	/**
	 * Posts an event.
	 * @param id what the receiver knows it by, the same at each attempt
	 * @param secrets those in force, each of which signs
	 * @param traceparent the W3C trace context that the attempt belongs to
	 */
	public Reply send(String url, String id, byte[] event, List<byte[]> secrets, @Nullable String traceparent) {
		HttpPost request = new HttpPost(URI.create(url));
		long timestamp = this.clock.instant().getEpochSecond();
		request.setHeader("webhook-id", id);
		request.setHeader("webhook-timestamp", Long.toString(timestamp));
		request.setHeader("webhook-signature", Signature.of(secrets, id, timestamp, event));
		if (traceparent != null) {
			request.setHeader("traceparent", traceparent);
		}
		request.setEntity(new ByteArrayEntity(event, CLOUDEVENT));
		ScheduledFuture<?> end = this.alarm.schedule(request::cancel, this.settings.attemptTimeout().toMillis(),
				TimeUnit.MILLISECONDS);
		try {
			return this.client.execute(request, this::answered);
		}
		catch (IOException ex) {
			return new Reply.Silent(request.isCancelled() ? Reply.Reason.TIMEOUT : reason(ex));
		}
		finally {
			end.cancel(false);
		}
	}

	private Reply answered(ClassicHttpResponse response) {
		Header wait = response.getFirstHeader("Retry-After");
		return new Reply.Answered(response.getCode(), beginning(response),
				(wait != null) ? retryAfter(wait.getValue()) : null);
	}

	/** A long answer is cut off together with its connection. */
	private static String beginning(ClassicHttpResponse response) {
		HttpEntity entity = response.getEntity();
		if (entity == null) {
			return "";
		}
		byte[] kept = new byte[KEPT_BYTES];
		int length = 0;
		try {
			InputStream content = entity.getContent();
			int read = 0;
			while (read >= 0 && length < KEPT_BYTES) {
				read = content.read(kept, length, KEPT_BYTES - length);
				length += Math.max(read, 0);
			}
			if (read >= 0 && response instanceof ModalCloseable open) {
				open.close(CloseMode.IMMEDIATE);
			}
		}
		catch (IOException ex) {
			// It hung up; what it said before stands.
			closeQuietly(response);
		}
		return new String(kept, 0, length, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
	}

	private static void closeQuietly(ClassicHttpResponse response) {
		if (response instanceof ModalCloseable open) {
			open.close(CloseMode.IMMEDIATE);
		}
	}

	private @Nullable Duration retryAfter(String value) {
		try {
			Instant now = this.clock.instant();
			Duration wait = value.strip().matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value.strip()))
					: Duration.between(now,
							ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
			return wait.isNegative() ? null : wait;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static Reply.Reason reason(IOException ex) {
		return switch (ex) {
			case Names.ForbiddenAddress _ -> Reply.Reason.FORBIDDEN_ADDRESS;
			case UnknownHostException _ -> Reply.Reason.UNKNOWN_HOST;
			case SSLException _ -> Reply.Reason.TLS;
			case SocketTimeoutException _ -> Reply.Reason.TIMEOUT;
			case ConnectException _, NoRouteToHostException _ -> Reply.Reason.NO_CONNECTION;
			default -> Reply.Reason.BROKEN_OFF;
		};
	}

}
