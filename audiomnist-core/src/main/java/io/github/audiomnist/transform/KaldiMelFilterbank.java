package io.github.audiomnist.transform;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Spectrogram;
import java.util.stream.IntStream;

/**
 * Sums the bins of a spectrogram in bands whose triangles have straight sides over mels, where
 * those of {@link MelFilterbank} are straight over Hz. Peaks are 1, the mel scale is HTK's.
 *
 * <p>Numbers equal {@code kaldi-native-fbank} 1.21.5, but for its float32.
 *
 * @param nMels number of bands
 * @param fMin lower edge of the lowest band, in Hz
 * @param fMax upper edge of the highest band, in Hz
 */
public record KaldiMelFilterbank(int nMels, double fMin, double fMax)
    implements Transform<Spectrogram, MelSpectrogram> {

  /** Lower edge of Kaldi's lowest band, in Hz. */
  public static final double DEFAULT_F_MIN = 20;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code nMels} is outside 1 to {@link
   *     MelFilterbank#MAX_MELS}, {@code fMin < 0}, {@code fMax <= fMin}, or one of the frequencies
   *     is not finite
   */
  public KaldiMelFilterbank {
    Checks.bands("KaldiMelFilterbank", nMels, fMin, fMax);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    MelPlan.checkInput("KaldiMelFilterbank", input, fMax);
    MelPlan.checkNoEmptyBand("KaldiMelFilterbank", bands(input), input, MelScale.HTK);
    return MelPlan.outputSpec(input, nMels);
  }

  @Override
  public Plan plan(SignalSpec input) {
    SignalSpec output = outputSpec(input);
    return new MelPlan(bands(input), input, output);
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return StreamStage.ofColumns(plan(input.withColumns(1)));
  }

  private MelBand[] bands(SignalSpec input) {
    double low = MelScale.HTK.fromHz(fMin);
    double step = (MelScale.HTK.fromHz(fMax) - low) / (nMels + 1);
    double binWidth = (double) input.sampleRate() / input.nFft();
    return IntStream.range(0, nMels)
        .mapToObj(m -> MelBand.triangleOverMels(low + m * step, step, binWidth, input.rows()))
        .toArray(MelBand[]::new);
  }
}
