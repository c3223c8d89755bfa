package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.TestSignals.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RescaleTest {

  private static final SignalSpec DECIBELS =
      new SignalSpec(SignalKind.MEL_SPECTROGRAM, 16_000, 2, 3, Scale.DECIBELS, 400, 160);

  @Property(tries = 100)
  void process_anyValues_areShiftedAndScaled(
      @ForAll @IntRange(max = 999) int seed,
      @ForAll @DoubleRange(min = -100, max = 100) double mean,
      @ForAll @DoubleRange(min = 0.1, max = 100) double deviation) {
    float[] values = TestSignals.noise(seed, 6, 120);
    float[] out = run(new Rescale<MelSpectrogram>(mean, deviation).plan(DECIBELS), values);
    for (int i = 0; i < out.length; i++) {
      assertEquals(values[i], out[i] * deviation + mean, 1e-4);
    }
  }

  @Test
  void process_whisper_isFourMoreOverFourOfDecimalLogarithms() {
    float[] logarithms = {-8, -4, 0, 1.5f, -10, 2};
    float[] out =
        run(Rescale.<MelSpectrogram>whisper().plan(DECIBELS), TestSignals.scaled(logarithms, 10));
    for (int i = 0; i < out.length; i++) {
      assertEquals((logarithms[i] + 4) / 4, out[i], 1e-6);
    }
  }

  @Test
  void outputSpec_decibels_areStandardized() {
    assertEquals(Scale.STANDARDIZED, Rescale.whisper().outputSpec(DECIBELS).scale());
    assertThrows(
        SpecMismatchException.class,
        () -> Rescale.whisper().outputSpec(DECIBELS.withScale(Scale.POWER)));
  }

  @Test
  void new_badNumbers_namesThem() {
    assertEquals(
        "Rescale: expected a finite mean and a deviation above 0, found 0.0 and 0.0; check them",
        assertThrows(IllegalArgumentException.class, () -> new Rescale<>(0, 0)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Rescale<>(Double.NaN, 1));
  }

  @Test
  void dropLastFrame_oneFrame_isRefused() {
    assertEquals(
        "DropLastFrame: expected at least 2 frames, found 2 x 1 MEL_SPECTROGRAM, DECIBELS, "
            + "16000 Hz, hop 160; lengthen the clip with PadOrTrim",
        assertThrows(
                SpecMismatchException.class,
                () -> new DropLastFrame<>().outputSpec(DECIBELS.withColumns(1)))
            .getMessage());
  }

  @Test
  void dropLastFrame_process_keepsTheOthers() {
    float[] out = run(new DropLastFrame<>().plan(DECIBELS), new float[] {1, 2, 3, 4, 5, 6});
    assertEquals(0, TestSignals.maxDifference(new float[] {1, 2, 4, 5}, out));
  }
}
