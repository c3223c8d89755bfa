package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.Spectrogram;
import io.github.audiomnist.signal.Waveform;
import java.util.Arrays;

/**
 * Short-time Fourier transform: the power or magnitude of {@code nFft / 2 + 1} bins, frame by
 * frame.
 *
 * <p>Frame t holds the samples around (or, without padding, from) {@code t * hopLength}, weighted
 * by a window of {@code windowLength} samples in the middle of {@code nFft}. Numbers equal {@code
 * librosa.stft} 0.11 and {@code torch.stft}.
 *
 * @param nFft length of the transform, in samples
 * @param windowLength length of the window, in samples
 * @param hopLength distance between frames, in samples
 * @param window weights of the samples
 * @param padding where frames lie at the ends
 * @param scale {@link Scale#POWER} or {@link Scale#MAGNITUDE}
 */
public record Stft(
    int nFft, int windowLength, int hopLength, Window window, Padding padding, Scale scale)
    implements Transform<Waveform, Spectrogram> {

  /** Longest transform accepted, in samples; above it a plan would take hundreds of megabytes. */
  public static final int MAX_N_FFT = 1 << 16;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code nFft} is outside 2 to {@link #MAX_N_FFT}, {@code
   *     windowLength > nFft}, {@code hopLength > windowLength}, one of them is below 1, or the
   *     scale is neither power nor magnitude
   */
  public Stft {
    Checks.positive("Stft", "windowLength", windowLength);
    Checks.positive("Stft", "hopLength", hopLength);
    if (nFft < 2 || nFft > MAX_N_FFT) {
      throw new IllegalArgumentException(
          "Stft: expected nFft of 2 to %s, found %s; choose one, such as 512"
              .formatted(MAX_N_FFT, nFft));
    }
    if (windowLength > nFft) {
      throw new IllegalArgumentException(
          "Stft: expected windowLength of at most nFft %s, found %s; raise nFft or shorten the window"
              .formatted(nFft, windowLength));
    }
    if (hopLength > windowLength) {
      throw new IllegalArgumentException(
          "Stft: expected hopLength of at most windowLength %s, found %s; lower hopLength, else samples are skipped"
              .formatted(windowLength, hopLength));
    }
    if (scale != Scale.POWER && scale != Scale.MAGNITUDE) {
      throw new IllegalArgumentException(
          "Stft: expected POWER or MAGNITUDE, found " + scale + "; append PowerToDb for decibels");
    }
  }

  /** Power in the librosa convention: periodic Hann window, centred frames, zeros outside. */
  public static Stft power(int nFft, int windowLength, int hopLength) {
    return new Stft(nFft, windowLength, hopLength, Window.HANN, Padding.ZEROS, Scale.POWER);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.kind("Stft", input, SignalKind.WAVEFORM, "put Stft before other stages");
    if (input.columns() < shortest()) {
      throw new SpecMismatchException(
          "Stft",
          "at least %s samples (nFft %s, padding %s)".formatted(shortest(), nFft, padding),
          input.columns(),
          "lengthen the clip with PadOrTrim or lower nFft");
    }
    return new SignalSpec(
        SignalKind.SPECTROGRAM,
        input.sampleRate(),
        nFft / 2 + 1,
        numFrames(input.columns()),
        scale,
        nFft,
        hopLength);
  }

  /** Samples of the shortest signal that has frames. */
  private int shortest() {
    return switch (padding) {
      case NONE -> nFft;
      case ZEROS -> 1;
      case REFLECT -> nFft / 2 + 1;
    };
  }

  /** Frames that {@code length} samples give. */
  private int numFrames(int length) {
    return 1 + (length + 2 * overhang() - nFft) / hopLength;
  }

  /** Samples by which the first frame reaches over the start of the signal. */
  int overhang() {
    return padding == Padding.NONE ? 0 : nFft / 2;
  }

  /** Samples of a frame before those under the window. */
  int windowStart() {
    return (nFft - windowLength) / 2;
  }

  /** Frames whose centre (without padding: all nFft samples) lies on recorded samples. */
  int validFrames(int validSamples, int numFrames) {
    int needed = padding == Padding.NONE ? nFft : 1;
    return validSamples < needed ? 0 : Math.min(numFrames, 1 + (validSamples - needed) / hopLength);
  }

  @Override
  public Plan plan(SignalSpec input) {
    SignalSpec output = outputSpec(input);
    return new StftPlan(this, input, output, overhang());
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    SignalSpec frame = SignalSpec.waveform(input.sampleRate(), nFft);
    return framed(frameByFrame().plan(frame));
  }

  /** A recipe that makes one column of nFft samples. */
  Stft frameByFrame() {
    return new Stft(nFft, windowLength, hopLength, window, Padding.NONE, scale);
  }

  /** A stage of a stream whose columns are made of nFft samples by {@code plan}. */
  StreamStage framed(Plan plan) {
    Framing framing =
        new Framing(
            windowLength,
            hopLength,
            windowStart() - overhang(),
            nFft - 2 * overhang(),
            shortest(),
            padding == Padding.REFLECT ? Framing.Ends.MIRRORED : Framing.Ends.ZEROS);
    return new FramedStage(framing, plan, windowStart());
  }

  private static final class StftPlan extends FixedPlan {

    private final Stft recipe;
    private final int overhang;
    private final int windowStart;
    private final double[] weights;
    private final RealFft fft;

    StftPlan(Stft recipe, SignalSpec input, SignalSpec output, int overhang) {
      super(input, output);
      this.recipe = recipe;
      this.overhang = overhang;
      this.windowStart = recipe.windowStart();
      this.weights = recipe.window.weights(recipe.windowLength);
      this.fft = new RealFft(recipe.nFft);
    }

    @Override
    public Scratch newScratch() {
      return Scratch.ofDoubles(recipe.nFft);
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      double[] buffer = scratch.doubles();
      int numFrames = output().columns();
      for (int frame = 0; frame < numFrames; frame++) {
        window(in, frame * recipe.hopLength - overhang, buffer);
        fft.power(buffer, out, frame, numFrames);
      }
      if (recipe.scale == Scale.MAGNITUDE) {
        for (int i = 0; i < output().size(); i++) {
          out[i] = (float) Math.sqrt(out[i]);
        }
      }
      return recipe.validFrames(validColumns, numFrames);
    }

    /** Writes {@code nFft} weighted samples that begin at {@code start}, which may be negative. */
    private void window(float[] in, int start, double[] frame) {
      int length = input().columns();
      int from = start + windowStart;
      Arrays.fill(frame, 0, recipe.nFft, 0);
      if (from >= 0 && from + weights.length <= length) {
        for (int i = 0; i < weights.length; i++) {
          frame[windowStart + i] = weights[i] * in[from + i];
        }
        return;
      }
      for (int i = 0; i < weights.length; i++) {
        frame[windowStart + i] = weights[i] * sampleBeyondEnds(in, from + i, length);
      }
    }

    private float sampleBeyondEnds(float[] in, int index, int length) {
      if (index >= 0 && index < length) {
        return in[index];
      }
      if (recipe.padding != Padding.REFLECT) {
        return 0;
      }
      return in[index < 0 ? -index : 2 * (length - 1) - index];
    }
  }
}
