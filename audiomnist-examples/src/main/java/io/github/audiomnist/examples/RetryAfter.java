package io.github.audiomnist.examples;

import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a busy server wants to be left alone: the header of RFC 9110, 10.2.3. */
final class RetryAfter {

  private static final String SECONDS = "\\d{1,9}";

  private RetryAfter() {}

  /** What an answer says; empty if it says nothing that can be read. */
  static Optional<Duration> of(HttpURLConnection connection) {
    return of(connection.getHeaderField("Retry-After"), Clock.systemUTC());
  }

  /** As the other, of a header's text: seconds, or a date. */
  static Optional<Duration> of(@Nullable String header, Clock clock) {
    if (header == null) {
      return Optional.empty();
    }
    String text = header.strip();
    if (text.matches(SECONDS)) {
      return Optional.of(Duration.ofSeconds(Integer.parseInt(text)));
    }
    try {
      Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      Duration wait = Duration.between(clock.instant(), date);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
