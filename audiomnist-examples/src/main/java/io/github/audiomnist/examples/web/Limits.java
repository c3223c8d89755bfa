package io.github.audiomnist.examples.web;

import java.time.Duration;

/**
 * What the server takes before it refuses. All bounds hold for any client, well or ill meant.
 *
 * @param bodyBytes of one request; more is refused with 413
 * @param bytesInFlight of all bodies that are being received or recognised; more is refused with
 *     503
 * @param clipSeconds length of a recording; more is refused with 413
 * @param running recordings that are recognised at once
 * @param waiting recordings that wait for that; more are refused with 503
 * @param connections that are open at once; more wait to be accepted
 * @param liveSessions that listen at once; more are refused with 503
 * @param liveDuration after which a live session is closed
 * @param receive time in which a request's head, and then its body, must have come; a WebSocket may
 *     be silent as long
 * @param stop time that running requests have to finish when the server stops
 */
public record Limits(
    int bodyBytes,
    long bytesInFlight,
    int clipSeconds,
    int running,
    int waiting,
    int connections,
    int liveSessions,
    Duration liveDuration,
    Duration receive,
    Duration stop) {

  private static final int MIB = 1 << 20;

  /** For one machine that also does other things. */
  public static Limits standard() {
    return new Limits(
        4 * MIB,
        64 * MIB,
        30,
        Runtime.getRuntime().availableProcessors(),
        16,
        256,
        8,
        Duration.ofMinutes(30),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10));
  }
}
