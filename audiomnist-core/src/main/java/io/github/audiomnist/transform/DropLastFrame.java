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
}
