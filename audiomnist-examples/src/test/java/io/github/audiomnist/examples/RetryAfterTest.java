package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T03:00:00Z"), ZoneId.of("Pacific/Apia"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "120 | 120",
        "Thu, 26 Nov 2026 03:00:30 GMT | 30",
        "Thu, 26 Nov 2026 02:00:00 GMT | 0"
      })
  void of_secondsOrADate_isHowLongToWait(String header, long seconds) {
    assertEquals(Optional.of(Duration.ofSeconds(seconds)), RetryAfter.of(header, CLOCK));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1e3", "99999999999999", "2026-11-26T03:00:30Z"})
  void of_somethingElse_isNothing(String header) {
    assertEquals(Optional.empty(), RetryAfter.of(header, CLOCK));
  }

  @Test
  void of_noHeader_isNothing() {
    assertEquals(Optional.empty(), RetryAfter.of(null, CLOCK));
  }
}
