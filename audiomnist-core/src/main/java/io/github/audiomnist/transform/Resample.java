package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import java.util.Arrays;

/**
 * Band-limited change of the sample rate: {@code ceil(length * to / from)} samples, sample m at
 * time {@code m / to}.
 *
 * <p>Convolves with a sinc under a Kaiser window (J. O. Smith, Digital Audio Resampling), in float,
 * with products and sums fused ({@link Math#fma(float, float, float)}), so that they are the same
 * to the last bit on every machine, with and without the Vector API. Processors that do not fuse,
 * of Intel's those without AVX2, are many times slower at it. The same rate is a copy.
 *
 * @param sampleRate of what comes out, in Hz
 * @param quality length and steepness of the filter
 */
public record Resample(int sampleRate, Quality quality) implements Transform<Waveform, Waveform> {

  /**
   * Length and steepness of the filter. Figures are shares of the lower of the two half rates, and
   * were measured from 48 and 44.1 to 16 kHz.
   */
  public enum Quality {
    /**
     * 16 zero crossings a side: 0.1 dB down at 0.745, 3 at 0.823, 87 from 1 on (kaiser_fast of
     * resampy).
     */
    FAST(16, 0.85, 8.555504641634386),
    /** 32 zero crossings a side: 0.1 dB down at 0.858, 3 at 0.904, 70 from 1, 107 from 1.15. */
    STANDARD(32, 0.92, 10),
    /**
     * 64 zero crossings a side: 0.1 dB down at 0.907, 3 at 0.937, 69 from 1, 148 from 1.15
     * (kaiser_best).
     */
    BEST(64, 0.9475937167399596, 14.769656459379492);

    private final int zeroCrossings;
    private final double rollOff;
    private final double kaiserBeta;

    Quality(int zeroCrossings, double rollOff, double kaiserBeta) {
      this.zeroCrossings = zeroCrossings;
      this.rollOff = rollOff;
      this.kaiserBeta = kaiserBeta;
    }

    int zeroCrossings() {
      return zeroCrossings;
    }

    /** Share of the lower half rate at which the sinc falls to a half. */
    double rollOff() {
      return rollOff;
    }

    double kaiserBeta() {
      return kaiserBeta;
    }
  }

  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if {@code sampleRate} is outside 1 to {@link
   *     SignalSpec#MAX_SAMPLE_RATE}
   */
  public Resample {
    if (sampleRate < 1 || sampleRate > SignalSpec.MAX_SAMPLE_RATE) {
      throw new IllegalArgumentException(
          "Resample: expected a rate of 1 to %s Hz, found %s; choose one between"
              .formatted(SignalSpec.MAX_SAMPLE_RATE, sampleRate));
    }
  }

  /** A stage of {@link Quality#STANDARD}. */
  public Resample(int sampleRate) {
    this(sampleRate, Quality.STANDARD);
  }

  /** A copy of another quality. */
  public Resample withQuality(Quality newQuality) {
    return new Resample(sampleRate, newQuality);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.kind("Resample", input, SignalKind.WAVEFORM, "put it before Stft");
    long length = resampledLength(input.columns(), input.sampleRate(), sampleRate);
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "Resample: expected at most %s samples to come out, found %s; cut the clip first"
              .formatted(Integer.MAX_VALUE - 8, length));
    }
    return SignalSpec.waveform(sampleRate, (int) length);
  }

  static long resampledLength(long length, int from, int to) {
    return (length * to + from - 1) / from;
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new ResamplePlan(input, outputSpec(input), quality);
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    SignalSpec output = outputSpec(input);
    return input.sampleRate() == sampleRate
        ? StreamStage.ofColumns(plan(input.withColumns(1)))
        : new ResampleStage(input.sampleRate(), output.sampleRate(), quality);
  }

  private static final class ResamplePlan extends FixedPlan {

    private final Convolution convolution;

    ResamplePlan(SignalSpec input, SignalSpec output, Quality quality) {
      super(input, output);
      SincFilter filter = SincFilter.of(input.sampleRate(), output.sampleRate(), quality);
      this.convolution = convolution(filter, output.columns());
    }

    private static Convolution convolution(SincFilter filter, int outLength) {
      if (VectorKernel.isAvailable() && PhaseTiles.suit(filter, outLength)) {
        return new PhaseTiles(filter);
      }
      return PhaseRows.suit(filter, outLength) ? new PhaseRows(filter, outLength) : filter;
    }

    @Override
    public Scratch newScratch() {
      return convolution.newScratch();
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      if (input().sampleRate() == output().sampleRate()) {
        System.arraycopy(in, 0, out, 0, input().columns());
        return validColumns;
      }
      int valid = (int) resampledLength(validColumns, input().sampleRate(), output().sampleRate());
      convolution.convolve(in, validColumns, out, valid, scratch);
      Arrays.fill(out, valid, output().columns(), 0);
      return valid;
    }
  }
}
