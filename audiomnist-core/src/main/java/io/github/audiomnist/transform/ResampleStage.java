package io.github.audiomnist.transform;

/** {@link Resample} on a stream; it remembers the samples under the filter. */
final class ResampleStage implements StreamStage {

  private static final int BLOCK = 256;

  private final int inputRate;
  private final int outputRate;
  private final SincFilter filter;
  private final float[] block = new float[BLOCK];

  /** The input samples from number {@link #first} to {@link #samples}. */
  private final float[] history;

  private long first;
  private long samples;
  private long given;

  ResampleStage(int inputRate, int outputRate) {
    this.inputRate = inputRate;
    this.outputRate = outputRate;
    this.filter = new SincFilter(inputRate, outputRate);
    this.history = new float[Math.addExact(2 * filter.half(), BLOCK)];
  }

  @Override
  public int latency() {
    return filter.half() + 1;
  }

  @Override
  public void accept(float[] columns, int from, int count, boolean recorded, ColumnSink next) {
    for (int taken = 0; taken < count; ) {
      int held = (int) (samples - first);
      int step = Math.min(count - taken, history.length - held);
      System.arraycopy(columns, from + taken, history, held, step);
      samples += step;
      taken += step;
      give(samples - filter.half(), next);
      forget();
    }
  }

  @Override
  public void flush(ColumnSink next) {
    give(samples, next);
  }

  /** Gives the samples that stand before input sample {@code end}. */
  private void give(long end, ColumnSink next) {
    long decided = Resample.resampledLength(Math.max(0, end), inputRate, outputRate);
    while (given < decided) {
      int count = (int) Math.min(BLOCK, decided - given);
      filter.convolve(history, first, samples, given, block, count);
      given += count;
      next.accept(block, 0, count, true);
    }
  }

  /** Drops the samples that no later one takes. */
  private void forget() {
    long kept = Math.min(samples, Math.max(first, filter.firstInput(given)));
    System.arraycopy(history, (int) (kept - first), history, 0, (int) (samples - kept));
    first = kept;
  }

  @Override
  public void reset() {
    first = 0;
    samples = 0;
    given = 0;
  }
}
