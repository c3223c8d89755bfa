package io.github.audiomnist.examples.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.pipeline.Features;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Waveform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class FigureTest {

  private static final int RGB = 0xFFFFFF;
  private static final int RATE = 8_000;

  @ParameterizedTest
  @MethodSource("io.github.audiomnist.examples.plots.ManyFigures#all")
  void svg_everyFigure_textsNeitherOverlapNorLeaveIt(Figure figure) throws Exception {
    Svg svg = Svg.of(figure);
    double[] box = svg.viewBox();
    List<Svg.Text> texts = svg.texts();
    assertTrue(texts.size() >= 2, figure.description());
    for (int i = 0; i < texts.size(); i++) {
      Svg.Text text = texts.get(i);
      assertTrue(
          text.left() >= 0 && text.top() >= 0 && text.right() <= box[0] && text.bottom() <= box[1],
          () -> "%s: %s".formatted(figure.description(), text));
      for (Svg.Text other : texts.subList(i + 1, texts.size())) {
        assertFalse(
            text.overlaps(other),
            () -> "%s: %s and %s".formatted(figure.description(), text, other));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.audiomnist.examples.plots.ManyFigures#all")
  void png_everyFigure_hasItsSizeInInches(Figure figure) throws Exception {
    byte[] png = figure.png();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    double[] box = Svg.of(figure).viewBox();
    assertEquals(Math.ceil(3 * box[0]), image.getWidth());
    assertEquals(Math.ceil(3 * box[1]), image.getHeight());
    int chunk = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs");
    // 216 pixels for each of 39.37 inches.
    assertEquals(8504, ByteBuffer.wrap(png, chunk + 4, 4).getInt());
  }

  /** Half a second of silence, then of a tone of 1 kHz: its place is known in both directions. */
  private static Waveform tone() {
    float[] samples = new float[RATE];
    for (int i = RATE / 2; i < RATE; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * 1_000 * i / RATE));
    }
    return Waveform.of(samples, RATE);
  }

  @Test
  void image_toneOfASpectrogram_liesWhereAxesSay() throws Exception {
    Figure figure =
        ClipFigures.stage("tone", Features.of(Pipeline.logSpectrogram(), tone()).last());
    Element picture = Svg.of(figure).elements("image").get(0);
    double left = Svg.number(picture, "x");
    double top = Svg.number(picture, "y");
    double width = Svg.number(picture, "width");
    double height = Svg.number(picture, "height");
    BufferedImage image = figure.image();
    // 129 rows of 31.25 Hz: 1000 Hz is row 32; 101 frames of 10 ms.
    double toneY = top + height * (1 - 32.5 / 129);
    double emptyY = top + height * (1 - 96.5 / 129);
    double late = left + width * 75.5 / 101;
    double early = left + width * 25.5 / 101;
    assertEquals(Colormap.MAGMA.rgb(1), pixel(image, late, toneY));
    assertEquals(Colormap.MAGMA.rgb(0), pixel(image, early, toneY));
    assertEquals(Colormap.MAGMA.rgb(0), pixel(image, late, emptyY));
  }

  private static int pixel(BufferedImage image, double x, double y) {
    return image.getRGB((int) Math.round(3 * x), (int) Math.round(3 * y)) & RGB;
  }

  @Test
  void image_paddedClip_showsTheRecordingAlone() throws Exception {
    Waveform half = Waveform.of(Arrays.copyOf(tone().values(), RATE / 2), RATE);
    Figure figure = ClipFigures.stage("half", Features.of(Pipeline.melSpec(), half).last());
    List<String> texts = Svg.of(figure).texts().stream().map(Svg.Text::text).toList();
    assertTrue(texts.contains("0.4"), texts.toString());
    assertFalse(texts.contains("0.6"), texts.toString());
  }

  @Test
  void svg_strangeNames_areEscaped() throws Exception {
    String name = "<script>\"&'\u0007.wav";
    Figure figure = ClipFigures.waveform(name, tone());
    Svg svg = Svg.of(figure);
    assertEquals(
        "<script>\"&' .wav",
        svg.texts().stream()
            .map(Svg.Text::text)
            .filter(text -> text.contains("script"))
            .findFirst()
            .orElseThrow());
    assertTrue(svg.elements("script").isEmpty());
    assertTrue(figure.svgForPage().contains("var(--ink-text)"));
    assertFalse(figure.svg().contains("var("));
  }

  @Test
  void write_byName_isPngOrSvg(@TempDir Path folder) throws IOException {
    Figure figure = ClipFigures.waveform("tone", tone());
    figure.write(folder.resolve("new/a.png"));
    figure.write(folder.resolve("new/a.SVG"));
    assertEquals((byte) 0x89, Files.readAllBytes(folder.resolve("new/a.png"))[0]);
    assertTrue(Files.readString(folder.resolve("new/a.SVG")).startsWith("<svg"));
    IOException refused =
        assertThrows(IOException.class, () -> figure.write(folder.resolve("a.gif")));
    assertTrue(String.valueOf(refused.getMessage()).contains("ends in .png or .svg"));
  }
}
