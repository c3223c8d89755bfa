package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import java.util.Arrays;

/**
 * A clip without the silence at its head and tail: what is kept moves to the start, zeros follow.
 * Pauses within stay.
 *
 * <p>Frame t, centred on sample {@code t * hopLength}, is sounding if its mean square is less than
 * {@code topDb} below that of the loudest frame. Kept are the samples from {@code hangover} hops
 * before the centre of the first sounding frame to {@code 1 + hangover} hops behind that of the
 * last. Without hangover the numbers equal {@code librosa.effects.trim} 0.11, by which a clip of
 * silence, too, stays whole.
 *
 * <p>The number of samples stays as it is; that of those which stem from the recording shrinks. A
 * pipeline brings clips to its input format before any stage, so a long recording should not be cut
 * to the loudest second before its silence is gone: give the format room and cut behind this stage,
 * {@code from(InputFormat.hz(8_000).seconds(5)).then(TrimSilence.atRate(8_000)).then(new
 * PadOrTrim(8_000, Crop.CENTER))}.
 *
 * @param topDb distance from the loudest frame at which silence begins, in dB
 * @param frameLength samples whose energy is taken together
 * @param hopLength distance between frames, in samples
 * @param hangover frames kept on both sides of the sounding ones
 */
public record TrimSilence(double topDb, int frameLength, int hopLength, int hangover)
    implements Transform<Waveform, Waveform> {

  /** Mean square below which frames are told apart no more, librosa's {@code amin} squared. */
  private static final double MIN_POWER = 1e-10;

  private static final double SPEECH_TOP_DB = 40;
  private static final int SPEECH_HANGOVER = 5;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code topDb} is not positive and finite, {@code
   *     frameLength < 1}, {@code hopLength} is outside 1 to half of {@code frameLength}, or {@code
   *     hangover < 0}
   */
  public TrimSilence {
    if (!(topDb > 0) || Double.isInfinite(topDb)) {
      throw new IllegalArgumentException(
          "TrimSilence: expected topDb above 0, found %s; leave the stage out to keep all"
              .formatted(topDb));
    }
    Checks.positive("TrimSilence", "frameLength", frameLength);
    int longestHop = frameLength - frameLength / 2;
    if (hopLength < 1 || hopLength > longestHop) {
      throw new IllegalArgumentException(
          "TrimSilence: expected hopLength of 1 to %s, half of frameLength %s, found %s; else the clip's end may lie in no frame"
              .formatted(longestHop, frameLength, hopLength));
    }
    if (hangover < 0) {
      throw new IllegalArgumentException(
          "TrimSilence: expected a hangover of at least 0 frames, found " + hangover);
    }
  }

  /** {@code librosa.effects.trim}'s defaults: 60 dB, frames of 2048 samples every 512. */
  public static TrimSilence librosa() {
    return new TrimSilence(60, 2048, 512, 0);
  }

  /** For a spoken word: 40 dB, frames of 25 ms every 10 ms, and 50 ms kept on both sides. */
  public static TrimSilence atRate(int sampleRate) {
    int hopLength = Math.max(1, sampleRate / 100);
    int frameLength = Math.max(hopLength, sampleRate / 40);
    return new TrimSilence(SPEECH_TOP_DB, frameLength, hopLength, SPEECH_HANGOVER);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.kind("TrimSilence", input, SignalKind.WAVEFORM, "put it before Stft");
    return input;
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new TrimPlan(this, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return new WholeClip(
        "the loudest frame of the whole clip, from which silence is told",
        "leave it out, and tell silence in the frames, for example by RunningTopDb");
  }

  private int numFrames(int length) {
    return 1 + (length - frameLength % 2) / hopLength;
  }

  private static final class TrimPlan extends FixedPlan {

    private final TrimSilence recipe;

    TrimPlan(TrimSilence recipe, SignalSpec input, SignalSpec output) {
      super(input, output);
      this.recipe = recipe;
    }

    /** The mean square of every frame. */
    @Override
    public Scratch newScratch() {
      return Scratch.ofDoubles(recipe.numFrames(input().columns()));
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      int kept = validColumns == 0 ? 0 : trim(in, validColumns, out, scratch.doubles());
      Arrays.fill(out, kept, output().columns(), 0);
      return kept;
    }

    private int trim(float[] in, int valid, float[] out, double[] powers) {
      int numFrames = recipe.numFrames(valid);
      double threshold = MIN_POWER;
      for (int t = 0; t < numFrames; t++) {
        powers[t] = Math.max(MIN_POWER, power(in, valid, t));
        threshold = Math.max(threshold, powers[t]);
      }
      threshold *= Math.pow(10, -recipe.topDb / 10);
      int first = 0;
      while (powers[first] <= threshold) {
        first++;
      }
      int last = numFrames - 1;
      while (powers[last] <= threshold) {
        last--;
      }
      return copy(in, valid, first - (long) recipe.hangover, last + 1L + recipe.hangover, out);
    }

    /** Copies the samples from one frame's centre to another's; either may lie outside. */
    private int copy(float[] in, int valid, long fromFrame, long toFrame, float[] out) {
      int from = (int) Math.max(0, fromFrame * recipe.hopLength);
      int to = (int) Math.min(valid, toFrame * recipe.hopLength);
      System.arraycopy(in, from, out, 0, to - from);
      return to - from;
    }

    /** The mean square of a frame, with zeros beyond the recording. */
    private double power(float[] in, int valid, int frame) {
      int start = frame * recipe.hopLength - recipe.frameLength / 2;
      int end = (int) Math.min(valid, (long) start + recipe.frameLength);
      double sum = 0;
      for (int i = Math.max(0, start); i < end; i++) {
        sum += (double) in[i] * in[i];
      }
      return sum / recipe.frameLength;
    }
  }
}
