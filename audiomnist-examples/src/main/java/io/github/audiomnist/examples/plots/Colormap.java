package io.github.audiomnist.examples.plots;

import java.awt.Color;
import java.awt.image.BufferedImage;

/** Colours for values. Immutable; threads may share it. */
public final class Colormap {

  private static final int DIGITS = 6;
  private static final int HEXADECIMAL = 16;

  /** Of the eye's three receptors, for {@link #isDark}; Rec. ITU-R BT.601. */
  private static final double[] LUMA = {0.299, 0.587, 0.114};

  /** Dark blue to yellow, even to the eye, also in grey and to the colour-blind. */
  public static final Colormap VIRIDIS = new Colormap(ColorTables.VIRIDIS);

  /** Black over purple to pale yellow, even to the eye; as loudness is often shown. */
  public static final Colormap MAGMA = new Colormap(ColorTables.MAGMA);

  /** Blue over white to red, for values on both sides of zero. */
  public static final Colormap BLUE_RED = new Colormap(ColorTables.BLUE_RED);

  /** White to dark blue, for shares. */
  public static final Colormap BLUES = new Colormap(ColorTables.BLUES);

  private final int[] colors;

  private Colormap(String table) {
    String digits = table.replaceAll("\\s", "");
    colors = new int[digits.length() / DIGITS];
    for (int i = 0; i < colors.length; i++) {
      String color = digits.substring(i * DIGITS, (i + 1) * DIGITS);
      colors[i] = Integer.parseInt(color, HEXADECIMAL);
    }
  }

  /**
   * The colour of a value, {@code 0xRRGGBB}; between those of the table it is blended.
   *
   * @param share of the way from the lowest to the highest value; outside [0, 1] the colour of the
   *     nearer end
   */
  public int rgb(double share) {
    double place = Math.min(1, Math.max(0, share)) * (colors.length - 1);
    int below = Math.min((int) place, colors.length - 2);
    double rest = place - below;
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double from = colors[below] >> shift & 0xFF;
      double to = colors[below + 1] >> shift & 0xFF;
      rgb |= (int) Math.round(from + rest * (to - from)) << shift;
    }
    return rgb;
  }

  /** Whether white text is read better on the colour of a value than black. */
  boolean isDark(double share) {
    Color color = new Color(rgb(share));
    double luma = LUMA[0] * color.getRed() + LUMA[1] * color.getGreen() + LUMA[2] * color.getBlue();
    return luma < 0x90;
  }

  /**
   * A picture with a pixel for each value, row 0 at the bottom.
   *
   * @param values row-major {@code [rows][columns]}
   * @param shownColumns so many columns from 0 are shown
   * @param low the value of the first colour
   * @param high the value of the last colour
   */
  BufferedImage image(
      float[] values, int rows, int columns, int shownColumns, double low, double high) {
    BufferedImage image = new BufferedImage(shownColumns, rows, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < shownColumns; column++) {
        double share = (values[row * columns + column] - low) / Math.max(high - low, 1e-12);
        image.setRGB(column, rows - 1 - row, rgb(share));
      }
    }
    return image;
  }
}
