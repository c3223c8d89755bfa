package io.github.audiomnist.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.MelSpectrogram;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpecAugmentTest {

  private static final int ROWS = 40;
  private static final int COLUMNS = 101;

  private final float[] rows = new float[ROWS];
  private final float[] columns = new float[COLUMNS];

  @Property
  void draw_anyStrength_masksWithinItsBounds(
      @ForAll long seed,
      @ForAll @IntRange(max = 3) int masks,
      @ForAll @IntRange(max = 60) int maxBands,
      @ForAll @IntRange(max = 150) int maxFrames,
      @ForAll @DoubleRange(max = 1) double share,
      @ForAll @IntRange(max = COLUMNS) int valid) {
    new SpecAugment(masks, maxBands, masks, maxFrames, share)
        .draw(seed, 3, 5, valid, rows, columns);
    assertTrue(masked(rows) <= masks * Math.min(maxBands, ROWS));
    assertTrue(masked(columns) <= masks * Math.min(maxFrames, (int) (share * valid)));
    for (int i = valid; i < COLUMNS; i++) {
      assertEquals(1, columns[i], "padding is never masked");
    }
  }

  @Property(tries = 300)
  void draw_cap_coversAtMostThatShareOfValidValues(
      @ForAll long seed,
      @ForAll @IntRange(max = 5) int masks,
      @ForAll @IntRange(max = 60) int maxBands,
      @ForAll @IntRange(max = 150) int maxFrames,
      @ForAll @DoubleRange(max = 1) double cap,
      @ForAll @IntRange(min = 1, max = COLUMNS) int valid) {
    new SpecAugment(masks, maxBands, masks, maxFrames, 1)
        .withMaxMaskedShare(cap)
        .draw(seed, 3, 5, valid, rows, columns);
    int open = (ROWS - masked(rows)) * (valid - masked(columns));
    assertTrue(1 - (double) open / (ROWS * valid) <= cap + 1e-12);
  }

  @Property(tries = 100)
  void draw_capThatIsNotReached_changesNothing(@ForAll long seed) {
    SpecAugment.STANDARD.withMaxMaskedShare(0.7).draw(seed, 1, 2, COLUMNS, rows, columns);
    float[] otherRows = new float[ROWS];
    float[] otherColumns = new float[COLUMNS];
    SpecAugment.STANDARD.draw(seed, 1, 2, COLUMNS, otherRows, otherColumns);
    assertArrayEquals(otherRows, rows);
    assertArrayEquals(otherColumns, columns);
  }

  /** Published trainings name their seed: these masks must never change. */
  @Test
  void draw_standardOfSeedSeven_staysTheSameForEver() {
    SpecAugment.STANDARD.draw(7, 3, 11, 60, rows, columns);
    assertEquals("...........#######......................", picture(rows));
    assertEquals(
        ".........########...#####..................................." + ".".repeat(41),
        picture(columns));
  }

  private static String picture(float[] weights) {
    StringBuilder picture = new StringBuilder();
    for (float weight : weights) {
      picture.append(weight == 0 ? '#' : '.');
    }
    return picture.toString();
  }

  @Property(tries = 100)
  void apply_anyFeatures_fillsWhatIsDrawnAndKeepsTheRest(
      @ForAll long seed, @ForAll Fill fill, @ForAll @IntRange(max = COLUMNS) int valid) {
    SpecAugment augment = SpecAugment.STANDARD.withFill(fill);
    MelSpectrogram features = Pictures.melSpectrogram(seed, ROWS, COLUMNS, valid);
    augment.draw(seed, 4, 9, valid, rows, columns);
    MelSpectrogram found = augment.apply(features, seed, 4, 9);
    assertEquals(features.spec(), found.spec());
    assertEquals(valid, found.validFrames());
    double filled = fill == Fill.ZERO ? 0 : Pictures.meanOfValid(features);
    for (int i = 0; i < ROWS * COLUMNS; i++) {
      boolean masked = rows[i / COLUMNS] == 0 || columns[i % COLUMNS] == 0;
      float before = features.at(i / COLUMNS, i % COLUMNS);
      assertEquals(masked ? filled : before, found.at(i / COLUMNS, i % COLUMNS), 1e-6);
    }
  }

  @Property(tries = 20)
  void apply_noStrength_isIdentity(@ForAll long seed, @ForAll Fill fill) {
    MelSpectrogram features = Pictures.melSpectrogram(seed, ROWS, COLUMNS, 50);
    assertEquals(features, SpecAugment.NONE.withFill(fill).apply(features, seed, 1, 2));
    SpecAugment capped = SpecAugment.STANDARD.withMaxMaskedShare(0);
    assertTrue(capped.isNone());
    assertEquals(features, capped.apply(features, seed, 1, 2));
  }

  @Property(tries = 50)
  void draw_sameSeedEpochAndClip_givesSameMasks(
      @ForAll long seed, @ForAll int epoch, @ForAll int clip) {
    SpecAugment.STANDARD.draw(seed, epoch, clip, 60, rows, columns);
    float[] otherRows = new float[ROWS];
    float[] otherColumns = new float[COLUMNS];
    Arrays.fill(otherColumns, Float.NaN);
    SpecAugment.STANDARD.draw(seed, epoch, clip, 60, otherRows, otherColumns);
    assertArrayEquals(rows, otherRows);
    assertArrayEquals(columns, otherColumns);
  }

  @Test
  void draw_manyClips_masksDifferAndEveryWidthOccurs() {
    boolean[] widths = new boolean[9];
    SpecAugment one = new SpecAugment(1, 8, 0, 0, 0);
    for (int clip = 0; clip < 500; clip++) {
      one.draw(7, 1, clip, COLUMNS, rows, columns);
      widths[masked(rows)] = true;
    }
    for (boolean seen : widths) {
      assertTrue(seen, Arrays.toString(widths));
    }
  }

  @Test
  void draw_noStrength_isIdentity() {
    SpecAugment.NONE.draw(1, 1, 1, COLUMNS, rows, columns);
    assertEquals(0, masked(rows));
    assertEquals(0, masked(columns));
    assertTrue(SpecAugment.NONE.isNone());
    assertFalse(SpecAugment.STANDARD.isNone());
  }

  @Test
  void new_shareAboveOne_throwsWithTheValue() {
    var e = assertThrows(IllegalArgumentException.class, () -> new SpecAugment(1, 1, 1, 1, 1.5));
    assertEquals("SpecAugment: expected maxTimeShare of 0 to 1, found 1.5", e.getMessage());
    assertEquals(
        "SpecAugment: expected maxMaskedShare of 0 to 1, found -0.1",
        assertThrows(
                IllegalArgumentException.class, () -> SpecAugment.STANDARD.withMaxMaskedShare(-0.1))
            .getMessage());
  }

  private static int masked(float[] weights) {
    int count = 0;
    for (float weight : weights) {
      assertTrue(weight == 0 || weight == 1);
      count += weight == 0 ? 1 : 0;
    }
    return count;
  }
}
