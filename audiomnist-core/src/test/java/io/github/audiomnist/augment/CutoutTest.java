package io.github.audiomnist.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.MelSpectrogram;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CutoutTest {

  private static final int ROWS = 20;
  private static final int COLUMNS = 50;

  @Property(tries = 200)
  void apply_anyHoles_coversAtMostTheirSizeInValidFrames(
      @ForAll long seed,
      @ForAll Fill fill,
      @ForAll @IntRange(max = 4) int holes,
      @ForAll @IntRange(max = 30) int bands,
      @ForAll @IntRange(max = 70) int frames,
      @ForAll @IntRange(max = COLUMNS) int valid) {
    MelSpectrogram features = Pictures.melSpectrogram(seed, ROWS, COLUMNS, valid);
    MelSpectrogram found = new Cutout(holes, bands, frames, fill).apply(features, seed, 2, 3);
    double filled = fill == Fill.ZERO ? 0 : Pictures.meanOfValid(features);
    int covered = 0;
    for (int row = 0; row < ROWS; row++) {
      for (int frame = 0; frame < COLUMNS; frame++) {
        if (found.at(row, frame) != features.at(row, frame)) {
          assertTrue(frame < valid, "padding is never covered");
          assertEquals(filled, found.at(row, frame), 1e-6);
          covered++;
        }
      }
    }
    assertTrue(covered <= holes * bands * frames);
    assertEquals(valid, found.validFrames());
  }

  /** Of one hole, the covered values are a rectangle, whole where no border is near. */
  @Test
  void apply_oneHole_isARectangleOfItsSizeOrCutByABorder() {
    MelSpectrogram features = Pictures.melSpectrogram(1, ROWS, COLUMNS, 40);
    int whole = 0;
    for (int clip = 0; clip < 300; clip++) {
      MelSpectrogram found = Cutout.of(1, 5, 8).apply(features, 7, 1, clip);
      int top = ROWS;
      int bottom = -1;
      int left = COLUMNS;
      int right = -1;
      int covered = 0;
      for (int i = 0; i < ROWS * COLUMNS; i++) {
        int row = i / COLUMNS;
        int frame = i % COLUMNS;
        if (found.at(row, frame) == 0) {
          top = Math.min(top, row);
          bottom = Math.max(bottom, row);
          left = Math.min(left, frame);
          right = Math.max(right, frame);
          covered++;
        }
      }
      int height = bottom - top + 1;
      int width = right - left + 1;
      assertEquals(covered, height * width);
      assertTrue(height == 5 || (height < 5 && (top == 0 || bottom == ROWS - 1)));
      assertTrue(width == 8 || (width < 8 && (left == 0 || right == 39)));
      whole += covered == 40 ? 1 : 0;
    }
    // Middles that keep off the borders: 16 of 20 rows and 33 of 40 frames.
    assertEquals(300 * 0.8 * 33 / 40, whole, 35);
  }

  @Property(tries = 50)
  void apply_sameSeedEpochAndClip_givesSameBytes(@ForAll long seed, @ForAll int clip) {
    MelSpectrogram features = Pictures.melSpectrogram(seed, ROWS, COLUMNS, 40);
    Cutout cutout = Cutout.of(2, 6, 6);
    assertEquals(cutout.apply(features, seed, 1, clip), cutout.apply(features, seed, 1, clip));
  }

  @Test
  void apply_otherClips_differ() {
    MelSpectrogram features = Pictures.melSpectrogram(1, ROWS, COLUMNS, 40);
    Cutout cutout = Cutout.of(2, 6, 6);
    for (int clip = 1; clip < 10; clip++) {
      assertNotEquals(cutout.apply(features, 1, 1, 0), cutout.apply(features, 1, 1, clip));
    }
  }

  @Property(tries = 30)
  void apply_noSize_isIdentity(
      @ForAll long seed,
      @ForAll @IntRange(max = 1) int holes,
      @ForAll @IntRange(max = 9) int bands) {
    MelSpectrogram features = Pictures.melSpectrogram(seed, ROWS, COLUMNS, 40);
    assertEquals(features, Cutout.of(holes, bands, 0).apply(features, seed, 1, 2));
    assertEquals(features, Cutout.of(holes, 0, bands).apply(features, seed, 1, 2));
    assertEquals(features, Cutout.of(0, bands, 9).apply(features, seed, 1, 2));
  }

  @Test
  void new_negativeSize_namesIt() {
    assertEquals(
        "Cutout: expected frames of at least 0, found -2",
        assertThrows(IllegalArgumentException.class, () -> Cutout.of(1, 2, -2)).getMessage());
  }
}
