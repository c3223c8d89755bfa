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
 * @param longestWait of a recording before it is recognised; one that has waited longer is refused
 *     with 503, so that who is served is served soon however slow the machine is
 * @param connections that are open at once; more wait to be accepted
 * @param clientRate requests a second of one address, after twice as many at once; more are refused
 *     with 429; 0 is no bound
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
    Duration longestWait,
    int connections,
    int clientRate,
    int liveSessions,
    Duration liveDuration,
    Duration receive,
    Duration stop) {

  private static final int MIB = 1 << 20;
  private static final int MAX_CLIENT_RATE = 1_000_000;

  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if {@code clientRate} is negative or above {@value
   *     #MAX_CLIENT_RATE}
   */
  public Limits {
    if (clientRate < 0 || clientRate > MAX_CLIENT_RATE) {
      throw new IllegalArgumentException(
          "Limits: expected a client's rate of 0 to %s, found %s"
              .formatted(MAX_CLIENT_RATE, clientRate));
    }
  }

  /** For one machine that also does other things. */
  public static Limits standard() {
    return new Limits(
        4 * MIB,
        64 * MIB,
        30,
        Runtime.getRuntime().availableProcessors(),
        16,
        Duration.ofMillis(150),
        256,
        100,
        8,
        Duration.ofMinutes(30),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10));
  }

  /** A copy with another bound for each client. */
  public Limits withClientRate(int newClientRate) {
    return new Limits(
        bodyBytes,
        bytesInFlight,
        clipSeconds,
        running,
        waiting,
        longestWait,
        connections,
        newClientRate,
        liveSessions,
        liveDuration,
        receive,
        stop);
  }
}
