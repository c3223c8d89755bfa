package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.Waveform;

/**
 * Every clip at the same level: all samples times one factor.
 *
 * <p>The level is that of the samples that stem from the recording. A clip without one stays as it
 * is: silence and, for loudness, what is nowhere above -70 LUFS. At an RMS or loudness samples may
 * leave [-1, 1]; none is clipped.
 *
 * @param measure what is brought to the level
 * @param level in dBFS or, of a loudness, LUFS
 */
public record Normalize(Measure measure, double level) implements Transform<Waveform, Waveform> {

  /** What is brought to a level. */
  public enum Measure {
    /** The largest absolute sample; 1 is 0 dBFS. */
    PEAK,
    /** The root of the mean square; 1 is 0 dBFS, so that a full-scale sine has -3.01 dBFS. */
    RMS,
    /**
     * The loudness of ITU-R BS.1770-5 and EBU R 128, in LUFS: a full-scale sine of 997 Hz has
     * -3.01. A clip shorter than 400 ms, a block of the standard, is measured as one block.
     */
    LOUDNESS
  }

  /** In dB; a level beyond it is a slip, and samples might overflow. */
  private static final double MAX_LEVEL = 120;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code level} is not finite or above 120
   */
  public Normalize {
    if (!(Math.abs(level) <= MAX_LEVEL)) {
      throw new IllegalArgumentException(
          "Normalize: expected a level of %s to %s dB, found %s"
              .formatted(-MAX_LEVEL, MAX_LEVEL, level));
    }
  }

  /** The largest absolute sample becomes {@code dbfs}. */
  public static Normalize peak(double dbfs) {
    return new Normalize(Measure.PEAK, dbfs);
  }

  /** The root of the mean square becomes {@code dbfs}. */
  public static Normalize rms(double dbfs) {
    return new Normalize(Measure.RMS, dbfs);
  }

  /** The loudness becomes {@code lufs}; -23 in broadcasting (EBU R 128). */
  public static Normalize loudness(double lufs) {
    return new Normalize(Measure.LOUDNESS, lufs);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.kind("Normalize", input, SignalKind.WAVEFORM, "put it before Stft");
    if (measure == Measure.LOUDNESS && input.sampleRate() < KWeighting.MIN_SAMPLE_RATE) {
      throw new SpecMismatchException(
          "Normalize",
          "at least %s Hz to weigh loudness".formatted(KWeighting.MIN_SAMPLE_RATE),
          input,
          "normalise the RMS or raise the sample rate");
    }
    return input;
  }

  @Override
  public Plan plan(SignalSpec input) {
    SignalSpec output = outputSpec(input);
    double power = Math.pow(10, level / 10);
    return switch (measure) {
      case PEAK -> new NormalizePlan(input, output, power, 0, Normalize::peakPower);
      case RMS -> new NormalizePlan(input, output, power, 0, Normalize::meanPower);
      case LOUDNESS -> {
        Loudness loudness = new Loudness(input.sampleRate());
        int scratchLength = loudness.scratchLength(input.columns());
        yield new NormalizePlan(
            input, output, Loudness.power(level), scratchLength, loudness::power);
      }
    };
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return new WholeClip(
        "%s of the whole clip".formatted(measure),
        "leave it out; RunningStandardize behind the logarithm takes the level out of the frames");
  }

  private static double peakPower(float[] in, int valid, double[] scratch) {
    double peak = 0;
    for (int i = 0; i < valid; i++) {
      peak = Math.max(peak, Math.abs(in[i]));
    }
    return peak * peak;
  }

  private static double meanPower(float[] in, int valid, double[] scratch) {
    double sum = 0;
    for (int i = 0; i < valid; i++) {
      sum += (double) in[i] * in[i];
    }
    return sum / Math.max(1, valid);
  }

  /** The power of a clip's first {@code valid} samples, or 0 if it has none. */
  private interface Meter {
    double power(float[] in, int valid, double[] scratch);
  }

  private static final class NormalizePlan extends FixedPlan {

    private final double targetPower;
    private final int scratchLength;
    private final Meter meter;

    NormalizePlan(
        SignalSpec input, SignalSpec output, double targetPower, int scratchLength, Meter meter) {
      super(input, output);
      this.targetPower = targetPower;
      this.scratchLength = scratchLength;
      this.meter = meter;
    }

    @Override
    public Scratch newScratch() {
      return Scratch.ofDoubles(scratchLength);
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      double power = meter.power(in, validColumns, scratch.doubles());
      double factor = power == 0 ? 1 : Math.sqrt(targetPower / power);
      for (int i = 0; i < input().columns(); i++) {
        out[i] = (float) (factor * in[i]);
      }
      return validColumns;
    }
  }
}
