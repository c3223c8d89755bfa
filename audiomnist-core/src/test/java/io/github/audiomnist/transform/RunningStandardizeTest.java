package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunningStandardizeTest {

  private static final double HOP_SECONDS = 0.01;

  private static SignalSpec spec(int rows, int columns) {
    return new SignalSpec(SignalKind.MEL_SPECTROGRAM, 8000, rows, columns, Scale.DECIBELS, 256, 80);
  }

  private static float[] run(
      RunningStandardize.Statistics statistics, double seconds, float[] in, int rows) {
    return TestSignals.run(
        new RunningStandardize<MelSpectrogram>(statistics, seconds)
            .plan(spec(rows, in.length / rows)),
        in);
  }

  /** The definition, written out: weights of all frames so far, mean, deviation. */
  private static double naive(
      float[] in, int firstRow, int endRow, int columns, int index, double seconds) {
    int t = index % columns;
    double weights = 0;
    double sum = 0;
    double squares = 0;
    for (int row = firstRow; row < endRow; row++) {
      for (int s = 0; s <= t; s++) {
        double weight = Math.exp((s - t) * HOP_SECONDS / seconds);
        double value = in[row * columns + s];
        weights += weight;
        sum += weight * value;
        squares += weight * value * value;
      }
    }
    double mean = sum / weights;
    return (in[index] - mean) / Math.sqrt(squares / weights - mean * mean);
  }

  @Property(tries = 100)
  void process_anything_equalsTheDefinition(
      @ForAll @IntRange(min = 1, max = 5) int rows,
      @ForAll @IntRange(min = 2, max = 40) int columns,
      @ForAll @DoubleRange(min = 0.01, max = 5) double seconds,
      @ForAll RunningStandardize.Statistics statistics) {
    float[] in = TestSignals.noise(rows, rows * columns, 30);
    float[] out = run(statistics, seconds, in, rows);
    boolean together = statistics == RunningStandardize.Statistics.ALL_BANDS;
    for (int i = 0; i < in.length; i++) {
      int row = i / columns;
      if (i % columns > 0) {
        double expected =
            naive(in, together ? 0 : row, together ? rows : row + 1, columns, i, seconds);
        assertEquals(expected, out[i], 1e-4);
      }
    }
  }

  @Test
  void process_longTimeConstant_endsAsStandardize() {
    float[] in = TestSignals.noise(1, 100, 30);
    float[] running = run(RunningStandardize.Statistics.PER_BAND, 1e9, in, 1);
    float[] whole = TestSignals.run(Standardize.<MelSpectrogram>perBand().plan(spec(1, 100)), in);
    assertEquals(whole[99], running[99], 1e-5);
  }

  @Test
  void process_firstFramePerBand_isZero() {
    float[] out = run(RunningStandardize.Statistics.PER_BAND, 1, new float[] {5, 6, -7, 9}, 2);
    assertEquals(0, out[0]);
    assertEquals(0, out[2]);
    assertEquals(1, out[1], 0.01);
  }

  @ParameterizedTest
  @EnumSource
  void process_constant_isZero(RunningStandardize.Statistics statistics) {
    float[] in = new float[30];
    java.util.Arrays.fill(in, -100);
    assertArrayEquals(new float[30], run(statistics, 0.3, in, 3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void new_timeConstantOutside_isNamed(double seconds) {
    var e = assertThrows(IllegalArgumentException.class, () -> RunningStandardize.perBand(seconds));
    assertTrue(String.valueOf(e.getMessage()).endsWith("found " + seconds), e::getMessage);
  }

  @Test
  void outputSpec_decibels_areStandardized() {
    assertEquals(
        spec(3, 4).withScale(Scale.STANDARDIZED),
        RunningStandardize.perBand(1).outputSpec(spec(3, 4)));
  }
}
