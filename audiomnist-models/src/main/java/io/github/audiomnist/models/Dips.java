package io.github.audiomnist.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where the level of a sound dips, so that one word may end there and another begin. */
final class Dips {

  /** Sounds shorter than this, in hops, are no words. */
  private static final int EDGE = 12;

  private static final double LEAST_DEPTH_DB = 6;

  private static final int MOST = 3;

  private Dips() {}

  /** A hop and how far its level lies under the loudest on either side, in dB. */
  private record Dip(long hop, double depth) {}

  /** The deepest dips of a sound, at most three, in order. */
  static List<Long> of(SoundCutter levels, long from, long to) {
    List<Dip> dips = new ArrayList<>();
    for (long hop = from + EDGE; hop < to - EDGE; hop++) {
      dips.add(new Dip(hop, depth(levels, from, to, hop)));
    }
    dips.sort(Comparator.comparingDouble(Dip::depth).reversed());
    List<Long> chosen = new ArrayList<>();
    for (Dip dip : dips) {
      if (dip.depth() >= LEAST_DEPTH_DB
          && chosen.size() < MOST
          && chosen.stream().allMatch(other -> Math.abs(other - dip.hop()) >= EDGE)) {
        chosen.add(dip.hop());
      }
    }
    chosen.sort(null);
    return chosen;
  }

  private static double depth(SoundCutter levels, long from, long to, long hop) {
    double left = Double.NEGATIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    for (long other = from; other < to; other++) {
      double level = levels.level(other);
      if (other < hop) {
        left = Math.max(left, level);
      } else {
        right = Math.max(right, level);
      }
    }
    return Math.min(left, right) - levels.level(hop);
  }
}
