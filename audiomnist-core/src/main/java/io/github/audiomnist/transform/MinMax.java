package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.TimeFrequency;

/**
 * Stretches a clip to [0, 1]: its lowest value becomes 0, its highest 1, both taken over the frames
 * that stem from the recording; frames of padding become 0.
 *
 * <p>Values depend on the whole clip. A clip without any change becomes 0.
 *
 * @param <S> kind of signal, which stays as it is
 */
public record MinMax<S extends TimeFrequency>() implements Transform<S, S> {

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.compressed("MinMax", input);
    return input.withScale(Scale.STANDARDIZED);
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new MinMaxPlan(input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return new WholeClip(
        "the lowest and the highest value of the whole clip",
        "use RunningStandardize, or Rescale by a range known beforehand");
  }

  private static final class MinMaxPlan extends FixedPlan {

    MinMaxPlan(SignalSpec input, SignalSpec output) {
      super(input, output);
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      float lowest = Float.POSITIVE_INFINITY;
      float highest = Float.NEGATIVE_INFINITY;
      for (int row = 0; row < input().size(); row += input().columns()) {
        for (int i = row; i < row + validColumns; i++) {
          lowest = Math.min(lowest, in[i]);
          highest = Math.max(highest, in[i]);
        }
      }
      stretch(in, validColumns, lowest, (double) highest - lowest, out);
      return validColumns;
    }

    private void stretch(float[] in, int valid, float lowest, double range, float[] out) {
      for (int row = 0; row < input().size(); row += input().columns()) {
        for (int i = 0; i < input().columns(); i++) {
          boolean changes = i < valid && range > 0;
          out[row + i] = changes ? (float) ((in[row + i] - (double) lowest) / range) : 0;
        }
      }
    }
  }
}
