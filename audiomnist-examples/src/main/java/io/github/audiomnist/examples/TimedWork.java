package io.github.audiomnist.examples;

import java.io.Closeable;
import java.io.IOException;

/** Work that can be done again and again, and says how long it took. */
interface TimedWork extends Closeable {

  /**
   * Works for some time, at least once.
   *
   * @return nanoseconds for a clip, of every pass
   */
  double[] time(double milliseconds) throws IOException;
}
