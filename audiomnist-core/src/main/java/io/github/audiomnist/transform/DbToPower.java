package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.TimeFrequency;

/**
 * Decibels to power, {@code reference * 10^(x / 10)}: undoes {@link PowerToDb}, but for what lay
 * below its floor. Numbers equal {@code librosa.db_to_power} 0.11.
 *
 * @param reference power of 0 dB
 * @param <S> kind of signal, which stays as it is
 */
public record DbToPower<S extends TimeFrequency>(float reference) implements Transform<S, S> {

  /**
   * Checks the reference.
   *
   * @throws IllegalArgumentException if {@code reference} is not positive and finite
   */
  public DbToPower {
    if (!(reference > 0) || Float.isInfinite(reference)) {
      throw new IllegalArgumentException(
          "DbToPower: expected a reference above 0, found " + reference);
    }
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.scale("DbToPower", input, Scale.DECIBELS, "undo the stages behind PowerToDb first");
    return input.withScale(Scale.POWER);
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new PowerPlan(reference, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return StreamStage.ofColumns(plan(input.withColumns(1)));
  }

  private static final class PowerPlan extends FixedPlan {

    private final float reference;

    PowerPlan(float reference, SignalSpec input, SignalSpec output) {
      super(input, output);
      this.reference = reference;
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      int size = input().size();
      for (int i = 0; i < size; i++) {
        out[i] = (float) (reference * Math.pow(10, in[i] / 10.0));
      }
      return validColumns;
    }
  }
}
