package io.github.audiomnist.examples.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Since when each of many is waited for. Threads may share it. */
final class Waits<T> {

  private final Map<T, Long> since = new ConcurrentHashMap<>();

  /** Waits for {@code one} from {@code now} on, in nanoseconds of any clock. */
  void begin(T one, long now) {
    since.put(one, now);
  }

  /** Waits for {@code one} no longer. */
  void end(T one) {
    since.remove(one);
  }

  /**
   * Ends the waits that have taken more than {@code limit} nanoseconds, and tells whose they were.
   */
  List<T> endOverdue(long now, long limit) {
    List<T> overdue = new ArrayList<>();
    for (Map.Entry<T, Long> wait : List.copyOf(since.entrySet())) {
      T one = wait.getKey();
      Long begun = wait.getValue();
      // Unless it has come, and is waited for again, in the meantime.
      if (now - begun > limit && since.remove(one, begun)) {
        overdue.add(one);
      }
    }
    return overdue;
  }
}
