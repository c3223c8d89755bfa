package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.TestSignals.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KaldiMelFilterbankTest {

  private static final int BINS = 257;

  /** One frame for every bin, so that an identity matrix shows the weights. */
  private static final SignalSpec SPECTROGRAM =
      new SignalSpec(SignalKind.SPECTROGRAM, 16_000, BINS, BINS, Scale.POWER, 512, 160);

  private static float[] weights(int nMels) {
    float[] identity = new float[BINS * BINS];
    for (int i = 0; i < BINS; i++) {
      identity[i * BINS + i] = 1;
    }
    return run(new KaldiMelFilterbank(nMels, 20, 8000).plan(SPECTROGRAM), identity);
  }

  @Property(tries = 30)
  void weights_betweenFirstAndLastPeak_sumToOne(@ForAll @IntRange(min = 2, max = 60) int nMels) {
    float[] weights = weights(nMels);
    double low = MelScale.HTK.fromHz(20);
    double step = (MelScale.HTK.fromHz(8000) - low) / (nMels + 1);
    for (int bin = 0; bin < BINS; bin++) {
      double sum = 0;
      for (int m = 0; m < nMels; m++) {
        assertTrue(weights[m * BINS + bin] >= 0);
        sum += weights[m * BINS + bin];
      }
      double pitch = (MelScale.HTK.fromHz(bin * 31.25) - low) / step;
      double expected = Math.max(0, Math.min(1, Math.min(pitch, nMels + 1 - pitch)));
      assertEquals(expected, sum, 1e-6);
    }
  }

  @Test
  void outputSpec_tooManyBands_namesEmptyOnes() {
    String message =
        assertThrows(
                SpecMismatchException.class,
                () -> new KaldiMelFilterbank(200, 20, 8000).outputSpec(SPECTROGRAM))
            .getMessage();
    assertTrue(
        String.valueOf(message)
            .startsWith("KaldiMelFilterbank: expected a Fourier bin in every band, found none in "),
        message);
  }

  @Test
  void outputSpec_tooHighFrequency_namesIt() {
    assertEquals(
        "KaldiMelFilterbank: expected fMax of at most 8000.0 Hz, half the sample rate, "
            + "found 8000.5 Hz; lower fMax or raise the sample rate of the InputFormat",
        assertThrows(
                SpecMismatchException.class,
                () -> new KaldiMelFilterbank(23, 20, 8000.5).outputSpec(SPECTROGRAM))
            .getMessage());
  }

  @Test
  void new_badNumbers_namesThem() {
    assertEquals(
        "KaldiMelFilterbank: expected 1 to 4096 bands, found 0; choose nMels between",
        assertThrows(IllegalArgumentException.class, () -> new KaldiMelFilterbank(0, 20, 8000))
            .getMessage());
    assertEquals(
        "KaldiMelFilterbank: expected 0 <= fMin < fMax, found fMin 20.0 and fMax 20.0 Hz; choose a range such as 0 to half the sample rate",
        assertThrows(IllegalArgumentException.class, () -> new KaldiMelFilterbank(23, 20, 20))
            .getMessage());
  }
}
