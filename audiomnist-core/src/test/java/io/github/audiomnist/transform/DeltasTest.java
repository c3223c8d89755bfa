package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.TestSignals.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.transform.Deltas.Method;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeltasTest {

  /** Of values around 20; measured 7.6e-6. */
  private static final double MAX_ERROR = 2e-5;

  private static SignalSpec decibels(int rows, int columns) {
    return new SignalSpec(
        SignalKind.MEL_SPECTROGRAM, 16_000, rows, columns, Scale.DECIBELS, 512, 160);
  }

  static List<Golden> deltas() {
    return Golden.ofKind("deltas");
  }

  @ParameterizedTest
  @MethodSource("deltas")
  void process_equalsReference(Golden golden) {
    Method method =
        golden.text("library").equals("librosa") ? Method.POLYNOMIAL : Method.REGRESSION;
    Deltas<MelSpectrogram> deltas =
        new Deltas<>(
            golden.integer("windowLength"),
            golden.integer("order"),
            method,
            Deltas.Rows.DERIVATIVE);
    float[] found = run(deltas.plan(decibels(5, 23)), Golden.named("input/matrix").floats());
    assertEquals(0, TestSignals.maxDifference(golden.floats(), found), MAX_ERROR);
  }

  @Property(tries = 100)
  void process_polynomialOfDegree_givesItsDerivative(
      @ForAll @IntRange(min = 1, max = 4) int order,
      @ForAll @IntRange(min = 2, max = 9) int half,
      @ForAll @IntRange(min = -3, max = 3) int slope) {
    Assume.that(order < 2 * half + 1);
    int columns = 2 * half + 5;
    float[] in = new float[columns];
    for (int t = 0; t < columns; t++) {
      in[t] = (float) (slope * Math.pow(t - columns / 2.0, order) + 7);
    }
    Deltas<MelSpectrogram> deltas = Deltas.librosa(2 * half + 1, order);
    float[] out = run(deltas.plan(decibels(1, columns)), in);
    double expected = slope * List.of(1, 2, 6, 24).get(order - 1);
    for (float value : out) {
      assertEquals(expected, value, 1e-3);
    }
  }

  @Property(tries = 50)
  void process_constant_doesNotChange(
      @ForAll Method method, @ForAll @IntRange(min = 1, max = 4) int order) {
    float[] in = new float[31];
    Arrays.fill(in, -87.3f);
    float[] out =
        run(
            new Deltas<MelSpectrogram>(9, order, method, Deltas.Rows.DERIVATIVE)
                .plan(decibels(1, 31)),
            in);
    assertEquals(0, TestSignals.maxDifference(new float[31], out), 1e-5);
  }

  @Property(tries = 50)
  void process_stacked_isValuesAndEveryDerivative(
      @ForAll Method method,
      @ForAll @IntRange(min = 1, max = 4) int order,
      @ForAll @IntRange(max = 999) int seed) {
    SignalSpec input = decibels(3, 31);
    float[] in = TestSignals.noise(seed, 93, 60);
    Deltas<MelSpectrogram> alone = new Deltas<>(7, order, method, Deltas.Rows.DERIVATIVE);
    Plan stacked = alone.stacked().plan(input);
    assertEquals(3 * (order + 1), stacked.output().rows());
    float[] all = run(stacked, in);
    assertEquals(0, TestSignals.maxDifference(in, Arrays.copyOf(all, 93)));
    for (int k = 1; k <= order; k++) {
      Plan single = new Deltas<MelSpectrogram>(7, k, method, Deltas.Rows.DERIVATIVE).plan(input);
      float[] block = Arrays.copyOfRange(all, k * 93, (k + 1) * 93);
      assertEquals(0, TestSignals.maxDifference(run(single, in), block));
    }
  }

  @Test
  void process_orderOne_methodsDifferAtTheEndsAlone() {
    float[] in = TestSignals.noise(1, 31, 60);
    float[] librosa = run(Deltas.<MelSpectrogram>librosa(9, 1).plan(decibels(1, 31)), in);
    float[] torchaudio = run(Deltas.<MelSpectrogram>torchaudio(9, 1).plan(decibels(1, 31)), in);
    assertEquals(
        0,
        TestSignals.maxDifference(
            Arrays.copyOfRange(librosa, 4, 27), Arrays.copyOfRange(torchaudio, 4, 27)),
        1e-5);
    assertEquals(librosa[4], librosa[0]);
  }

  @Test
  void outputSpec_fewFrames_refusedForPolynomialsOnly() {
    assertEquals(8, Deltas.torchaudio(9, 1).outputSpec(decibels(2, 8)).columns());
    assertEquals(
        "Deltas: expected at least windowLength 9 frames, found 2 x 8 MEL_SPECTROGRAM, DECIBELS, "
            + "16000 Hz, hop 160; shorten the window or lengthen the clip",
        assertThrows(
                SpecMismatchException.class, () -> Deltas.librosa(9, 1).outputSpec(decibels(2, 8)))
            .getMessage());
    assertThrows(
        SpecMismatchException.class,
        () -> Deltas.librosa(9, 1).outputSpec(decibels(2, 80).withScale(Scale.POWER)));
  }

  @Test
  void new_badNumbers_namesThem() {
    assertEquals(
        "Deltas: expected an odd windowLength of 3 to 1023 frames, found 8; librosa uses 9",
        assertThrows(IllegalArgumentException.class, () -> Deltas.librosa(8, 1)).getMessage());
    assertEquals(
        "Deltas: expected an order of 1 to 8, below windowLength 3, found 3; choose 1 or 2",
        assertThrows(IllegalArgumentException.class, () -> Deltas.torchaudio(3, 3)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Deltas.librosa(2_000_000_001, 1));
    assertThrows(IllegalArgumentException.class, () -> Deltas.librosa(9, 0));
  }

  @Test
  void new_numbersAtTheirLimits_areTaken() {
    assertEquals(2, Deltas.torchaudio(3, 2).order());
    assertEquals(
        Deltas.MAX_ORDER, Deltas.librosa(Deltas.MAX_WINDOW_LENGTH, Deltas.MAX_ORDER).order());
    int tooLong = Deltas.MAX_WINDOW_LENGTH + 2;
    assertThrows(IllegalArgumentException.class, () -> Deltas.librosa(tooLong, 1));
    int tooHigh = Deltas.MAX_ORDER + 1;
    assertThrows(IllegalArgumentException.class, () -> Deltas.librosa(99, tooHigh));
  }
}
