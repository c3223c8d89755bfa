package io.github.audiomnist.transform;

/** {@link Resample} on a stream; it remembers the samples under the filter. */
final class ResampleStage implements StreamStage {

  private static final int BLOCK = 256;

  private final int inputRate;
  private final int outputRate;
  private final SincFilter filter;
  private final float[] block = new float[BLOCK];
  private final SampleHistory history;
  private long given;

  ResampleStage(int inputRate, int outputRate, Resample.Quality quality) {
    this.inputRate = inputRate;
    this.outputRate = outputRate;
    this.filter = SincFilter.of(inputRate, outputRate, quality);
    this.history = new SampleHistory(Math.addExact(2 * filter.half(), BLOCK));
  }

  @Override
  public int latency() {
    return filter.half() + 1;
  }

  @Override
  public void accept(float[] columns, int from, int count, boolean recorded, ColumnSink next) {
    for (int taken = 0; taken < count; ) {
      taken += history.append(columns, from + taken, count - taken);
      give(history.end() - filter.half(), next);
      history.dropBefore(filter.firstInput(given));
    }
  }

  @Override
  public void flush(ColumnSink next) {
    give(history.end(), next);
  }

  /** Gives the samples that stand before input sample {@code end}. */
  private void give(long end, ColumnSink next) {
    long decided = Resample.resampledLength(Math.max(0, end), inputRate, outputRate);
    while (given < decided) {
      int count = (int) Math.min(BLOCK, decided - given);
      filter.convolve(history.values(), history.first(), history.end(), given, block, count);
      given += count;
      next.accept(block, 0, count, true);
    }
  }

  @Override
  public void reset() {
    history.clear();
    given = 0;
  }
}
