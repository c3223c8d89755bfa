package io.github.audiomnist.examples.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was refused, as its answer tells it.
 *
 * @param status of HTTP
 * @param message all of it in one line
 * @param stage what refused, such as a file, a parameter or a stage
 * @param expected what it takes
 * @param found what it got
 * @param remedy what to do
 */
record Problem(
    int status,
    String message,
    @Nullable String stage,
    @Nullable String expected,
    @Nullable String found,
    @Nullable String remedy) {

  private static final int MAX_QUOTED = 80;
  private static final Pattern COMPOSED =
      Pattern.compile("(?s)(.*?): (?:.*, )?expected (.*?), found (.*?)(?:; (.*))?");

  /** Why the body of an answer is an object with one member. */
  record Answer(Detail error) {}

  /** The member {@code error} of an answer. */
  record Detail(
      String message,
      @Nullable String stage,
      @Nullable String expected,
      @Nullable String found,
      @Nullable String remedy) {}

  /** A problem in four parts. */
  static Problem of(int status, String stage, String expected, String found, String remedy) {
    String message = "%s: expected %s, found %s; %s".formatted(stage, expected, found, remedy);
    return new Problem(status, message, stage, expected, found, remedy);
  }

  /** A problem that one sentence tells. */
  static Problem of(int status, String message) {
    return new Problem(status, message, null, null, null, null);
  }

  /** The library's messages name stage, expected, found and remedy; this takes them apart again. */
  static Problem ofMessage(int status, String message) {
    Matcher parts = COMPOSED.matcher(message);
    return parts.matches()
        ? new Problem(
            status, message, parts.group(1), parts.group(2), parts.group(3), parts.group(4))
        : of(status, message);
  }

  /** A client's text, cut and without control characters, to be quoted in a message. */
  static String shortened(String text) {
    String clean = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    return clean.length() <= MAX_QUOTED ? clean : clean.substring(0, MAX_QUOTED) + "…";
  }

  Answer answer() {
    return new Answer(new Detail(message, stage, expected, found, remedy));
  }
}
