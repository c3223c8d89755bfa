package io.github.audiomnist.examples.plots;

import java.awt.Color;
import java.util.Locale;

/**
 * What lines, letters and areas are drawn with. Series have colours of Okabe and Ito (2008), which
 * the colour-blind tell apart.
 */
public enum Ink {
  TEXT(0x1A1A1A),
  MUTED(0x595959),
  AXIS(0x4D4D4D),
  GRID(0xE3E3E3),
  BLUE(0x0072B2),
  ORANGE(0xD55E00),
  /** Areas behind what stands out. */
  PALE(0xB9D6E8),
  GREEN(0x009E73),
  /** Letters on dark cells of a matrix, on paper and on pages alike. */
  ON_DARK(0xFFFFFF),
  /** Letters on light cells. */
  ON_LIGHT(0x000000);

  private final int rgb;

  Ink(int rgb) {
    this.rgb = rgb;
  }

  /** On white paper. */
  Color color() {
    return new Color(rgb);
  }

  /** On white paper, for example {@code #0072b2}. */
  String hex() {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }

  /** The CSS variable by which a page may choose another colour, for example {@code --ink-blue}. */
  public String variable() {
    return "--ink-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
