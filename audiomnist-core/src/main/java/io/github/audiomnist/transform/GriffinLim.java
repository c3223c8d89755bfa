package io.github.audiomnist.transform;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.Spectrogram;
import io.github.audiomnist.signal.Waveform;
import java.util.Arrays;

/**
 * A waveform whose short-time Fourier transform has nearly the magnitudes that go in: what a
 * spectrogram sounds like. The phases, which a spectrogram does not hold, are searched.
 *
 * <p>Beginning with phases by chance, each iteration goes to the waveform and back, and keeps the
 * phases alone (Griffin and Lim, "Signal estimation from modified short-time Fourier transform",
 * 1984), carried on in the direction of the last step (Perraudin, Balazs and Søndergaard, "A fast
 * Griffin-Lim algorithm", 2013). From the same phases the numbers equal {@code librosa.griffinlim}
 * 0.11.
 *
 * @param stft what made the spectrogram; its scale may be another
 * @param length samples that come out, as many as went into it
 * @param iterations steps of the search
 * @param momentum share of the last step that is added, 0 for the plain algorithm
 * @param seed of the first phases
 */
public record GriffinLim(Stft stft, int length, int iterations, double momentum, long seed)
    implements Transform<Spectrogram, Waveform> {

  /** Steps of the search in librosa. */
  public static final int DEFAULT_ITERATIONS = 32;

  /** The momentum in librosa. */
  public static final double DEFAULT_MOMENTUM = 0.99;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code length < 1}, {@code iterations < 0}, or {@code
   *     momentum} is outside 0 to 1
   */
  public GriffinLim {
    Checks.positive("GriffinLim", "length", length);
    Checks.share("GriffinLim", "momentum", momentum);
    if (iterations < 0) {
      throw new IllegalArgumentException(
          "GriffinLim: expected at least 0 iterations, found " + iterations);
    }
  }

  /** With librosa's defaults, 32 iterations of momentum 0.99, and seed 0. */
  public static GriffinLim of(Stft stft, int length) {
    return new GriffinLim(stft, length, DEFAULT_ITERATIONS, DEFAULT_MOMENTUM, 0);
  }

  /** A copy that searches longer or shorter. */
  public GriffinLim withIterations(int newIterations) {
    return new GriffinLim(stft, length, newIterations, momentum, seed);
  }

  /** A copy that begins with other phases. */
  public GriffinLim withSeed(long newSeed) {
    return new GriffinLim(stft, length, iterations, momentum, newSeed);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.kind("GriffinLim", input, SignalKind.SPECTROGRAM, "put InverseMel before it");
    Checks.linear("GriffinLim", input, "put DbToPower or LogToPower before it");
    SignalSpec output = SignalSpec.waveform(input.sampleRate(), length);
    SignalSpec made = stft.outputSpec(output).withScale(input.scale());
    if (!made.equals(input)) {
      throw new SpecMismatchException(
          "GriffinLim",
          made + ", which its Stft makes of %s samples".formatted(length),
          input,
          "name the Stft and the length that the spectrogram comes from");
    }
    return output;
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new GriffinLimPlan(this, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return new WholeClip(
        "phases that are searched over the whole clip",
        "take stretches of frames and give it one after the other");
  }

  private int validSamples(int validFrames) {
    if (validFrames == 0) {
      return 0;
    }
    long reach =
        stft.padding() == Padding.NONE
            ? (validFrames - 1L) * stft.hopLength() + stft.nFft()
            : (long) validFrames * stft.hopLength();
    return (int) Math.min(length, reach);
  }

  private static final class GriffinLimPlan extends FixedPlan {

    private final GriffinLim recipe;
    private final ShortTimeFrames frames;

    GriffinLimPlan(GriffinLim recipe, SignalSpec input, SignalSpec output) {
      super(input, output);
      this.recipe = recipe;
      this.frames = new ShortTimeFrames(recipe.stft, recipe.length, input.columns());
    }

    @Override
    public Scratch newScratch() {
      return PhaseSearch.newScratch(frames, recipe.length, input().size());
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      PhaseSearch search = new PhaseSearch(frames, scratch);
      SeededRandom random = new SeededRandom(recipe.seed);
      search.begin(in, input().scale() == Scale.POWER, () -> random.nextDouble(-Math.PI, Math.PI));
      double[] samples = search.run(recipe.iterations, recipe.momentum);
      int valid = recipe.validSamples(validColumns);
      for (int i = 0; i < valid; i++) {
        out[i] = (float) samples[i];
      }
      Arrays.fill(out, valid, recipe.length, 0);
      return valid;
    }
  }
}
