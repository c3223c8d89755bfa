package io.github.audiomnist.transform;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The filters that were asked for last, up to a number of weights, so that the tables of a ratio
 * are computed once for all clips. Threads may share it.
 */
final class SincFilters {

  /** 16 MiB: more than all ratios of hundredths between a half and two. */
  static final int MOST_WEIGHTS = 1 << 22;

  private record Ratio(int down, int up, Resample.Quality quality) {}

  /** In the order in which they were asked for. */
  private final Map<Ratio, SincFilter> kept = new LinkedHashMap<>(16, 0.75f, true);

  private long weights;

  /** The filter from {@code down} to {@code up} samples, in lowest terms. */
  synchronized SincFilter of(int down, int up, Resample.Quality quality) {
    Ratio ratio = new Ratio(down, up, quality);
    SincFilter found = kept.get(ratio);
    if (found != null) {
      return found;
    }
    SincFilter made = new SincFilter(down, up, quality);
    kept.put(ratio, made);
    weights += made.size();
    forget();
    return made;
  }

  private void forget() {
    Iterator<SincFilter> oldest = kept.values().iterator();
    while (weights > MOST_WEIGHTS) {
      weights -= oldest.next().size();
      oldest.remove();
    }
  }

  /** Number of weights in all tables. */
  synchronized long size() {
    return weights;
  }
}
