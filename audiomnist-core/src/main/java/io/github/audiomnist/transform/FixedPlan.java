package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalSpec;

/** A plan that knows its specs, and the lengths of its scratch buffers, when it is made. */
abstract class FixedPlan implements Plan {

  private final SignalSpec input;
  private final SignalSpec output;
  private final int[] scratchLengths;

  FixedPlan(SignalSpec input, SignalSpec output, int... scratchLengths) {
    this.input = input;
    this.output = output;
    this.scratchLengths = scratchLengths;
  }

  @Override
  public final SignalSpec input() {
    return input;
  }

  @Override
  public final SignalSpec output() {
    return output;
  }

  @Override
  public final Scratch newScratch() {
    return Scratch.of(scratchLengths);
  }
}
