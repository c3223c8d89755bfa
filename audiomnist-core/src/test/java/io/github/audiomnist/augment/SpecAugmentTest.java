package io.github.audiomnist.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    assertTrue(String.valueOf(e.getMessage()).contains("1.5"), e::getMessage);
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
