package io.github.audiomnist.transform;

/** The latest samples of a stream: those from number {@code first} to {@code end}. */
final class SampleHistory {

  private final float[] values;
  private long first;
  private long end;

  SampleHistory(int capacity) {
    this.values = new float[capacity];
  }

  /** Appends as many of {@code count} samples as there is room for; returns how many. */
  int append(float[] samples, int from, int count) {
    int held = indexOf(end);
    int taken = Math.min(count, values.length - held);
    System.arraycopy(samples, from, values, held, taken);
    end += taken;
    return taken;
  }

  /** Drops the samples before number {@code sample}; those that never came stay to come. */
  void dropBefore(long sample) {
    long kept = Math.min(end, Math.max(first, sample));
    System.arraycopy(values, indexOf(kept), values, 0, (int) (end - kept));
    first = kept;
  }

  void clear() {
    first = 0;
    end = 0;
  }

  /** Number of the first sample held. */
  long first() {
    return first;
  }

  /** Number of the sample to come: how many have come. */
  long end() {
    return end;
  }

  /** Where a sample stands in {@link #values}. */
  int indexOf(long sample) {
    return (int) (sample - first);
  }

  /** The samples held; not to be written to. */
  float[] values() {
    return values;
  }
}
