package io.github.audiomnist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.junit.jupiter.api.function.Executable;

/** Asserts that something is refused in words that help. */
public final class Refusals {

  private static final int LONGEST = 600;

  private Refusals() {}

  /** The refusal, whose message must be one line of bearable length and contain {@code parts}. */
  @CanIgnoreReturnValue
  public static <T extends Throwable> T assertRefused(
      Class<T> type, Executable refused, String... parts) {
    T refusal = assertThrows(type, refused);
    String message = String.valueOf(refusal.getMessage());
    assertEquals(1, message.lines().count(), message);
    assertTrue(message.length() <= LONGEST, message);
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "'%s' lacks '%s'".formatted(message, part));
    }
    return refusal;
  }
}
