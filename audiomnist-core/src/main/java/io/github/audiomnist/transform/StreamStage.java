package io.github.audiomnist.transform;

/**
 * A transform at work on one stream. Whatever the chunks in which columns come, those that go out
 * are the ones that the transform's {@link Plan} gives for the whole signal, if it takes a signal
 * of that length; else there are none.
 *
 * <p>For one thread at a time. In the long run it allocates nothing.
 */
public non-sealed interface StreamStage extends Streaming {

  /**
   * Columns that must have come before one goes out: column t of the output, which begins at column
   * s of the input, has gone out once {@code s + latency()} columns have come. The first ones may
   * take longer, where a stage mirrors or repeats the signal's start.
   */
  int latency();

  /**
   * Takes the next columns, and gives {@code next} those that are decided by them.
   *
   * @param columns column after column, {@code [count][rows]} from index {@code from}; left as it
   *     is
   * @param from index of the first value
   * @param count number of columns
   * @param recorded whether they stem from the recording; never again once it was false
   * @param next called with the stage's own memory, any number of times
   */
  void accept(float[] columns, int from, int count, boolean recorded, ColumnSink next);

  /** Gives {@code next} the columns that only the end of the signal decides. */
  default void flush(ColumnSink next) {}

  /** Makes the stage as it was before the first column. */
  default void reset() {}

  /**
   * The stage of a transform that works on every column by itself.
   *
   * @param plan from one column to one column
   * @throws IllegalArgumentException if one of its specs has not one column
   */
  static StreamStage ofColumns(Plan plan) {
    return new ColumnStage(plan);
  }
}
