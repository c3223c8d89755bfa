package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalSpec;
import java.util.Arrays;

/**
 * {@link Stft}, {@link MelFilterbank} and {@link PowerToDb} or {@link PowerToLog} as one pass over
 * many frames at a time, in double.
 *
 * <p>Samples are laid out so that neighbouring values belong to neighbouring frames. All that
 * follows, from window to logarithm, is the same arithmetic on neighbouring values, which suits
 * vector instructions, and what comes out lies as it shall, {@code [nMels][numFrames]}.
 */
final class BatchedPlan extends FixedPlan {

  private final Stft stft;
  private final LogScale scale;
  private final PaddedClip clip;
  private final ClipKernel kernel;
  private final Kernel name;

  private BatchedPlan(
      Stft stft,
      LogScale scale,
      PaddedClip clip,
      SignalSpec input,
      SignalSpec output,
      ClipKernel kernel,
      Kernel name) {
    super(input, output);
    this.stft = stft;
    this.scale = scale;
    this.clip = clip;
    this.kernel = kernel;
    this.name = name;
  }

  /**
   * Plans three stages as one.
   *
   * @param name {@link Kernel#BATCHED} or {@link Kernel#VECTOR}
   * @param stft with an nFft that {@link #supports} takes
   * @param log one that {@link #supports} takes
   */
  static BatchedPlan of(
      Kernel name, Stft stft, MelFilterbank bank, Transform<?, ?> log, SignalSpec input) {
    SignalSpec spectrogram = stft.outputSpec(input);
    SignalSpec output = log.outputSpec(bank.outputSpec(spectrogram));
    MelBand[] bands = bank.bands(spectrogram);
    LogScale scale = scale(log);
    PaddedClip clip = new PaddedClip(stft, input.columns(), output.columns());
    ClipKernel kernel =
        name == Kernel.VECTOR
            ? new VectorKernel(stft, bands, scale, clip)
            : new RowKernel(stft, bands, scale, clip);
    return new BatchedPlan(stft, scale, clip, input, output, kernel, name);
  }

  /** {@link Kernel#BATCHED} or {@link Kernel#VECTOR}. */
  Kernel kernel() {
    return name;
  }

  static boolean supports(int nFft) {
    return SpectrumTables.supports(nFft);
  }

  static boolean supports(Transform<?, ?> log) {
    return log instanceof PowerToDb<?> || log instanceof PowerToLog<?>;
  }

  private static LogScale scale(Transform<?, ?> log) {
    return log instanceof PowerToDb<?> toDb ? LogScale.of(toDb) : LogScale.of((PowerToLog<?>) log);
  }

  @Override
  public Scratch newScratch() {
    return kernel.newScratch();
  }

  @Override
  public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
    int numFrames = output().columns();
    int sounding = clip.soundingFrames(in);
    double loudest = kernel.process(in, sounding, out, scratch);
    for (int m = 0; m < output().rows(); m++) {
      Arrays.fill(out, m * numFrames + sounding, (m + 1) * numFrames, kernel.silence());
    }
    if (scale.range() < Double.POSITIVE_INFINITY) {
      raise(out, output().size(), (float) (scale.of(loudest) - scale.range()));
    }
    return stft.validFrames(validColumns, numFrames);
  }

  private static void raise(float[] values, int size, float floor) {
    for (int i = 0; i < size; i++) {
      values[i] = Math.max(values[i], floor);
    }
  }

  @Override
  public String toString() {
    return "%s, %s frames at a time".formatted(name, kernel.lanes());
  }
}
