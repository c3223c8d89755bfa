package io.github.audiomnist.examples.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColormapTest {

  private static final int RGB = 0xFFFFFF;

  /** As matplotlib 3.11 gives them at 0, 64, 128, 192 and 255 of 255. */
  @ParameterizedTest
  @CsvSource({
    "0, 440154, 000004",
    "64, 3b528b, 51127c",
    "128, 21918c, b73779",
    "192, 5ec962, fc8961",
    "255, fde725, fcfdbf"
  })
  void rgb_publishedAnchors_areEqual(int index, String viridis, String magma) {
    assertEquals(viridis, hex(Colormap.VIRIDIS, index / 255.0));
    assertEquals(magma, hex(Colormap.MAGMA, index / 255.0));
  }

  private static String hex(Colormap colors, double share) {
    return String.format(Locale.ROOT, "%06x", colors.rgb(share));
  }

  @Test
  void rgb_betweenColours_isBlended() {
    assertEquals("f7f7f7", hex(Colormap.BLUE_RED, 0.5));
    assertEquals("fae9df", hex(Colormap.BLUE_RED, 0.55));
  }

  @Test
  void rgb_outsideTheRange_isTheNearerEnd() {
    assertEquals(hex(Colormap.MAGMA, 0), hex(Colormap.MAGMA, -3));
    assertEquals(hex(Colormap.MAGMA, 1), hex(Colormap.MAGMA, 1.5));
  }

  @Test
  void rgb_perceptualMaps_growBrighterAllTheWay() {
    for (Colormap colors : new Colormap[] {Colormap.VIRIDIS, Colormap.MAGMA}) {
      double before = -1;
      for (int i = 0; i <= 50; i++) {
        Color color = new Color(colors.rgb(i / 50.0));
        double light =
            0.2126 * linear(color.getRed())
                + 0.7152 * linear(color.getGreen())
                + 0.0722 * linear(color.getBlue());
        assertTrue(light > before, "step " + i);
        before = light;
      }
    }
  }

  /** sRGB's curve. */
  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  @Test
  void isDark_ends_tellWhichTextIsRead() {
    assertTrue(Colormap.BLUES.isDark(1));
    assertFalse(Colormap.BLUES.isDark(0));
  }

  @Test
  void image_rowZero_liesAtTheBottom() {
    float[] values = {0, 1, 5, 1, 0, 5};
    BufferedImage image = Colormap.MAGMA.image(values, 2, 3, 2, 0, 1);
    assertEquals(2, image.getWidth());
    assertEquals(2, image.getHeight());
    assertEquals(Colormap.MAGMA.rgb(0), image.getRGB(0, 1) & RGB);
    assertEquals(Colormap.MAGMA.rgb(1), image.getRGB(1, 1) & RGB);
    assertEquals(Colormap.MAGMA.rgb(1), image.getRGB(0, 0) & RGB);
  }
}
