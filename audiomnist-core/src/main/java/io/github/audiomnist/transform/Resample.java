package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import java.util.Arrays;

/**
 * Band-limited change of the sample rate: {@code ceil(length * to / from)} samples, sample m at
 * time {@code m / to}.
 *
 * <p>Convolves with a sinc of 32 zero crossings a side under a Kaiser window (J. O. Smith, Digital
 * Audio Resampling; beta 10), rolled off to 0.92 of the lower half rate. The same rate is a copy.
 *
 * @param sampleRate of what comes out, in Hz
 */
public record Resample(int sampleRate) implements Transform<Waveform, Waveform> {

  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if {@code sampleRate} is outside 1 to {@link
   *     SignalSpec#MAX_SAMPLE_RATE}
   */
  public Resample {
    if (sampleRate < 1 || sampleRate > SignalSpec.MAX_SAMPLE_RATE) {
      throw new IllegalArgumentException(
          "Resample: expected a rate of 1 to %d Hz, found %d; choose one between"
              .formatted(SignalSpec.MAX_SAMPLE_RATE, sampleRate));
    }
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.kind("Resample", input, SignalKind.WAVEFORM, "put it before Stft");
    long length = resampledLength(input.columns(), input.sampleRate(), sampleRate);
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "Resample: expected at most %d samples to come out, found %d; cut the clip first"
              .formatted(Integer.MAX_VALUE - 8, length));
    }
    return SignalSpec.waveform(sampleRate, (int) length);
  }

  static long resampledLength(long length, int from, int to) {
    return (length * to + from - 1) / from;
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new ResamplePlan(input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    SignalSpec output = outputSpec(input);
    return input.sampleRate() == sampleRate
        ? StreamStage.ofColumns(plan(input.withColumns(1)))
        : new ResampleStage(input.sampleRate(), output.sampleRate());
  }

  private static final class ResamplePlan extends FixedPlan {

    private final SincFilter filter;

    ResamplePlan(SignalSpec input, SignalSpec output) {
      super(input, output);
      this.filter = new SincFilter(input.sampleRate(), output.sampleRate());
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      if (input().sampleRate() == output().sampleRate()) {
        System.arraycopy(in, 0, out, 0, input().columns());
        return validColumns;
      }
      int valid = (int) resampledLength(validColumns, input().sampleRate(), output().sampleRate());
      filter.convolve(in, 0, validColumns, 0, out, valid);
      Arrays.fill(out, valid, output().columns(), 0);
      return valid;
    }
  }
}
