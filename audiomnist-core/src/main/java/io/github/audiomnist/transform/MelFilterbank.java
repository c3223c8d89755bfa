package io.github.audiomnist.transform;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.Spectrogram;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Sums the bins of a spectrogram in triangular bands that are evenly spaced on a mel scale.
 *
 * <p>Numbers equal {@code librosa.filters.mel} 0.11 and {@code
 * torchaudio.functional.melscale_fbanks}. The unit (power or magnitude) stays as it is.
 *
 * @param nMels number of bands
 * @param fMin lower edge of the lowest band, in Hz
 * @param fMax upper edge of the highest band, in Hz
 * @param melScale spacing of the bands
 * @param norm height of the triangles
 */
public record MelFilterbank(int nMels, double fMin, double fMax, MelScale melScale, MelNorm norm)
    implements Transform<Spectrogram, MelSpectrogram> {

  /** Share by which the highest corner may pass half the sample rate through rounding. */
  private static final double ROUNDING = 1e-9;

  /** Most bands accepted. */
  public static final int MAX_MELS = 4096;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code nMels} is outside 1 to {@link #MAX_MELS}, {@code
   *     fMin < 0}, {@code fMax <= fMin}, or one of the frequencies is not finite
   */
  public MelFilterbank {
    Checks.bands("MelFilterbank", nMels, fMin, fMax);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    MelPlan.checkInput("MelFilterbank", input, fMax);
    MelPlan.checkNoEmptyBand("MelFilterbank", bands(input), input, melScale);
    return MelPlan.outputSpec(input, nMels);
  }

  /** The {@code nMels + 2} corners of the triangles, in Hz. */
  private double[] edges() {
    double low = melScale.fromHz(fMin);
    double high = melScale.fromHz(fMax);
    return IntStream.range(0, nMels + 2)
        .mapToDouble(i -> melScale.toHz(low + (high - low) * i / (nMels + 1)))
        .toArray();
  }

  MelBand[] bands(SignalSpec input) {
    return bands(edges(), input);
  }

  private MelBand[] bands(double[] edges, SignalSpec input) {
    return IntStream.range(0, nMels).mapToObj(m -> band(edges, m, input)).toArray(MelBand[]::new);
  }

  private MelBand band(double[] edges, int band, SignalSpec input) {
    double binWidth = (double) input.sampleRate() / input.nFft();
    double height = norm == MelNorm.AREA ? 2 / (edges[band + 2] - edges[band]) : 1;
    return MelBand.triangle(
        edges[band], edges[band + 1], edges[band + 2], height, binWidth, input.rows());
  }

  /**
   * The weights by which bins are summed.
   *
   * @param input the spectrogram's spec
   * @return row-major {@code [nMels][numBins]}
   * @throws SpecMismatchException if the bank cannot work on {@code input}
   */
  public float[] weights(SignalSpec input) {
    MelPlan.checkInput("MelFilterbank", input, fMax);
    MelBand[] bands = bands(input);
    float[] dense = new float[nMels * input.rows()];
    for (int m = 0; m < nMels; m++) {
      MelBand band = bands[m];
      System.arraycopy(
          band.weights(), 0, dense, m * input.rows() + band.firstBin(), band.weights().length);
    }
    return dense;
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

  /**
   * As {@link #plan}, with every corner of the triangles moved, as for another length of the vocal
   * tract. The identity gives the numbers of {@link #plan}.
   *
   * @param warp where a corner at a frequency in Hz is moved to, in Hz
   * @throws SpecMismatchException if the bank cannot work on {@code input}, or a moved band covers
   *     no Fourier bin
   * @throws IllegalArgumentException if moved corners do not increase, or leave the range from 0 to
   *     half the sample rate
   */
  public Plan planWarped(SignalSpec input, DoubleUnaryOperator warp) {
    SignalSpec output = outputSpec(input);
    double[] moved = Arrays.stream(edges()).map(warp).toArray();
    requireIncreasing(moved, input.sampleRate() / 2.0);
    MelBand[] bands = bands(moved, input);
    MelPlan.checkNoEmptyBand("MelFilterbank", bands, input, melScale);
    return new MelPlan(bands, input, output);
  }

  private static void requireIncreasing(double[] edges, double highest) {
    double last = 0;
    for (int i = 0; i < edges.length; i++) {
      boolean above = i == 0 ? edges[i] >= 0 : edges[i] > last;
      if (!(above && edges[i] <= highest * (1 + ROUNDING))) {
        throw new IllegalArgumentException(
            "MelFilterbank: expected moved corners that increase up to %s Hz, found %s Hz after %s Hz"
                .formatted(highest, edges[i], last));
      }
      last = edges[i];
    }
  }
}
