package io.github.audiomnist.signal;

import java.util.Arrays;

/** Mono samples, nominally in [-1, 1], with their sample rate. Immutable; threads may share it. */
public final class Waveform implements Signal {

  private final SignalSpec spec;
  private final float[] samples;

  private Waveform(float[] samples, int sampleRate) {
    this.spec = SignalSpec.waveform(sampleRate, samples.length);
    this.samples = samples;
  }

  /**
   * A waveform of the given samples.
   *
   * @param samples nominally in [-1, 1]; copied
   * @param sampleRate in Hz
   * @throws IllegalArgumentException if a sample is NaN or infinite, or the rate is outside 1 to
   *     {@link SignalSpec#MAX_SAMPLE_RATE}
   */
  public static Waveform of(float[] samples, int sampleRate) {
    float[] copy = samples.clone();
    for (int i = 0; i < copy.length; i++) {
      if (!Float.isFinite(copy[i])) {
        throw new IllegalArgumentException(
            "Waveform: expected finite samples, found %s at index %s; repair or leave out the recording"
                .formatted(copy[i], i));
      }
    }
    return new Waveform(copy, sampleRate);
  }

  @Override
  public SignalSpec spec() {
    return spec;
  }

  @Override
  public float[] values() {
    return samples.clone();
  }

  /** The sample at {@code index}. */
  public float at(int index) {
    return samples[index];
  }

  /**
   * Copies all samples into {@code target} from index 0.
   *
   * @throws IndexOutOfBoundsException if {@code target.length < length()}
   */
  public void copyTo(float[] target) {
    System.arraycopy(samples, 0, target, 0, samples.length);
  }

  /** Samples per second, in Hz. */
  public int sampleRate() {
    return spec.sampleRate();
  }

  /** Number of samples. */
  public int length() {
    return samples.length;
  }

  /** Length in seconds. */
  public double durationSeconds() {
    return (double) samples.length / spec.sampleRate();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Waveform that
        && spec.equals(that.spec)
        && Arrays.equals(samples, that.samples);
  }

  @Override
  public int hashCode() {
    return 31 * spec.hashCode() + Arrays.hashCode(samples);
  }

  @Override
  public String toString() {
    return spec.toString();
  }
}
