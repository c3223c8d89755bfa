package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalSpec;

/**
 * A plan whose columns depend on those before them, by a state that each leaves to the next. A clip
 * and a stream differ only in who keeps the state.
 */
abstract class RecursivePlan extends FixedPlan {

  private final int stateLength;

  RecursivePlan(SignalSpec input, SignalSpec output, int stateLength) {
    super(input, output);
    this.stateLength = stateLength;
  }

  /** Writes the state before the first column. */
  abstract void start(double[] state);

  /** Works on all columns, from the state before the first to that behind the last. */
  abstract void advance(float[] in, float[] out, double[] state);

  @Override
  public final Scratch newScratch() {
    return Scratch.ofDoubles(stateLength);
  }

  @Override
  public final int process(float[] in, int validColumns, float[] out, Scratch scratch) {
    start(scratch.doubles());
    advance(in, out, scratch.doubles());
    return validColumns;
  }

  /** The stage of a stream; this plan must be for one column. */
  final StreamStage stage() {
    return new RecursiveStage(this);
  }

  private static final class RecursiveStage extends ColumnStage {

    private final RecursivePlan plan;
    private final double[] state;

    RecursiveStage(RecursivePlan plan) {
      super(plan);
      this.plan = plan;
      this.state = new double[plan.stateLength];
      plan.start(state);
    }

    @Override
    void process(float[] column, int validColumns, float[] result, Scratch memory) {
      plan.advance(column, result, state);
    }

    @Override
    public void reset() {
      plan.start(state);
    }
  }
}
