package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import java.util.Arrays;

/**
 * Raises high frequencies: {@code y[n] = x[n] - coefficient * x[n - 1]}.
 *
 * <p>Numbers equal {@code librosa.effects.preemphasis} 0.11 or {@code
 * torchaudio.functional.preemphasis}, which differ in the first sample. Kaldi does it within every
 * frame instead, see {@link KaldiStft}.
 *
 * @param coefficient in [0, 1]
 * @param first what the first sample becomes
 */
public record PreEmphasis(double coefficient, FirstSample first)
    implements Transform<Waveform, Waveform> {

  /** What the first sample becomes, which has none before it. */
  public enum FirstSample {
    /** It stays as it is (torchaudio). */
    KEPT,
    /**
     * {@code x[0] + (2 x[0] - x[1])}, whatever the coefficient (librosa); a lone sample stays as it
     * is.
     */
    EXTRAPOLATED
  }

  /** The usual coefficient in librosa, torchaudio, Kaldi and HTK. */
  public static final double DEFAULT_COEFFICIENT = 0.97;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code coefficient} is outside 0 to 1
   */
  public PreEmphasis {
    Checks.share("PreEmphasis", "a coefficient", coefficient);
  }

  /** {@code librosa.effects.preemphasis(coef=0.97)}. */
  public static PreEmphasis librosa() {
    return new PreEmphasis(DEFAULT_COEFFICIENT, FirstSample.EXTRAPOLATED);
  }

  /** {@code torchaudio.functional.preemphasis(coeff=0.97)}. */
  public static PreEmphasis torchaudio() {
    return new PreEmphasis(DEFAULT_COEFFICIENT, FirstSample.KEPT);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.kind("PreEmphasis", input, SignalKind.WAVEFORM, "put it before Stft");
    return input;
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new PreEmphasisPlan(this, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return new PreEmphasisStage(this);
  }

  private static final class PreEmphasisPlan extends FixedPlan {

    private final PreEmphasis recipe;

    PreEmphasisPlan(PreEmphasis recipe, SignalSpec input, SignalSpec output) {
      super(input, output);
      this.recipe = recipe;
    }

    /** Padding stays 0: what comes out is the emphasised recording, padded. */
    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      if (validColumns > 0) {
        boolean kept = recipe.first == FirstSample.KEPT || validColumns == 1;
        out[0] = kept ? in[0] : 3 * in[0] - in[1];
      }
      for (int i = 1; i < validColumns; i++) {
        out[i] = (float) (in[i] - recipe.coefficient * in[i - 1]);
      }
      Arrays.fill(out, validColumns, output().columns(), 0);
      return validColumns;
    }
  }

  private static final class PreEmphasisStage implements StreamStage {

    private static final int BLOCK = 256;

    private final PreEmphasis recipe;
    private final float[] block = new float[BLOCK];
    private int filled;
    private float before;
    private boolean begun;
    private boolean firstGiven;

    PreEmphasisStage(PreEmphasis recipe) {
      this.recipe = recipe;
    }

    @Override
    public int latency() {
      return 1;
    }

    @Override
    public void accept(float[] columns, int from, int count, boolean recorded, ColumnSink next) {
      for (int i = from; i < from + count; i++) {
        take(columns[i]);
        if (filled == BLOCK) {
          give(next);
        }
      }
      give(next);
    }

    /** Puts none, one or two samples into the block. */
    private void take(float sample) {
      if (begun && !firstGiven) {
        putFirst(3 * before - sample);
      }
      if (begun) {
        block[filled++] = (float) (sample - recipe.coefficient * before);
      } else if (recipe.first == FirstSample.KEPT) {
        putFirst(sample);
      }
      begun = true;
      before = sample;
    }

    private void putFirst(float sample) {
      block[filled++] = sample;
      firstGiven = true;
    }

    private void give(ColumnSink next) {
      next.accept(block, 0, filled, true);
      filled = 0;
    }

    @Override
    public void flush(ColumnSink next) {
      if (begun && !firstGiven) {
        putFirst(before);
      }
      give(next);
    }

    @Override
    public void reset() {
      filled = 0;
      begun = false;
      firstGiven = false;
    }
  }
}
