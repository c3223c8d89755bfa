package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AlignmentTest {

  /** Calls until {@code fastest}, the fastest, is settled on; every origin shall be tried. */
  @CanIgnoreReturnValue
  private static int settle(Alignment alignment, int fastest) {
    TreeSet<Integer> tried = new TreeSet<>();
    int calls = 0;
    for (; calls < 100 && tried.size() < Alignment.CHOICES; calls++) {
      tried.add(alignment.origin());
      alignment.took(alignment.origin() == fastest ? 90 : 100);
    }
    assertEquals(Alignment.CHOICES - 1, tried.last());
    while (calls++ < 30) {
      alignment.took(alignment.origin() == fastest ? 90 : 100);
    }
    return calls;
  }

  @Test
  void origin_afterTrials_isTheFastest() {
    for (int fastest = 0; fastest < Alignment.CHOICES; fastest++) {
      Alignment alignment = new Alignment();
      settle(alignment, fastest);
      assertEquals(fastest, alignment.origin());
    }
  }

  @Test
  void origin_arrayMoved_isChosenAnew() {
    Alignment alignment = new Alignment();
    int calls = settle(alignment, 3);
    while (alignment.origin() == 3 && calls < 5000) {
      alignment.took(100);
      calls++;
    }
    assertTrue(calls < 2000, "calls " + calls);
    settle(alignment, 6);
    assertEquals(6, alignment.origin());
  }
}
