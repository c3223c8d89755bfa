package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SoundingFramesTest {

  private static final int ROWS = 10;

  private static SignalSpec spec(SignalKind kind, Scale scale, int columns) {
    return new SignalSpec(kind, 8000, ROWS, columns, scale, 256, 80);
  }

  /** What is marked of frames that have one level in all rows, and one frame of padding. */
  private static double[] marked(Scale scale, double rangeDb, float... levels) {
    int columns = levels.length + 1;
    float[] in = new float[ROWS * columns];
    for (int row = 0; row < ROWS; row++) {
      System.arraycopy(levels, 0, in, row * columns, levels.length);
      in[row * columns + levels.length] = 9999;
    }
    double[] sounding = new double[columns];
    Arrays.fill(sounding, 7);
    new SoundingFrames("Stage", spec(SignalKind.MEL_SPECTROGRAM, scale, columns), rangeDb)
        .mark(in, levels.length, sounding);
    return sounding;
  }

  @Test
  void mark_decibels_areComparedWithTheLoudestFrame() {
    assertArrayEquals(new double[] {1, 1, 0, 0}, marked(Scale.DECIBELS, 12, -30, -41.9f, -42.1f));
  }

  @Test
  void mark_logarithms_areTenTimesTheirDecimalOnes() {
    float neper = (float) (Math.log(10) / 10);
    assertArrayEquals(
        new double[] {0, 1, 1, 0}, marked(Scale.LOG, 12, -12.1f * neper, -11.9f * neper, 0));
  }

  @Test
  void mark_farFromOne_overflowsNothing() {
    assertArrayEquals(new double[] {1, 1, 0, 0}, marked(Scale.LOG, 20, 800, 797, 700));
    assertArrayEquals(new double[] {1, 1, 0, 0}, marked(Scale.LOG, 20, -800, -803, -900));
  }

  @Test
  void mark_infiniteRange_takesTheFaintestFrame() {
    assertArrayEquals(
        new double[] {1, 1, 0}, marked(Scale.DECIBELS, Double.POSITIVE_INFINITY, 0, -9000));
  }

  @Test
  void mark_oneLoudRow_countsByItsPower() {
    int columns = 2;
    float[] in = new float[ROWS * columns];
    for (int row = 0; row < ROWS; row++) {
      in[row * columns + 1] = row == 0 ? 0 : -100;
    }
    double[] sounding = new double[columns];
    SignalSpec spec = spec(SignalKind.SPECTROGRAM, Scale.DECIBELS, columns);
    new SoundingFrames("Stage", spec, 9.9).mark(in, columns, sounding);
    assertArrayEquals(new double[] {1, 0}, sounding);
    new SoundingFrames("Stage", spec, 10.1).mark(in, columns, sounding);
    assertArrayEquals(new double[] {1, 1}, sounding);
  }

  @Test
  void new_noPower_isRefusedUnlessAllFramesAreTaken() {
    SignalSpec cepstra = spec(SignalKind.CEPSTROGRAM, Scale.LOG, 3);
    assertEquals(
        "Stage: expected bins or bands of scale DECIBELS or LOG to tell sounding frames, found "
            + cepstra
            + "; take the statistics of all frames",
        assertThrows(SpecMismatchException.class, () -> new SoundingFrames("Stage", cepstra, 20))
            .getMessage());
    SignalSpec power = spec(SignalKind.SPECTROGRAM, Scale.POWER, 3);
    assertThrows(SpecMismatchException.class, () -> new SoundingFrames("Stage", power, 20));
    double[] sounding = new double[3];
    new SoundingFrames("Stage", cepstra, Double.POSITIVE_INFINITY)
        .mark(new float[cepstra.size()], 2, sounding);
    assertArrayEquals(new double[] {1, 1, 0}, sounding);
  }
}
