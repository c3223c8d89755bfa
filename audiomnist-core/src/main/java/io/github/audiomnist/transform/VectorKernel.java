package io.github.audiomnist.transform;

import java.util.Arrays;
import java.util.List;

/**
 * The batched kernel on the Vector API: as many frames at a time as a vector has lanes, from
 * samples to logarithms without leaving the caches next to the processor (see {@link VectorLanes}).
 *
 * <p>Of the transforms that a pass leaves each is finished before the next is begun (Singleton
 * 1967), but for the last two passes, which run over all of their block.
 */
final class VectorKernel implements ClipKernel {

  private static final boolean IS_AVAILABLE =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() && VectorLanes.isFast();

  private final Stft stft;
  private final LogScale scale;
  private final int numFrames;
  private final VectorStage stage;
  private final PaddedClip clip;
  private final double[] weights;
  private final FftTables fft;
  private final double[][] factors;
  private final SpectrumTables spectrum;
  private final double[] minusSines;
  private final MelStretches mel;
  private final float silence;

  VectorKernel(Stft stft, MelBand[] bands, LogScale scale, PaddedClip clip) {
    this.stft = stft;
    this.scale = scale;
    this.numFrames = clip.numFrames();
    this.stage = new VectorStage(stft);
    this.clip = clip;
    this.weights = stft.window().weights(stft.windowLength());
    this.fft = FftTables.ofFewPasses(stft.nFft() / 2);
    this.factors = factors(fft);
    this.spectrum = new SpectrumTables(fft);
    this.minusSines = Arrays.stream(spectrum.sines()).map(sine -> -sine).toArray();
    this.mel = new MelStretches(bands, spectrum.powerRows());
    this.silence = silence(scale);
  }

  /** Whether this Java machine was started with the Vector API, and computes it well. */
  static boolean isAvailable() {
    return IS_AVAILABLE;
  }

  /** Cosine, sine and negative sine of every factor of every stage. */
  private static double[][] factors(FftTables fft) {
    double[][] factors = new double[fft.stages()][];
    for (int stage = 0; stage < factors.length; stage++) {
      double[] pairs = fft.twiddles(stage);
      double[] triples = new double[pairs.length / 2 * VectorPass.FACTOR];
      for (int i = 0; i < pairs.length / 2; i++) {
        triples[VectorPass.FACTOR * i] = pairs[2 * i];
        triples[VectorPass.FACTOR * i + 1] = pairs[2 * i + 1];
        triples[VectorPass.FACTOR * i + 2] = -pairs[2 * i + 1];
      }
      factors[stage] = triples;
    }
    return factors;
  }

  @Override
  public int lanes() {
    return VectorLanes.LANES;
  }

  @Override
  public Scratch newScratch() {
    int values = stft.nFft() * VectorLanes.LANES + Alignment.CHOICES;
    int sums = mel.ends().length * VectorLanes.LANES;
    return Scratch.of(
        List.of(Scratch.ofDoubles(values), Scratch.ofDoubles(sums)),
        stage.reach(),
        stage.size(),
        sums);
  }

  @Override
  public float silence() {
    return silence;
  }

  @Override
  public double process(float[] in, int count, float[] out, Scratch scratch) {
    double loudest = scale.floor();
    long start = System.nanoTime();
    for (int tile = 0; tile < stage.tiles() - 1; tile++) {
      stage(in, tile, scratch);
    }
    for (int group = 0; group * VectorStage.SIDE < count; group++) {
      stage(in, group + stage.tiles() - 1, scratch);
      for (int lane = 0; lane < VectorStage.SIDE; lane += VectorLanes.LANES) {
        int frame = group * VectorStage.SIDE + lane;
        if (frame < count) {
          sumBands(stage.column(group) + lane, scratch);
          loudest = Math.max(loudest, writeLogs(scratch, out, frame));
        }
      }
    }
    scratch.alignment().took(System.nanoTime() - start);
    return loudest;
  }

  /** In two steps, because memory is read fastest from one end to the other. */
  private void stage(float[] in, int tile, Scratch scratch) {
    float[] samples = scratch.buffer(0);
    clip.fill(in, tile * stage.step(), stage.reach(), samples);
    stage.stage(samples, tile, scratch.buffer(1));
  }

  private void sumBands(int column, Scratch scratch) {
    double[] z = scratch.child(0).doubles();
    int origin = scratch.alignment().origin();
    load(scratch.buffer(1), column, z, origin);
    passes(z, origin, fft.size(), 0);
    splitPower(z, origin);
    VectorBands.sum(
        z, origin, mel.rows(), mel.rising(), mel.falling(), mel.ends(), scratch.child(1).doubles());
  }

  private void load(float[] staged, int column, double[] z, int origin) {
    int hop = stft.hopLength();
    int first = origin + stft.windowStart() * VectorLanes.LANES;
    VectorFrames.load(staged, stage.pitch(), hop, column, weights, z, first);
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
    double[] t = factors[stage];
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
    VectorBands.splitPower(z, origin, powerRows, spectrum.cosines(), spectrum.sines(), minusSines);
  }

  /** Of the frames from {@code frame}; the last vector may hold more than there are. */
  private double writeLogs(Scratch scratch, float[] out, int frame) {
    double[] sums = scratch.child(1).doubles();
    int count = numFrames - frame;
    if (count >= VectorLanes.LANES) {
      return logs(sums, scale, out, frame, numFrames);
    }
    float[] whole = scratch.buffer(2);
    for (int i = 0; i < sums.length; i += VectorLanes.LANES) {
      Arrays.fill(sums, i + count, i + VectorLanes.LANES, 0);
    }
    double loudest = logs(sums, scale, whole, 0, VectorLanes.LANES);
    for (int m = 0; m < mel.ends().length; m++) {
      System.arraycopy(whole, m * VectorLanes.LANES, out, frame + m * numFrames, count);
    }
    return loudest;
  }

  private static double logs(double[] sums, LogScale scale, float[] out, int first, int pitch) {
    return VectorBands.logs(sums, scale.floor(), scale.factor(), scale.offset(), out, first, pitch);
  }

  private static float silence(LogScale scale) {
    float[] ofZeros = new float[VectorLanes.LANES];
    var unused = logs(new double[VectorLanes.LANES], scale, ofZeros, 0, VectorLanes.LANES);
    return ofZeros[0];
  }
}
