package io.github.audiomnist.transform;

/** Where the columns of a stream go, a few at a time. */
@FunctionalInterface
public interface ColumnSink {

  /**
   * Takes the next columns.
   *
   * @param columns column after column, {@code [count][rows]} from index {@code from}; the caller's
   *     own memory, to be left as it is and not to be kept
   * @param from index of the first value
   * @param count number of columns, also 0
   * @param recorded whether the columns stem from the recording; else they picture what stands
   *     behind its end
   */
  void accept(float[] columns, int from, int count, boolean recorded);
}
