package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import java.util.Arrays;

/**
 * Exactly {@code length} samples: zeros at the end of a shorter clip, a stretch of a longer one.
 *
 * @param length samples that come out
 * @param crop which part of a longer clip stays
 */
public record PadOrTrim(int length, Crop crop) implements Transform<Waveform, Waveform> {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code length < 1}
   */
  public PadOrTrim {
    Checks.positive("PadOrTrim", "length", length);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.kind("PadOrTrim", input, SignalKind.WAVEFORM, "put it before Stft");
    return input.withColumns(length);
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new PadOrTrimPlan(crop, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return new WholeClip(
        "a clip of %s samples".formatted(length),
        "leave it out; a stream has no length, and whoever takes its frames chooses a stretch of them");
  }

  private static final class PadOrTrimPlan extends FixedPlan {

    /** Share of the clip's energy below which a difference of sums may be rounding. */
    private static final double ROUNDING = 1e-10;

    private final Crop crop;

    PadOrTrimPlan(Crop crop, SignalSpec input, SignalSpec output) {
      super(input, output);
      this.crop = crop;
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      int length = output().columns();
      int kept = Math.min(validColumns, length);
      int start = validColumns > length ? cropStart(in, validColumns, length) : 0;
      System.arraycopy(in, start, out, 0, kept);
      Arrays.fill(out, kept, length, 0);
      return kept;
    }

    private int cropStart(float[] in, int valid, int length) {
      return switch (crop) {
        case START -> 0;
        case CENTER -> (valid - length) / 2;
        case LOUDEST -> loudestStart(in, valid, length);
      };
    }

    private static int loudestStart(float[] in, int valid, int length) {
      double rounding = ROUNDING * energy(in, valid);
      double gain = 0;
      double most = 0;
      int start = 0;
      for (int i = 0; i + length < valid; i++) {
        gain += square(in[i + length]) - square(in[i]);
        if (gain > most + rounding) {
          most = gain;
          start = i + 1;
        }
      }
      return start;
    }

    private static double energy(float[] in, int valid) {
      double sum = 0;
      for (int i = 0; i < valid; i++) {
        sum += square(in[i]);
      }
      return sum;
    }

    private static double square(double x) {
      return x * x;
    }
  }
}
