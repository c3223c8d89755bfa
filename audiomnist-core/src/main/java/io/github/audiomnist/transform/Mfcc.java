package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Cepstrogram;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import java.util.Arrays;

/**
 * Mel-frequency cepstral coefficients: the orthonormal cosine transform (DCT-II) of a frame's
 * logarithmic bands, of which the first {@code numCoefficients} are kept and liftered.
 *
 * <p>Behind decibels the numbers equal {@code librosa.feature.mfcc} 0.11 and {@code
 * torchaudio.transforms.MFCC} (without lifter); behind natural logarithms, Kaldi's with {@code
 * use-energy=false}.
 *
 * @param numCoefficients coefficients kept, from 0
 * @param lifter weights of the coefficients
 */
public record Mfcc(int numCoefficients, Lifter lifter)
    implements Transform<MelSpectrogram, Cepstrogram> {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code numCoefficients < 1}
   */
  public Mfcc {
    Checks.positive("Mfcc", "numCoefficients", numCoefficients);
  }

  /** Coefficients without liftering. */
  public Mfcc(int numCoefficients) {
    this(numCoefficients, Lifter.none());
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.kind("Mfcc", input, SignalKind.MEL_SPECTROGRAM, "put MelFilterbank before it");
    if (input.scale() != Scale.DECIBELS && input.scale() != Scale.LOG) {
      throw new SpecMismatchException(
          "Mfcc",
          "values of scale DECIBELS or LOG",
          input,
          "put PowerToDb or PowerToLog before it");
    }
    if (numCoefficients > input.rows()) {
      throw new SpecMismatchException(
          "Mfcc",
          "at least %s bands, one a coefficient".formatted(numCoefficients),
          input,
          "raise nMels or lower numCoefficients");
    }
    return new SignalSpec(
        SignalKind.CEPSTROGRAM,
        input.sampleRate(),
        numCoefficients,
        input.columns(),
        Scale.CEPSTRAL,
        input.nFft(),
        input.hopLength());
  }

  @Override
  public Plan plan(SignalSpec input) {
    SignalSpec output = outputSpec(input);
    return new MfccPlan(cosines(input.rows()), input, output);
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return StreamStage.ofColumns(plan(input.withColumns(1)));
  }

  /** Row-major {@code [numCoefficients][nMels]}, liftering included. */
  private double[] cosines(int nMels) {
    double[] cosines = new double[numCoefficients * nMels];
    for (int n = 0; n < numCoefficients; n++) {
      double norm = Math.sqrt((n == 0 ? 1.0 : 2.0) / nMels) * lifter.weight(n);
      for (int m = 0; m < nMels; m++) {
        cosines[n * nMels + m] = norm * Math.cos(Math.PI * n * (m + 0.5) / nMels);
      }
    }
    return cosines;
  }

  private static final class MfccPlan extends FixedPlan {

    private final double[] cosines;

    MfccPlan(double[] cosines, SignalSpec input, SignalSpec output) {
      super(input, output);
      this.cosines = cosines;
    }

    @Override
    public Scratch newScratch() {
      return Scratch.ofDoubles(input().columns());
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      double[] sums = scratch.doubles();
      for (int n = 0; n < output().rows(); n++) {
        sumBands(in, n * input().rows(), sums);
        for (int t = 0; t < input().columns(); t++) {
          out[n * input().columns() + t] = (float) sums[t];
        }
      }
      return validColumns;
    }

    /** Sums in double: levels of -100 dB in every band must cancel in all rows but the first. */
    private void sumBands(float[] in, int firstCosine, double[] sums) {
      int numFrames = input().columns();
      Arrays.fill(sums, 0, numFrames, 0);
      for (int m = 0; m < input().rows(); m++) {
        double cosine = cosines[firstCosine + m];
        int row = m * numFrames;
        for (int t = 0; t < numFrames; t++) {
          sums[t] += cosine * in[row + t];
        }
      }
    }
  }
}
