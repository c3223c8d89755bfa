package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalSpec;
import java.util.List;

/**
 * {@link Stft}, {@link MelFilterbank} and {@link PowerToDb} as one pass over blocks of frames, in
 * double.
 *
 * <p>Samples are staged, transposed, so that neighbouring values belong to neighbouring frames. All
 * that follows, from window to decibels, is the same arithmetic on neighbouring values, which suits
 * vector instructions, and what comes out lies as it shall, {@code [nMels][numFrames]}. Blocks are
 * of one width; the last reaches back over the one before it, or, when it is the only one, over the
 * end of the clip.
 */
final class BatchedPlan extends FixedPlan {

  /** Whole vectors of every width there is. */
  static final int LANE_STEP = 8;

  private final Stft stft;
  private final PowerToDb<?> toDb;
  private final int lanes;
  private final StagedFrames frames;
  private final BlockKernel kernel;
  private final Kernel name;
  private final float referenceDb;

  private BatchedPlan(
      Stft stft,
      PowerToDb<?> toDb,
      SignalSpec input,
      SignalSpec output,
      BlockKernel kernel,
      Kernel name) {
    super(input, output);
    this.stft = stft;
    this.toDb = toDb;
    this.lanes = lanes(kernel.mostLanes(), output.columns());
    this.frames = new StagedFrames(stft, input.columns(), lanes);
    this.kernel = kernel;
    this.name = name;
    this.referenceDb = (float) (10 * Math.log10(toDb.reference()));
  }

  /**
   * Plans three stages as one.
   *
   * @param name {@link Kernel#BATCHED} or {@link Kernel#VECTOR}
   * @param stft with an nFft that {@link #supports} takes
   */
  static BatchedPlan of(
      Kernel name, Stft stft, MelFilterbank bank, PowerToDb<?> toDb, SignalSpec input) {
    SignalSpec spectrogram = stft.outputSpec(input);
    SignalSpec output = toDb.outputSpec(bank.outputSpec(spectrogram));
    SpectrumTables tables = new SpectrumTables(stft.nFft());
    MelTables mel = new MelTables(bank.bands(spectrogram), tables.powerRows());
    BlockKernel kernel =
        name == Kernel.VECTOR
            ? new VectorKernel(stft, tables, mel)
            : new RowKernel(stft, tables, mel);
    return new BatchedPlan(stft, toDb, input, output, kernel, name);
  }

  /** {@link Kernel#BATCHED} or {@link Kernel#VECTOR}. */
  Kernel kernel() {
    return name;
  }

  static boolean supports(int nFft) {
    return SpectrumTables.supports(nFft);
  }

  private static int lanes(int mostLanes, int numFrames) {
    int blocks = (numFrames + mostLanes - 1) / mostLanes;
    int lanes = (numFrames + blocks - 1) / blocks;
    return (lanes + LANE_STEP - 1) / LANE_STEP * LANE_STEP;
  }

  @Override
  public Scratch newScratch() {
    return Scratch.of(
        List.of(
            Scratch.ofRows(stft.hopLength(), frames.columns()),
            Scratch.ofRows(output().rows(), lanes),
            kernel.newScratch(lanes)));
  }

  @Override
  public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
    double[][] staged = scratch.child(0).rows();
    double[][] bands = scratch.child(1).rows();
    int numFrames = output().columns();
    double loudest = toDb.amin();
    for (int end = 0; end < numFrames; ) {
      int first = Math.max(0, Math.min(end, numFrames - lanes));
      frames.stage(in, first, staged);
      kernel.process(staged, lanes, bands, scratch.child(2));
      loudest = Math.max(loudest, writeDb(bands, out, first));
      end = first + lanes;
    }
    if (toDb.topDb() < Float.POSITIVE_INFINITY) {
      raise(out, output().size(), toDb(loudest) - toDb.topDb());
    }
    return stft.validFrames(validColumns, numFrames);
  }

  /** Writes the frames from {@code first}; returns their largest power. */
  private double writeDb(double[][] bands, float[] out, int first) {
    int numFrames = output().columns();
    int kept = Math.min(lanes, numFrames - first);
    double loudest = 0;
    for (int m = 0; m < bands.length; m++) {
      loudest = Math.max(loudest, writeDb(bands[m], kept, out, m * numFrames + first));
    }
    return loudest;
  }

  private double writeDb(double[] power, int count, float[] out, int start) {
    double amin = toDb.amin();
    double loudest = amin;
    for (int i = 0; i < count; i++) {
      double bounded = power[i] > amin ? power[i] : amin;
      out[start + i] = toDb(bounded);
      if (bounded > loudest) {
        loudest = bounded;
      }
    }
    return loudest;
  }

  private float toDb(double power) {
    return (float) Decibels.of(power) - referenceDb;
  }

  private static void raise(float[] values, int size, float floor) {
    for (int i = 0; i < size; i++) {
      values[i] = Math.max(values[i], floor);
    }
  }

  @Override
  public String toString() {
    return "%s, %d frames at a time".formatted(name, lanes);
  }
}
