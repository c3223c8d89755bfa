package io.github.audiomnist.transform;

import java.util.Arrays;
import java.util.List;

/**
 * The batched kernel on the Vector API: as many frames at a time as a vector has lanes, from window
 * to bands without leaving the caches next to the processor (see {@link VectorLanes}).
 *
 * <p>Of the transforms that a pass leaves each is finished before the next is begun (Singleton
 * 1967), but for the last two passes, which run over all of their block.
 */
final class VectorKernel implements BlockKernel {

  /** Frames a block: staged samples shall stay in the second-level cache. */
  static final int MOST_LANES = 128;

  private static final boolean IS_AVAILABLE =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() && VectorLanes.isFast();

  private final Stft stft;
  private final int lanes;
  private final VectorStage stage;
  private final double[] weights;
  private final FftTables fft;
  private final SpectrumTables spectrum;
  private final MelStretches mel;

  VectorKernel(Stft stft, int lanes, MelBand[] bands) {
    this.stft = stft;
    this.lanes = lanes;
    this.stage = new VectorStage(stft, lanes);
    this.weights = stft.window().weights(stft.windowLength());
    this.fft = FftTables.ofFewPasses(stft.nFft() / 2);
    this.spectrum = new SpectrumTables(fft);
    this.mel = new MelStretches(bands, spectrum.powerRows());
  }

  /** Whether this Java machine was started with the Vector API, and computes it well. */
  static boolean isAvailable() {
    return IS_AVAILABLE;
  }

  @Override
  public int slack() {
    return stage.slack();
  }

  @Override
  public Scratch newScratch() {
    int values = stft.nFft() * VectorLanes.LANES + Alignment.CHOICES;
    return Scratch.of(List.of(Scratch.ofDoubles(values)), stage.size());
  }

  @Override
  public void process(float[] clip, int firstFrame, double[][] bands, Scratch scratch) {
    float[] staged = scratch.buffer(0);
    double[] z = scratch.child(0).doubles();
    int origin = scratch.alignment().origin();
    stage.stage(clip, firstFrame, staged);
    long start = System.nanoTime();
    for (int lane = 0; lane < lanes; lane += VectorLanes.LANES) {
      load(staged, lane, z, origin);
      passes(z, origin, fft.size(), 0);
      splitPower(z, origin);
      VectorBands.sum(z, origin, mel.rows(), mel.rising(), mel.falling(), mel.ends(), bands, lane);
    }
    scratch.alignment().took(System.nanoTime() - start);
  }

  private void load(float[] staged, int frame, double[] z, int origin) {
    int hop = stft.hopLength();
    int first = origin + stft.windowStart() * VectorLanes.LANES;
    VectorFrames.load(staged, stage.pitch(), hop, frame, weights, z, first);
    Arrays.fill(z, origin, first, 0);
    Arrays.fill(z, first + weights.length * VectorLanes.LANES, z.length, 0);
  }

  /** Transforms m elements, from index {@code first}, which stage {@code stage} begins. */
  private void passes(double[] z, int first, int m, int stage) {
    if (m == 1) {
      return;
    }
    int radix = fft.radix(stage);
    int stride = m / radix;
    pass(z, first, stride, stage);
    if (stage + 2 == fft.stages()) {
      lastPass(z, first, m, stage + 1);
    } else {
      for (int k = 0; k < radix; k++) {
        passes(z, first + k * stride * VectorLanes.ELEMENT, stride, stage + 1);
      }
    }
  }

  private void pass(double[] z, int first, int stride, int stage) {
    double[] t = fft.twiddles(stage);
    switch (fft.radix(stage)) {
      case 2 -> VectorPass.radix2(z, first, stride, t);
      case 3 -> VectorPass.radix3(z, first, stride, t);
      case 4 -> VectorPass.radix4(z, first, stride, t);
      case 5 -> VectorPass.radix5(z, first, stride, t);
      default -> VectorPass.radix8(z, first, stride, t);
    }
  }

  private void lastPass(double[] z, int first, int elements, int stage) {
    int radix = fft.radix(stage);
    switch (radix) {
      case 4 -> VectorLastPass.radix4(z, first, elements / radix);
      case 5 -> VectorLastPass.radix5(z, first, elements / radix);
      case 8 -> VectorLastPass.radix8(z, first, elements / radix);
      default -> {
        for (int k = 0; k < elements; k += radix) {
          pass(z, first + k * VectorLanes.ELEMENT, 1, stage);
        }
      }
    }
  }

  private void splitPower(double[] z, int origin) {
    int[] powerRows = spectrum.powerRows();
    int re = origin + powerRows[0] * VectorLanes.LANES;
    int im = origin + powerRows[powerRows.length - 1] * VectorLanes.LANES;
    for (int lane = 0; lane < VectorLanes.LANES; lane++) {
      double first = 2 * (z[re + lane] + z[im + lane]);
      double last = 2 * (z[re + lane] - z[im + lane]);
      z[re + lane] = first * first;
      z[im + lane] = last * last;
    }
    VectorBands.splitPower(z, origin, powerRows, spectrum.cosines(), spectrum.sines());
  }

  /**
   * In whole vectors, the last over the beginning of the next band, which is written later. Where
   * there is no room for it, the rest is done one by one.
   */
  @Override
  public double writeLogs(
      double[][] bands, int count, LogScale scale, float[] out, int start, int pitch) {
    int rounded = (count + VectorLanes.LANES - 1) / VectorLanes.LANES * VectorLanes.LANES;
    double loudest = scale.floor();
    for (int m = 0; m < bands.length; m++) {
      int to = start + m * pitch;
      if (to + rounded <= bands.length * pitch) {
        Arrays.fill(bands[m], count, rounded, 0);
        loudest = Math.max(loudest, logs(bands[m], rounded, scale, out, to));
      } else {
        int whole = count / VectorLanes.LANES * VectorLanes.LANES;
        loudest = Math.max(loudest, logs(bands[m], whole, scale, out, to));
        loudest = Math.max(loudest, scale.write(bands[m], whole, count, out, to));
      }
    }
    return loudest;
  }

  private static double logs(double[] power, int count, LogScale scale, float[] out, int start) {
    return VectorBands.logs(
        power, count, scale.floor(), scale.factor(), scale.offset(), out, start);
  }
}
