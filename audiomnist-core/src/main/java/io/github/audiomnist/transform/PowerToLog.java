package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.TimeFrequency;

/**
 * Power to its natural logarithm: {@code ln(max(floor, power))}. No value depends on another.
 *
 * @param floor smallest power told from 0
 * @param <S> kind of signal, which stays as it is
 */
public record PowerToLog<S extends TimeFrequency>(float floor) implements Transform<S, S> {

  /** Distance from 1 to the next float, Kaldi's {@code numeric_limits<float>::epsilon()}. */
  public static final float FLOAT_EPSILON = 0x1p-23f;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code floor} is not positive and finite
   */
  public PowerToLog {
    if (!(floor > 0) || Float.isInfinite(floor)) {
      throw new IllegalArgumentException(
          "PowerToLog: expected a floor above 0, found %s; the logarithm of 0 is no number"
              .formatted(floor));
    }
  }

  /** Kaldi's floor, {@link #FLOAT_EPSILON}. */
  public static <S extends TimeFrequency> PowerToLog<S> kaldi() {
    return new PowerToLog<>(FLOAT_EPSILON);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    if (input.scale() != Scale.POWER) {
      throw new SpecMismatchException(
          "PowerToLog",
          "values of scale POWER",
          input,
          input.scale() == Scale.MAGNITUDE
              ? "make the Stft with Scale.POWER"
              : "leave out the logarithm before it or this one");
    }
    return input.withScale(Scale.LOG);
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new LogPlan(floor, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return StreamStage.ofColumns(plan(input.withColumns(1)));
  }

  private static final class LogPlan extends FixedPlan {

    private final float floor;

    LogPlan(float floor, SignalSpec input, SignalSpec output) {
      super(input, output);
      this.floor = floor;
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      int size = input().size();
      for (int i = 0; i < size; i++) {
        out[i] = (float) Math.log(Math.max(floor, in[i]));
      }
      return validColumns;
    }
  }
}
