package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalSpec;
import java.util.List;

/**
 * {@link Stft}, {@link MelFilterbank} and {@link PowerToDb} or {@link PowerToLog} as one pass over
 * blocks of frames, in double.
 *
 * <p>Samples are laid out so that neighbouring values belong to neighbouring frames. All that
 * follows, from window to logarithm, is the same arithmetic on neighbouring values, which suits
 * vector instructions, and what comes out lies as it shall, {@code [nMels][numFrames]}. Blocks are
 * of one width; the last reaches back over the one before it, or, when it is the only one, over the
 * end of the clip.
 */
final class BatchedPlan extends FixedPlan {

  /** Whole vectors of every width there is. */
  static final int LANE_STEP = 8;

  private final Stft stft;
  private final LogScale scale;
  private final PaddedClip clip;
  private final int lanes;
  private final BlockKernel kernel;
  private final Kernel name;

  private BatchedPlan(
      Stft stft,
      LogScale scale,
      SignalSpec input,
      SignalSpec output,
      int lanes,
      BlockKernel kernel,
      Kernel name) {
    super(input, output);
    this.stft = stft;
    this.scale = scale;
    this.clip =
        new PaddedClip(stft, input.columns(), Math.max(lanes, output.columns()), kernel.slack());
    this.lanes = lanes;
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
    boolean onVectors = name == Kernel.VECTOR;
    int mostLanes = onVectors ? VectorKernel.MOST_LANES : RowKernel.mostLanes(stft.nFft());
    int lanes = lanes(mostLanes, output.columns());
    BlockKernel kernel =
        onVectors ? new VectorKernel(stft, lanes, bands) : new RowKernel(stft, lanes, bands);
    return new BatchedPlan(stft, scale(log), input, output, lanes, kernel, name);
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

  private static int lanes(int mostLanes, int numFrames) {
    int blocks = (numFrames + mostLanes - 1) / mostLanes;
    int lanes = (numFrames + blocks - 1) / blocks;
    return (lanes + LANE_STEP - 1) / LANE_STEP * LANE_STEP;
  }

  @Override
  public Scratch newScratch() {
    return Scratch.of(
        List.of(Scratch.ofRows(output().rows(), lanes), kernel.newScratch()), clip.size());
  }

  @Override
  public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
    float[] padded = scratch.buffer(0);
    double[][] bands = scratch.child(0).rows();
    int numFrames = output().columns();
    double loudest = scale.floor();
    clip.fill(in, padded);
    for (int end = 0; end < numFrames; ) {
      int first = Math.max(0, Math.min(end, numFrames - lanes));
      kernel.process(padded, first, bands, scratch.child(1));
      int kept = Math.min(lanes, numFrames - first);
      loudest = Math.max(loudest, kernel.writeLogs(bands, kept, scale, out, first, numFrames));
      end = first + lanes;
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
    return "%s, %s frames at a time".formatted(name, lanes);
  }
}
