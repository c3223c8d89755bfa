package io.github.audiomnist.transform;

import java.util.Arrays;

/**
 * The batched kernel on the Vector API: as many frames at a time as a vector has lanes, from window
 * to bands without leaving the first-level cache (see {@link VectorLoops}).
 *
 * <p>Stages run one after the other. Within one, loops run over butterflies of a transform or over
 * transforms, whichever are more.
 */
final class VectorKernel implements BlockKernel {

  /** Frames a block: staged samples shall stay in the second-level cache. */
  private static final int MOST_LANES = 128;

  private final Stft stft;
  private final double[] window;
  private final SpectrumTables spectrum;
  private final MelTables mel;

  VectorKernel(Stft stft, SpectrumTables spectrum, MelTables mel) {
    this.stft = stft;
    this.window = stft.window().weights(stft.windowLength());
    this.spectrum = spectrum;
    this.mel = mel;
  }

  /** Whether this Java machine was started with the Vector API. */
  static boolean isAvailable() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  @Override
  public int mostLanes() {
    return MOST_LANES;
  }

  @Override
  public Scratch newScratch(int lanes) {
    return Scratch.ofDoubles(stft.nFft() * VectorLoops.LANES);
  }

  @Override
  public void process(double[][] staged, int lanes, double[][] bands, Scratch scratch) {
    double[] z = scratch.doubles();
    int windowStart = stft.windowStart() * VectorLoops.LANES;
    int windowEnd = windowStart + window.length * VectorLoops.LANES;
    for (int lane = 0; lane < lanes; lane += VectorLoops.LANES) {
      Arrays.fill(z, 0, windowStart, 0);
      Arrays.fill(z, windowEnd, z.length, 0);
      VectorLoops.window(staged, lane, window, z, stft.windowStart());
      transform(z);
      splitPower(z);
      VectorLoops.bands(z, mel.rows(), mel.weights(), bands, lane);
    }
  }

  private void transform(double[] z) {
    FftTables fft = spectrum.fft();
    int stride = fft.size();
    for (int stage = 0; stage < fft.stages(); stage++) {
      int radix = fft.radix(stage);
      int m = stride;
      stride /= radix;
      int transforms = fft.size() / m;
      double[] t = fft.twiddles(stage);
      if (transforms > stride) {
        for (int j = 0; j < stride; j++) {
          butterflies(z, j, m, transforms, stride, radix, t, 2 * radix * j, 0);
        }
      } else {
        for (int i = 0; i < transforms; i++) {
          butterflies(z, i * m, 1, stride, stride, radix, t, 0, 2 * radix);
        }
      }
    }
  }

  private static void butterflies(
      double[] z,
      int first,
      int step,
      int count,
      int stride,
      int radix,
      double[] t,
      int w,
      int wStep) {
    switch (radix) {
      case 2 -> VectorLoops.radix2(z, first, step, count, stride, t, w, wStep);
      case 4 -> VectorLoops.radix4(z, first, step, count, stride, t, w, wStep);
      case 3 -> {
        VectorLoops.thirds(z, 2 * first, step, count, stride);
        VectorLoops.thirds(z, 2 * first + 1, step, count, stride);
        VectorLoops.turn(z, first + stride, stride, step, count, t, w + 2, w + 4, wStep);
      }
      default -> {
        VectorLoops.fifths(z, 2 * first, step, count, stride);
        VectorLoops.fifths(z, 2 * first + 1, step, count, stride);
        int b = first + stride;
        VectorLoops.turn(z, b, 3 * stride, step, count, t, w + 2, w + 8, wStep);
        VectorLoops.turn(z, b + stride, stride, step, count, t, w + 4, w + 6, wStep);
      }
    }
  }

  private void splitPower(double[] z) {
    int[] powerRows = spectrum.powerRows();
    int re = powerRows[0] * VectorLoops.LANES;
    int im = powerRows[powerRows.length - 1] * VectorLoops.LANES;
    for (int lane = 0; lane < VectorLoops.LANES; lane++) {
      double first = 2 * (z[re + lane] + z[im + lane]);
      double last = 2 * (z[re + lane] - z[im + lane]);
      z[re + lane] = first * first;
      z[im + lane] = last * last;
    }
    VectorLoops.splitPower(z, powerRows, spectrum.cosines(), spectrum.sines());
  }
}
