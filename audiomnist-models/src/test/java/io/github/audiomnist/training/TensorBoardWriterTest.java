package io.github.audiomnist.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.data.Labels;
import io.github.audiomnist.evaluation.ConfusionMatrix;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code check_events.py} reads the golden file, and whole folders, with TensorBoard's own reader.
 */
class TensorBoardWriterTest {

  private static final Instant TIME = Instant.parse("2026-11-21T12:00:00.250Z");
  private static final ConfusionMatrix CONFUSION =
      ConfusionMatrix.of(
          Labels.of(List.of("a", "b", "c")), new int[] {0, 0, 0, 0, 1}, new int[] {0, 0, 0, 1, 2});

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  private TensorBoardWriter writer() throws IOException {
    return TensorBoardWriter.in(folder.resolve("run"), Clock.fixed(TIME, ZoneOffset.UTC));
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("run"))) {
      List<Path> all = files.toList();
      assertEquals(1, all.size());
      return all.get(0);
    }
  }

  private static byte[] golden() throws IOException {
    try (InputStream in =
        TensorBoardWriterTest.class.getResourceAsStream("/golden/events.tfevents")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  @Test
  void epoch_numbersAndWeights_areTheBytesThatTensorBoardRead() throws IOException {
    try (TensorBoardWriter writer = writer()) {
      float[] values = {-1, -0.5f, 0, 0.25f, 2};
      writer.weightsReached(1, "head.weight", FloatBuffer.wrap(values).asReadOnlyBuffer());
      writer.weightsReached(1, "head.bias", FloatBuffer.wrap(new float[] {3, 3, 3}));
      writer.epochDone(new EpochReport(1, 2.5, 1.5, 0.75, 0.5, 1e-3, 2, 300, 40));
      writer.epochDone(
          new EpochReport(300, 2, Double.NaN, Double.NaN, Double.NaN, 1e-4, 2, 310, 0));
    }
    assertEquals("events.out.tfevents.1795262400.250000000.audiomnist", name(file()));
    assertArrayEquals(golden(), Files.readAllBytes(file()));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  @Test
  void confusion_isAPictureOfEachRowsShares() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(ConfusionImage.png(CONFUSION)));
    assertEquals(48, image.getWidth());
    assertEquals(48, image.getHeight());
    int[][] shades = {{64, 191, 255}, {255, 255, 0}, {255, 255, 255}};
    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 48; x++) {
        assertEquals(shades[y / 16][x / 16], image.getRaster().getSample(x, y, 0));
      }
    }
  }

  @Test
  void side_manyLabels_isAtMostAPixelEach() {
    assertEquals(160, ConfusionImage.side(10));
    assertEquals(175, ConfusionImage.side(35));
    assertEquals(500, ConfusionImage.side(500));
  }

  @Test
  void validated_writesThePicture() throws IOException {
    try (TensorBoardWriter writer = writer()) {
      writer.validated(1, CONFUSION);
    }
    byte[] png = ConfusionImage.png(CONFUSION);
    String written = HexFormat.of().formatHex(Files.readAllBytes(file()));
    assertTrue(written.contains(HexFormat.of().formatHex(png)));
  }

  @Test
  void in_sameFolderAtAnotherTime_isAnotherFile() throws IOException {
    writer().close();
    TensorBoardWriter.in(folder.resolve("run")).close();
    try (Stream<Path> files = Files.list(folder.resolve("run"))) {
      assertEquals(2, files.count());
    }
  }
}
