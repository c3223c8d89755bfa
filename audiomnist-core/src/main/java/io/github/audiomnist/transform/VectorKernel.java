package io.github.audiomnist.transform;

import java.util.Arrays;

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
  private final double[] weights;
  private final FftTables fft;
  private final SpectrumTables spectrum;
  private final MelStretches mel;

  VectorKernel(Stft stft, int lanes, MelBand[] bands) {
    this.stft = stft;
    this.lanes = lanes;
    double[] window = stft.window().weights(stft.windowLength());
    this.weights = Arrays.copyOf(window, window.length + slack());
    this.fft = FftTables.ofFewPasses(stft.nFft() / 2);
    this.spectrum = new SpectrumTables(fft);
    this.mel = new MelStretches(bands, spectrum.powerRows());
  }

  /** Whether this Java machine was started with the Vector API, and computes it well. */
  static boolean isAvailable() {
    return IS_AVAILABLE;
  }

  /** To the next whole step, under weights of 0. */
  @Override
  public int slack() {
    return Math.floorMod(-stft.windowLength(), VectorFrames.STEP);
  }

  @Override
  public Scratch newScratch() {
    return Scratch.ofDoubles((stft.nFft() + slack()) * VectorLanes.LANES + Alignment.CHOICES);
  }

  @Override
  public void process(float[] clip, int firstFrame, double[][] bands, Scratch scratch) {
    double[] z = scratch.doubles();
    int origin = scratch.alignment().origin();
    long start = System.nanoTime();
    for (int lane = 0; lane < lanes; lane += VectorLanes.LANES) {
      load(clip, firstFrame + lane, z, origin);
      passes(z, origin, fft.size(), 0);
      splitPower(z, origin);
      VectorBands.sum(z, origin, mel.rows(), mel.rising(), mel.falling(), mel.ends(), bands, lane);
    }
    scratch.alignment().took(System.nanoTime() - start);
  }

  private void load(float[] clip, int frame, double[] z, int origin) {
    int hop = stft.hopLength();
    int first = origin + stft.windowStart() * VectorLanes.LANES;
    VectorFrames.load(clip, frame * hop, hop, weights, z, first);
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

  /** What is left of {@code count} over whole vectors is done one by one. */
  @Override
  public double writeLogs(double[] power, int count, LogScale scale, float[] out, int start) {
    double loudest =
        VectorBands.logs(power, count, scale.floor(), scale.factor(), scale.offset(), out, start);
    for (int i = count / VectorLanes.LANES * VectorLanes.LANES; i < count; i++) {
      double bounded = Math.max(scale.floor(), power[i]);
      out[start + i] = (float) scale.of(bounded);
      loudest = Math.max(loudest, bounded);
    }
    return loudest;
  }
}
