package io.github.audiomnist.pipeline;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.Signal;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.transform.Plan;
import io.github.audiomnist.transform.Scratch;
import io.github.audiomnist.transform.Transform;

/**
 * Every value times {@code factor}, called {@code scale}: what another program may have done, or
 * have taken values for. Part of no pipeline.
 */
record Scaled(double factor, Scale scale) implements Transform<Signal, Signal> {

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    return input.withScale(scale);
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new ScaledPlan(factor, input, outputSpec(input));
  }

  private record ScaledPlan(double factor, SignalSpec input, SignalSpec output) implements Plan {

    @Override
    public Scratch newScratch() {
      return Scratch.none();
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      for (int i = 0; i < input.size(); i++) {
        out[i] = (float) (factor * in[i]);
      }
      return validColumns;
    }
  }
}
