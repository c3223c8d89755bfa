package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.TimeFrequency;

/**
 * Natural logarithms to power: undoes {@link PowerToLog}, but for what lay below its floor.
 *
 * @param <S> kind of signal, which stays as it is
 */
public record LogToPower<S extends TimeFrequency>() implements Transform<S, S> {

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.scale("LogToPower", input, Scale.LOG, "undo the stages behind PowerToLog first");
    return input.withScale(Scale.POWER);
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new PowerPlan(input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return StreamStage.ofColumns(plan(input.withColumns(1)));
  }

  private static final class PowerPlan extends FixedPlan {

    PowerPlan(SignalSpec input, SignalSpec output) {
      super(input, output);
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      int size = input().size();
      for (int i = 0; i < size; i++) {
        out[i] = (float) Math.exp(in[i]);
      }
      return validColumns;
    }
  }
}
