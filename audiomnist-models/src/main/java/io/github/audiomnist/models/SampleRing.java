package io.github.audiomnist.models;

import io.github.audiomnist.signal.Waveform;

/** The last samples of a stream. */
final class SampleRing {

  private final float[] samples;
  private final int sampleRate;
  private long length;

  SampleRing(int capacity, int sampleRate) {
    this.samples = new float[capacity];
    this.sampleRate = sampleRate;
  }

  void add(float sample) {
    samples[(int) (length++ % samples.length)] = sample;
  }

  /** Samples {@code from} to before {@code to} of the stream, as far as they are there. */
  Waveform copy(long from, long to) {
    long first = Math.max(from, Math.max(0, length - samples.length));
    long end = Math.min(to, length);
    float[] copy = new float[(int) (end - first)];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = samples[(int) ((first + i) % samples.length)];
    }
    return Waveform.of(copy, sampleRate);
  }

  void reset() {
    length = 0;
  }
}
