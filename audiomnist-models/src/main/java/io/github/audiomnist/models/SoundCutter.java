package io.github.audiomnist.models;

import java.util.Arrays;

/**
 * Cuts sounds out of a stream of levels: from where they rise out of the noise to where they have
 * been down in it for the hangover, or to the longest that a recogniser hears.
 *
 * <p>Where a sound begins and ends is decided anew when it is over, by what is known of the noise
 * by then: at the start of a stream that is a guess.
 */
final class SoundCutter {

  /** Takes the sounds. */
  interface Listener {

    /**
     * A sound that has ended.
     *
     * @param from its first hop
     * @param to the hop behind its last
     */
    void soundEnded(long from, long to);

    /**
     * A sound that has become as long as it may and goes on; gives the hop, in {@code from + 1} to
     * {@code to}, at which it is cut.
     */
    long soundGoesOn(long from, long to);
  }

  /** Hops in a row above the onset that make a sound. */
  private static final int ONSET_HOPS = 3;

  /** How far before the onset a weak consonant may begin. */
  private static final int LOOK_BACK_HOPS = 15;

  /** What is so far under a sound's loudest is not part of it, however quiet the room. */
  private static final double RANGE_DB = 40;

  /** The least that the noise is taken for. */
  private static final double LEAST_FLOOR_DB = -75;

  /** A sound lasts down to this share of the onset's distance from the noise. */
  private static final double OFFSET_SHARE = 0.5;

  private final double onsetDb;
  private final double offsetDb;
  private final int hangoverHops;
  private final int longestHops;
  private final Listener listener;
  private final double[] levels;
  private final NoiseFloor noise = new NoiseFloor();
  private long numHops;

  /** The first hop of the sound that is open, or -1. */
  private long begin = -1;

  /** Where the last sound ended. */
  private long settled;

  private long lastSounding;
  private double floor;
  private double peak;

  SoundCutter(double onsetDb, int hangoverHops, int longestHops, Listener listener) {
    this.onsetDb = onsetDb;
    this.offsetDb = OFFSET_SHARE * onsetDb;
    this.hangoverHops = hangoverHops;
    this.longestHops = longestHops;
    this.listener = listener;
    this.levels = new double[longestHops + hangoverHops + LOOK_BACK_HOPS + ONSET_HOPS];
  }

  /** The level of a hop of the last sound. */
  double level(long hop) {
    return levels[(int) (hop % levels.length)];
  }

  long numHops() {
    return numHops;
  }

  boolean isOpen() {
    return begin >= 0;
  }

  /** The first hop of the sound that is open. */
  long begin() {
    return begin;
  }

  /** Takes the level of the next hop. */
  void accept(double level) {
    long hop = numHops++;
    levels[(int) (hop % levels.length)] = level;
    noise.accept(level);
    if (begin < 0) {
      floor = floorNow();
      if (isOnset(hop)) {
        open(hop);
      }
      return;
    }
    peak = Math.max(peak, level);
    if (level > offset()) {
      lastSounding = hop;
    }
    if (hop - lastSounding >= hangoverHops) {
      close(lastSounding + 1);
    } else if (numHops - begin >= longestHops) {
      cut();
    }
  }

  private double floorNow() {
    return Math.max(LEAST_FLOOR_DB, noise.level());
  }

  /** The level under which it is quiet. */
  private double offset() {
    return Math.max(floor + offsetDb, peak - RANGE_DB);
  }

  private boolean isOnset(long last) {
    if (last - settled < ONSET_HOPS - 1) {
      return false;
    }
    for (long hop = last - ONSET_HOPS + 1; hop <= last; hop++) {
      if (level(hop) <= floor + onsetDb) {
        return false;
      }
    }
    return true;
  }

  private void open(long hop) {
    peak = Math.max(level(hop), Math.max(level(hop - 1), level(hop - 2)));
    begin = before(hop - ONSET_HOPS + 1, Math.max(settled, hop - LOOK_BACK_HOPS));
    lastSounding = hop;
  }

  /** The first of the hops before {@code onset} that sound without a break. */
  private long before(long onset, long earliest) {
    long first = onset;
    while (first > earliest && level(first - 1) > offset()) {
      first--;
    }
    return first;
  }

  private void close(long end) {
    floor = Math.max(floor, floorNow());
    long from = begin;
    long onset = firstOnset(from, end);
    begin = -1;
    settled = end;
    if (onset >= 0) {
      listener.soundEnded(before(onset, from), end);
    }
  }

  private long firstOnset(long from, long end) {
    for (long hop = from + ONSET_HOPS - 1; hop < end; hop++) {
      if (isOnset(hop)) {
        return hop - ONSET_HOPS + 1;
      }
    }
    return -1;
  }

  /** At the longest sound: it has ended by what is known now, or begun later, or is cut. */
  private void cut() {
    floor = Math.max(floor, floorNow());
    long end = numHops;
    while (end > begin && level(end - 1) <= offset()) {
      end--;
    }
    long onset = firstOnset(begin, end);
    if (onset < 0 || end < numHops) {
      close(end);
      return;
    }
    begin = before(onset, begin);
    if (numHops - begin >= longestHops) {
      settled = listener.soundGoesOn(begin, numHops);
      begin = settled;
      peak = loudest(begin);
    }
  }

  private double loudest(long from) {
    double loudest = Double.NEGATIVE_INFINITY;
    for (long hop = from; hop < numHops; hop++) {
      loudest = Math.max(loudest, level(hop));
    }
    return loudest;
  }

  /** Ends the stream, and with it a sound that is open. */
  void flush() {
    if (begin >= 0) {
      close(lastSounding + 1);
    }
  }

  void reset() {
    noise.reset();
    Arrays.fill(levels, 0);
    numHops = 0;
    begin = -1;
    settled = 0;
  }
}
