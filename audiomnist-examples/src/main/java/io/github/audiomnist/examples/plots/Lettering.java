package io.github.audiomnist.examples.plots;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/** Sizes of text, in points, in Java's logical font without serifs, which needs no screen. */
enum Lettering {
  TICK(8, false),
  LABEL(9, false),
  TITLE(10, true);

  /** Capitals of common fonts are so high, as a share of the size. */
  static final double CAP_HEIGHT = 0.72;

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private final int size;
  private final boolean bold;

  Lettering(int size, boolean bold) {
    this.size = size;
    this.bold = bold;
  }

  int size() {
    return size;
  }

  boolean bold() {
    return bold;
  }

  Font font() {
    return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, size);
  }

  /**
   * Width of {@code text}.
   *
   * @throws IllegalStateException if this machine has no fonts
   */
  double width(String text) {
    try {
      return font().getStringBounds(text, CONTEXT).getWidth();
    } catch (InternalError | NullPointerException | NoClassDefFoundError e) {
      // How Java fails depends on what is missing: libraries, their configuration, or any font.
      throw new IllegalStateException(
          "figures: expected fonts, found none that Java can use; install some, on Debian and"
              + " Ubuntu by apt-get install fontconfig fonts-dejavu-core",
          e);
    }
  }
}
