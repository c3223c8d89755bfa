package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sums the bins of a spectrogram in bands; what every mel filter bank is planned as. */
final class MelPlan extends FixedPlan {

  private final MelBand[] bands;

  MelPlan(MelBand[] bands, SignalSpec input, SignalSpec output) {
    super(input, output);
    this.bands = bands;
  }

  /** Fails unless {@code input} is a spectrogram, not in decibels, that reaches to fMax. */
  static void checkInput(String stage, SignalSpec input, double fMax) {
    Checks.kind(stage, input, SignalKind.SPECTROGRAM, "put Stft before it");
    Checks.linear(stage, input, "put it before PowerToDb");
    if (2 * fMax > input.sampleRate()) {
      throw new SpecMismatchException(
          stage,
          "fMax of at most %s Hz, half the sample rate".formatted(input.sampleRate() / 2.0),
          fMax + " Hz",
          "lower fMax or raise the sample rate of the InputFormat");
    }
  }

  /** Fails unless every band holds a bin. */
  static void checkNoEmptyBand(String stage, MelBand[] bands, SignalSpec input, MelScale scale) {
    int[] empty = IntStream.range(0, bands.length).filter(m -> bands[m].isEmpty()).toArray();
    if (empty.length > 0) {
      String first =
          Arrays.stream(empty).limit(8).mapToObj(String::valueOf).collect(Collectors.joining(", "));
      throw new SpecMismatchException(
          stage,
          "a Fourier bin in every band",
          "none in %s of %s (bands %s; %s Hz, nFft %s, %s)"
              .formatted(
                  empty.length, bands.length, first, input.sampleRate(), input.nFft(), scale),
          "raise nFft or lower nMels");
    }
  }

  /** The spec of {@code nMels} bands of a spectrogram. */
  static SignalSpec outputSpec(SignalSpec input, int nMels) {
    return new SignalSpec(
        SignalKind.MEL_SPECTROGRAM,
        input.sampleRate(),
        nMels,
        input.columns(),
        input.scale(),
        input.nFft(),
        input.hopLength());
  }

  /** A row of sums, in double: a band may hold thousands of bins. */
  @Override
  public Scratch newScratch() {
    return Scratch.ofDoubles(input().columns());
  }

  @Override
  public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
    int numFrames = input().columns();
    double[] sums = scratch.doubles();
    for (int m = 0; m < bands.length; m++) {
      Arrays.fill(sums, 0);
      float[] weights = bands[m].weights();
      for (int i = 0; i < weights.length; i++) {
        addScaled(weights[i], in, (bands[m].firstBin() + i) * numFrames, sums);
      }
      for (int frame = 0; frame < numFrames; frame++) {
        out[m * numFrames + frame] = (float) sums[frame];
      }
    }
    return validColumns;
  }

  /** Lanes are frames: both rows are contiguous, so the compiler can vectorise. */
  private static void addScaled(double weight, float[] in, int from, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * in[from + i];
    }
  }
}
