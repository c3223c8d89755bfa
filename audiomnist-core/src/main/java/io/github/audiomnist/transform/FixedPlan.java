package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalSpec;

/** A plan that knows its specs when it is made, and needs no scratch unless it says so. */
abstract class FixedPlan implements Plan {

  private final SignalSpec input;
  private final SignalSpec output;

  FixedPlan(SignalSpec input, SignalSpec output) {
    this.input = input;
    this.output = output;
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
  public Scratch newScratch() {
    return Scratch.none();
  }
}
