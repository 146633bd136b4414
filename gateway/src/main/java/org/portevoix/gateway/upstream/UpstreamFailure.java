package org.portevoix.gateway.upstream;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

import io.netty.handler.codec.CodecException;
import io.netty.handler.timeout.ReadTimeoutException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Tells the failures of a service from those of a request.
 */
public final class UpstreamFailure {

	private UpstreamFailure() {
	}

	/**
	 * Tells whether the asker should come back later.
	 * @param failure what went wrong
	 * @return whether a service was away, hung, or had no connection free
	 */
	public static boolean isUnavailable(Throwable failure) {
		return isServiceFailure(failure) || isQueueFull(failure)
		// What an open breaker becomes on its way through Spring Cloud Gateway.
				|| failure instanceof ServiceUnavailableException;
	}

	/**
	 * Tells whether the service is to blame. A full queue is not its failure: it may just
	 * have much to do, and leaving it alone would help nobody.
	 */
	static boolean isServiceFailure(Throwable failure) {
		if (isQueueFull(failure)) {
			return false;
		}
		if (failure instanceof ResponseStatusException status) {
			return status.getStatusCode().value() == HttpStatus.GATEWAY_TIMEOUT.value();
		}
		return failure instanceof IOException || failure instanceof TimeoutException
				|| failure instanceof ReadTimeoutException || failure instanceof CodecException;
	}

	/**
	 * Tells whether the connection broke before an answer, so that asking again may help.
	 */
	static boolean isConnectionLost(Throwable failure) {
		return failure instanceof IOException;
	}

	/** Tells whether nobody took the connection, so that nothing was sent. */
	static boolean isUnsent(Throwable failure) {
		return failure instanceof ConnectException || failure instanceof NoRouteToHostException
				|| failure instanceof UnknownHostException;
	}

	private static boolean isQueueFull(Throwable failure) {
		return failure instanceof PoolAcquirePendingLimitException || failure instanceof PoolAcquireTimeoutException;
	}

}
