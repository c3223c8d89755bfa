package io.github.audiomnist.transform;

import java.util.function.DoubleSupplier;

/** The iterations of {@link GriffinLim} on one clip, in the memory of a scratch. */
final class PhaseSearch {

  private final ShortTimeFrames frames;
  private final double[] magnitudes;
  private final double[] spectra;
  private final double[] samples;
  private final double[] frame;
  private double[] rebuilt;
  private double[] previous;

  PhaseSearch(ShortTimeFrames frames, Scratch scratch) {
    this.frames = frames;
    double[][] rows = scratch.rows();
    this.magnitudes = rows[0];
    this.spectra = rows[1];
    this.rebuilt = rows[2];
    this.previous = rows[3];
    this.samples = rows[4];
    this.frame = rows[5];
  }

  /** Memory for clips of {@code length} samples and {@code size} bins in all. */
  static Scratch newScratch(ShortTimeFrames frames, int length, int size) {
    int spectra = frames.spectraLength();
    return Scratch.ofDoubles(size, spectra, spectra, spectra, length, spectra / frames.numFrames());
  }

  /**
   * Takes magnitudes and the phases to begin with, frame after frame.
   *
   * @param in row-major {@code [numBins][numFrames]}, magnitudes or powers
   */
  void begin(float[] in, boolean arePowers, DoubleSupplier phases) {
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] = arePowers ? Math.sqrt(in[i]) : in[i];
    }
    for (int t = 0; t < frames.numFrames(); t++) {
      for (int k = 0; k < frames.fft().numBins(); k++) {
        double phase = phases.getAsDouble();
        frames.fft().setBin(spectra, t * frame.length, k, magnitude(k, t), phase);
      }
    }
  }

  private double magnitude(int k, int t) {
    return magnitudes[k * frames.numFrames() + t];
  }

  /** The samples after so many iterations. */
  double[] run(int iterations, double momentum) {
    double share = momentum / (1 + momentum);
    for (int n = 0; n < iterations; n++) {
      frames.synthesize(spectra, frame, samples);
      frames.analyze(samples, rebuilt);
      for (int i = 0; i < spectra.length; i++) {
        spectra[i] = n == 0 ? rebuilt[i] : rebuilt[i] - share * previous[i];
      }
      restoreMagnitudes();
      double[] swapped = previous;
      previous = rebuilt;
      rebuilt = swapped;
    }
    frames.synthesize(spectra, frame, samples);
    return samples;
  }

  private void restoreMagnitudes() {
    for (int t = 0; t < frames.numFrames(); t++) {
      for (int k = 0; k < frames.fft().numBins(); k++) {
        frames.fft().setMagnitude(spectra, t * frame.length, k, magnitude(k, t));
      }
    }
  }
}
