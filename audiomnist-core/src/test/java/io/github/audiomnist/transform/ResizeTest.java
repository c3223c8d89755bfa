package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResizeTest {

  /** The step between floats at 60, where values reach; measured 0. */
  private static final double MAX_ERROR = 4e-6;

  static List<Golden> resize() {
    return Golden.ofKind("resize");
  }

  private static SignalSpec spec(int rows, int columns) {
    return new SignalSpec(SignalKind.MEL_SPECTROGRAM, 8000, rows, columns, Scale.DECIBELS, 256, 80);
  }

  private static float[] resized(Resize recipe, SignalSpec spec, float[] in, int valid) {
    Plan plan = recipe.plan(spec);
    float[] out = new float[plan.output().size()];
    plan.process(in, valid, out, plan.newScratch());
    return out;
  }

  @ParameterizedTest
  @MethodSource("resize")
  void process_anySize_equalsPyTorch(Golden golden) {
    float[] matrix = Golden.named("input/matrix").floats();
    int valid = golden.integer("valid");
    Resize recipe =
        new Resize(golden.integer("rows"), golden.integer("columns"), Resize.Frames.VALID);
    float[] found = resized(recipe, spec(5, 23), matrix, valid);
    double error = TestSignals.maxDifference(golden.floats(), found);
    assertEquals(0, error, MAX_ERROR);
    if (valid == 23) {
      Resize all = new Resize(recipe.rows(), recipe.columns());
      assertArrayEquals(found, resized(all, spec(5, 23), matrix, 7));
    }
  }

  @Property(tries = 200)
  void process_anySizes_staysBetweenLowestAndHighest(
      @ForAll @IntRange(min = 1, max = 50) int rows,
      @ForAll @IntRange(min = 1, max = 50) int columns,
      @ForAll @IntRange(min = 1, max = 70) int newRows,
      @ForAll @IntRange(min = 1, max = 70) int newColumns) {
    float[] in = TestSignals.noise(rows * 100L + columns, rows * columns, 30);
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (float value : in) {
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    for (float value : resized(new Resize(newRows, newColumns), spec(rows, columns), in, columns)) {
      assertTrue(value >= lowest - MAX_ERROR && value <= highest + MAX_ERROR);
    }
    assertArrayEquals(in, resized(new Resize(rows, columns), spec(rows, columns), in, columns));
  }

  /** By whole factors: each pixel is the mean of a ramp's stretch, which is the ramp's middle. */
  @Property(tries = 100)
  void process_rampShrunk_staysARampButAtTheEnds(
      @ForAll @IntRange(min = 1, max = 8) int factor,
      @ForAll @IntRange(min = 3, max = 20) int columns) {
    float[] ramp = new float[columns * factor];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i + 0.5f;
    }
    float[] found = resized(new Resize(1, columns), spec(1, ramp.length), ramp, ramp.length);
    for (int i = 1; i < columns - 1; i++) {
      assertEquals((i + 0.5) * factor, found[i], 1e-4);
    }
  }

  @Test
  void process_validColumns_areThoseWithTheirMiddleOnTheRecording() {
    Plan all = new Resize(4, 10).plan(spec(3, 30));
    Plan valid = new Resize(4, 10, Resize.Frames.VALID).plan(spec(3, 30));
    int[] frames = {0, 1, 2, 4, 5, 14, 30};
    int[] ofAll = {0, 0, 1, 1, 2, 5, 10};
    for (int i = 0; i < frames.length; i++) {
      assertEquals(ofAll[i], validColumns(all, frames[i]), frames[i] + " frames");
      assertEquals(frames[i] == 0 ? 0 : 10, validColumns(valid, frames[i]));
    }
  }

  private static int validColumns(Plan plan, int validFrames) {
    float[] in = new float[plan.input().size()];
    return plan.process(in, validFrames, new float[plan.output().size()], plan.newScratch());
  }

  @Test
  void process_emptyRecording_isZero() {
    float[] in = new float[90];
    Arrays.fill(in, 5);
    Resize recipe = new Resize(2, 2, Resize.Frames.VALID);
    assertArrayEquals(new float[4], resized(recipe, spec(3, 30), in, 0));
  }

  @Test
  void outputSpec_anySize_isAnImageThatKeepsUnitAndSpan() {
    SignalSpec image = new Resize(64, 64).outputSpec(spec(40, 101));
    assertEquals(new SignalSpec(SignalKind.IMAGE, 8000, 64, 64, Scale.DECIBELS, 256, 126), image);
    assertEquals(1.0, image.columnSeconds(64), 0.01);
    assertEquals(1, new Resize(64, 4096).outputSpec(spec(40, 2)).hopLength());
  }

  @Test
  void outputSpec_waveform_isRefused() {
    assertEquals(
        "Resize: expected rows by frames, found 100 samples, 8000 Hz; put Stft before it",
        assertThrows(
                SpecMismatchException.class,
                () -> new Resize(64, 64).outputSpec(SignalSpec.waveform(8000, 100)))
            .getMessage());
  }

  @Test
  void new_badSize_namesIt() {
    assertEquals(
        "Resize: expected 1 to 4096 rows and columns, found 64 and 0",
        assertThrows(IllegalArgumentException.class, () -> new Resize(64, 0)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Resize(4097, 64));
  }
}
