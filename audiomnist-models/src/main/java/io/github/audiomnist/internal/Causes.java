package io.github.audiomnist.internal;

import io.github.audiomnist.files.OneLine;

/** Words for what went wrong deeper down, fit to stand in a message of one line. */
public final class Causes {

  private static final int LONGEST = 240;

  private Causes() {}

  /** The first line of the innermost cause's message, cut where it is too long to read. */
  public static String describe(Throwable thrown) {
    Throwable innermost = thrown;
    while (innermost.getCause() != null && innermost.getCause() != innermost) {
      innermost = innermost.getCause();
    }
    String message = innermost.getMessage();
    return shortened(
        message == null || message.isBlank() ? innermost.getClass().getSimpleName() : message);
  }

  /** The first line of {@code text}, cut where it is too long to read. */
  public static String shortened(String text) {
    return OneLine.of(text.strip().lines().findFirst().orElse(""), LONGEST);
  }
}
