package io.github.audiomnist.transform;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.Spectrogram;
import java.util.Arrays;
import java.util.stream.Collectors;
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

  /** Most bands accepted. */
  public static final int MAX_MELS = 4096;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code nMels} is outside 1 to {@link #MAX_MELS}, {@code
   *     fMin < 0}, {@code fMax <= fMin}, or one of the frequencies is not finite
   */
  public MelFilterbank {
    if (nMels < 1 || nMels > MAX_MELS) {
      throw new IllegalArgumentException(
          "MelFilterbank: expected 1 to %d bands, found %d".formatted(MAX_MELS, nMels));
    }
    if (!(fMin >= 0) || !(fMax > fMin) || Double.isInfinite(fMax)) {
      throw new IllegalArgumentException(
          "MelFilterbank: expected 0 <= fMin < fMax, found fMin %s and fMax %s Hz"
              .formatted(fMin, fMax));
    }
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    checkInput(input);
    checkNoEmptyBand(input);
    return outputOf(input);
  }

  private SignalSpec outputOf(SignalSpec input) {
    return new SignalSpec(
        SignalKind.MEL_SPECTROGRAM,
        input.sampleRate(),
        nMels,
        input.columns(),
        input.scale(),
        input.nFft(),
        input.hopLength());
  }

  private void checkInput(SignalSpec input) {
    Checks.kind("MelFilterbank", input, SignalKind.SPECTROGRAM, "put Stft before it");
    Checks.linear("MelFilterbank", input, "put it before PowerToDb");
    if (2 * fMax > input.sampleRate()) {
      throw new SpecMismatchException(
          "MelFilterbank",
          "fMax of at most %s Hz, half the sample rate".formatted(input.sampleRate() / 2.0),
          fMax + " Hz",
          "lower fMax or raise the sample rate of the InputFormat");
    }
  }

  private void checkNoEmptyBand(SignalSpec input) {
    double[] edges = edges();
    int[] empty =
        IntStream.range(0, nMels).filter(band -> band(edges, band, input).isEmpty()).toArray();
    if (empty.length > 0) {
      throw new SpecMismatchException(
          "MelFilterbank",
          "a Fourier bin in every band",
          "none in %d of %d (bands %s; %d Hz, nFft %d, %s)"
              .formatted(
                  empty.length,
                  nMels,
                  Arrays.stream(empty)
                      .limit(8)
                      .mapToObj(String::valueOf)
                      .collect(Collectors.joining(", ")),
                  input.sampleRate(),
                  input.nFft(),
                  melScale),
          "raise nFft or lower nMels");
    }
  }

  /** The {@code nMels + 2} corners of the triangles, in Hz. */
  private double[] edges() {
    double low = melScale.fromHz(fMin);
    double high = melScale.fromHz(fMax);
    return IntStream.range(0, nMels + 2)
        .mapToDouble(i -> melScale.toHz(low + (high - low) * i / (nMels + 1)))
        .toArray();
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
    checkInput(input);
    double[] edges = edges();
    float[] dense = new float[nMels * input.rows()];
    for (int m = 0; m < nMels; m++) {
      MelBand band = band(edges, m, input);
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

  MelBand[] bands(SignalSpec input) {
    double[] edges = edges();
    return IntStream.range(0, nMels).mapToObj(m -> band(edges, m, input)).toArray(MelBand[]::new);
  }

  private static final class MelPlan extends FixedPlan {

    private final MelBand[] bands;

    MelPlan(MelBand[] bands, SignalSpec input, SignalSpec output) {
      super(input, output);
      this.bands = bands;
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      int numFrames = input().columns();
      for (int m = 0; m < bands.length; m++) {
        int target = m * numFrames;
        Arrays.fill(out, target, target + numFrames, 0);
        float[] weights = bands[m].weights();
        for (int i = 0; i < weights.length; i++) {
          addScaled(weights[i], in, (bands[m].firstBin() + i) * numFrames, out, target, numFrames);
        }
      }
      return validColumns;
    }

    /** Lanes are frames: both rows are contiguous, so the compiler can vectorise. */
    private static void addScaled(
        float weight, float[] in, int from, float[] out, int target, int length) {
      for (int i = 0; i < length; i++) {
        out[target + i] += weight * in[from + i];
      }
    }
  }
}
