package org.portevoix.benchmarks.load;

/**
 * A request.
 *
 * @param bytes all of it, as it goes over the line
 * @param due when it should be sent, on the clock of {@link System#nanoTime()}; its
 * latency counts from here, also when it had to wait for a connection
 */
public record Request(byte[] bytes, long due) {

}
