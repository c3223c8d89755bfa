package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Cepstrogram;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;

/**
 * Logarithmic bands from cepstral coefficients: undoes {@link Mfcc}, but for the ripple that its
 * dropped coefficients held, so that bands come out smoother than they were.
 *
 * <p>Without lifter the numbers equal {@code librosa.feature.inverse.mfcc_to_mel} 0.11, before that
 * makes powers of decibels.
 *
 * @param nMels bands that come out
 * @param lifter weights that the coefficients were given
 * @param scale of the bands, {@link Scale#DECIBELS} or {@link Scale#LOG}
 */
public record InverseMfcc(int nMels, Lifter lifter, Scale scale)
    implements Transform<Cepstrogram, MelSpectrogram> {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code nMels} is outside 1 to {@link
   *     MelFilterbank#MAX_MELS}, or the scale is neither decibels nor logarithms
   */
  public InverseMfcc {
    if (nMels < 1 || nMels > MelFilterbank.MAX_MELS) {
      throw new IllegalArgumentException(
          "InverseMfcc: expected 1 to %s bands, found %s".formatted(MelFilterbank.MAX_MELS, nMels));
    }
    if (scale != Scale.DECIBELS && scale != Scale.LOG) {
      throw new IllegalArgumentException(
          "InverseMfcc: expected DECIBELS or LOG, found %s; Mfcc reads no other".formatted(scale));
    }
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.kind("InverseMfcc", input, SignalKind.CEPSTROGRAM, "it undoes Mfcc");
    Checks.scale("InverseMfcc", input, Scale.CEPSTRAL, "undo the stages behind Mfcc first");
    if (input.rows() > nMels) {
      throw new SpecMismatchException(
          "InverseMfcc",
          "at most %s coefficients, one a band".formatted(nMels),
          input,
          "leave out Deltas, or name as many bands as Mfcc read");
    }
    for (int n = 0; n < input.rows(); n++) {
      if (lifter.weight(n) == 0) {
        throw new SpecMismatchException(
            "InverseMfcc", "coefficients with weights", n, lifter + " gives this one none");
      }
    }
    return new SignalSpec(
        SignalKind.MEL_SPECTROGRAM,
        input.sampleRate(),
        nMels,
        input.columns(),
        scale,
        input.nFft(),
        input.hopLength());
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new InverseMfccPlan(lifter, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return StreamStage.ofColumns(plan(input.withColumns(1)));
  }

  private static final class InverseMfccPlan extends FixedPlan {

    private final double[] cosines;

    InverseMfccPlan(Lifter lifter, SignalSpec input, SignalSpec output) {
      super(input, output);
      this.cosines = new double[output.rows() * input.rows()];
      int nMels = output.rows();
      for (int n = 0; n < input.rows(); n++) {
        double norm = Math.sqrt((n == 0 ? 1.0 : 2.0) / nMels) / lifter.weight(n);
        for (int m = 0; m < nMels; m++) {
          cosines[m * input.rows() + n] = norm * Math.cos(Math.PI * n * (m + 0.5) / nMels);
        }
      }
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      int columns = input().columns();
      for (int m = 0; m < output().rows(); m++) {
        for (int t = 0; t < columns; t++) {
          double sum = 0;
          for (int n = 0; n < input().rows(); n++) {
            sum += cosines[m * input().rows() + n] * in[n * columns + t];
          }
          out[m * columns + t] = (float) sum;
        }
      }
      return validColumns;
    }
  }
}
