package io.github.audiomnist.examples.plots;

/** Text within XML and HTML. */
public final class Markup {

  private Markup() {}

  /** {@code text} as it may stand in elements and attributes; control characters become spaces. */
  public static String escaped(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cs}\uFFFE\uFFFF]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
