package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.Spectrogram;
import io.github.audiomnist.signal.Waveform;
import java.util.Arrays;

/**
 * The power spectrum of frames as Kaldi cuts them: each frame is freed of its mean, pre-emphasised
 * by itself, weighted by a Povey window, and filled up with zeros to a power of two.
 *
 * <p>Numbers equal {@code kaldi-native-fbank} 1.21.5 with {@code dither=0}, but for its float32.
 *
 * @param windowLength length of a frame, in samples
 * @param hopLength distance between frames, in samples
 * @param preEmphasis coefficient, in [0, 1]; the first sample of a frame is its own predecessor
 * @param fullScale what a sample of 1 becomes first: {@link #UNIT_RANGE} or {@link #INT16_RANGE}
 * @param edges where frames lie at the ends
 */
public record KaldiStft(
    int windowLength, int hopLength, double preEmphasis, double fullScale, Edges edges)
    implements Transform<Waveform, Spectrogram> {

  /** Where frames lie at the ends of a signal. */
  public enum Edges {
    /** Wholly inside; the first begins at sample 0 (Kaldi: snip-edges=true, the default). */
    SNIP,
    /**
     * Frame t is centred on the middle of hop t; outside, the signal is mirrored, its last sample
     * included (Kaldi: snip-edges=false).
     */
    MIRROR
  }

  /** Samples stay in [-1, 1], as kaldi-native-fbank is commonly fed. */
  public static final double UNIT_RANGE = 1;

  /** Samples become 16-bit integers, which Kaldi's own programs read. */
  public static final double INT16_RANGE = 32_768;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code windowLength} is outside 2 to {@link
   *     Stft#MAX_N_FFT}, {@code hopLength} is outside 1 to {@code windowLength}, {@code
   *     preEmphasis} is outside 0 to 1, or {@code fullScale} is not positive and finite
   */
  public KaldiStft {
    if (windowLength < 2 || windowLength > Stft.MAX_N_FFT) {
      throw new IllegalArgumentException(
          "KaldiStft: expected windowLength of 2 to %s, found %s; Kaldi uses 25 ms"
              .formatted(Stft.MAX_N_FFT, windowLength));
    }
    if (hopLength < 1 || hopLength > windowLength) {
      throw new IllegalArgumentException(
          "KaldiStft: expected hopLength of 1 to windowLength %s, found %s; Kaldi uses 10 ms"
              .formatted(windowLength, hopLength));
    }
    Checks.share("KaldiStft", "preEmphasis", preEmphasis);
    if (!(fullScale > 0) || Double.isInfinite(fullScale)) {
      throw new IllegalArgumentException(
          "KaldiStft: expected fullScale above 0, found %s; use UNIT_RANGE or INT16_RANGE"
              .formatted(fullScale));
    }
  }

  /** Kaldi's defaults: frames of 25 ms every 10 ms, cut to whole samples, and 0.97. */
  public static KaldiStft atRate(int sampleRate, double fullScale) {
    return new KaldiStft(
        sampleRate / 40, sampleRate / 100, PreEmphasis.DEFAULT_COEFFICIENT, fullScale, Edges.SNIP);
  }

  /** A copy with frames elsewhere at the ends. */
  public KaldiStft withEdges(Edges newEdges) {
    return new KaldiStft(windowLength, hopLength, preEmphasis, fullScale, newEdges);
  }

  /** Length of the transform: the power of two from {@code windowLength} up, in samples. */
  public int nFft() {
    return 2 * Integer.highestOneBit(windowLength - 1);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.kind("KaldiStft", input, SignalKind.WAVEFORM, "put it before other stages");
    if (input.columns() < shortest()) {
      throw new SpecMismatchException(
          "KaldiStft",
          "at least %s samples (windowLength %s, edges %s)"
              .formatted(shortest(), windowLength, edges),
          input.columns(),
          "lengthen the clip with PadOrTrim or shorten the window");
    }
    return new SignalSpec(
        SignalKind.SPECTROGRAM,
        input.sampleRate(),
        nFft() / 2 + 1,
        numFrames(input.columns()),
        Scale.POWER,
        nFft(),
        hopLength);
  }

  /** Samples of the shortest signal that has frames: those that frame 0 needs. */
  private int shortest() {
    return edges == Edges.SNIP ? windowLength : hopLength - hopLength / 2;
  }

  /** First sample of frame 0, which may be negative. */
  private int firstStart() {
    return edges == Edges.SNIP ? 0 : hopLength / 2 - windowLength / 2;
  }

  /** Frames that {@code length} samples give. */
  private int numFrames(int length) {
    return switch (edges) {
      case SNIP -> length < windowLength ? 0 : 1 + (length - windowLength) / hopLength;
      case MIRROR -> (int) (((long) length + hopLength / 2) / hopLength);
    };
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new KaldiPlan(this, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    Framing framing =
        new Framing(
            windowLength,
            hopLength,
            firstStart(),
            shortest(),
            shortest(),
            Framing.Ends.MIRRORED_WITH_EDGE);
    SignalSpec frame = SignalSpec.waveform(input.sampleRate(), windowLength);
    return new FramedStage(framing, withEdges(Edges.SNIP).plan(frame), 0);
  }

  private static final class KaldiPlan extends FixedPlan {

    private final KaldiStft recipe;
    private final double[] weights;
    private final RealFft fft;

    KaldiPlan(KaldiStft recipe, SignalSpec input, SignalSpec output) {
      super(input, output);
      this.recipe = recipe;
      this.weights = Window.POVEY.weights(recipe.windowLength);
      this.fft = new RealFft(recipe.nFft());
    }

    @Override
    public Scratch newScratch() {
      return Scratch.ofDoubles(recipe.nFft());
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      double[] frame = scratch.doubles();
      int numFrames = output().columns();
      for (int t = 0; t < numFrames; t++) {
        cut(in, t * recipe.hopLength + recipe.firstStart(), frame);
        weigh(frame);
        fft.power(frame, out, t, numFrames);
      }
      return Math.min(numFrames, recipe.numFrames(validColumns));
    }

    /** Writes the samples from {@code start}, which may be negative, less their mean. */
    private void cut(float[] in, int start, double[] frame) {
      int length = recipe.windowLength;
      double sum = 0;
      for (int i = 0; i < length; i++) {
        frame[i] = recipe.fullScale * in[mirrored(start + i)];
        sum += frame[i];
      }
      double mean = sum / length;
      for (int i = 0; i < length; i++) {
        frame[i] -= mean;
      }
      Arrays.fill(frame, length, frame.length, 0);
    }

    /** Reflects as often as it takes: a clip may be shorter than a frame. */
    private int mirrored(int index) {
      int length = input().columns();
      if (index >= 0 && index < length) {
        return index;
      }
      long within = Math.floorMod((long) index, 2L * length);
      return (int) Math.min(within, 2L * length - 1 - within);
    }

    /** From the last sample down, so that each still finds its predecessor as it was. */
    private void weigh(double[] frame) {
      for (int i = recipe.windowLength - 1; i >= 0; i--) {
        double before = frame[Math.max(0, i - 1)];
        frame[i] = weights[i] * (frame[i] - recipe.preEmphasis * before);
      }
    }
  }
}
