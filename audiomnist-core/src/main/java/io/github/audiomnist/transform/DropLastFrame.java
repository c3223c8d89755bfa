package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.TimeFrequency;

/**
 * All frames but the last: of centred frames, {@code length / hopLength} instead of one more. So
 * does Whisper.
 *
 * @param <S> kind of signal, which stays as it is
 */
public record DropLastFrame<S extends TimeFrequency>() implements Transform<S, S> {

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    if (input.columns() < 2) {
      throw new SpecMismatchException(
          "DropLastFrame", "at least 2 frames", input, "lengthen the clip with PadOrTrim");
    }
    return input.withColumns(input.columns() - 1);
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new DropPlan(input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return new DropStage(input.rows());
  }

  private static final class DropPlan extends FixedPlan {

    DropPlan(SignalSpec input, SignalSpec output) {
      super(input, output);
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      int kept = output().columns();
      for (int row = 0; row < output().rows(); row++) {
        System.arraycopy(in, row * input().columns(), out, row * kept, kept);
      }
      return Math.min(validColumns, kept);
    }
  }

  /** Holds one column back, which may be the last. */
  private static final class DropStage implements StreamStage {

    private final float[] held;
    private boolean holds;
    private boolean heldRecorded;

    DropStage(int rows) {
      this.held = new float[rows];
    }

    @Override
    public int latency() {
      return 2;
    }

    @Override
    public void accept(float[] columns, int from, int count, boolean recorded, ColumnSink next) {
      for (int i = 0; i < count; i++) {
        if (holds) {
          next.accept(held, 0, 1, heldRecorded);
        }
        System.arraycopy(columns, from + i * held.length, held, 0, held.length);
        holds = true;
        heldRecorded = recorded;
      }
    }

    @Override
    public void reset() {
      holds = false;
    }
  }
}
