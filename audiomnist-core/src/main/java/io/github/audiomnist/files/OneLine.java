package io.github.audiomnist.files;

/** Texts of strangers, such as names in archives, fit to stand in a message of one line. */
public final class OneLine {

  private OneLine() {}

  /** {@code text} with line breaks and control characters replaced by {@code ?}. */
  public static String of(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", "?");
  }

  /** As {@link #of(String)}, cut after {@code most} characters. */
  public static String of(String text, int most) {
    return text.length() <= most ? of(text) : of(text.substring(0, most)) + "…";
  }
}
