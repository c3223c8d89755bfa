package io.github.audiomnist.models;

import java.util.Arrays;

/**
 * The level of the noise under a voice: the least level of the last two seconds, in which every
 * voice pauses (minimum statistics, R. Martin 2001).
 */
final class NoiseFloor {

  private static final int BLOCK_HOPS = 20;
  private static final int NUM_BLOCKS = 10;

  /** By how much the least of two seconds of noise lies under its mean. */
  private static final double BIAS_DB = 1.5;

  /** Of a quiet room, until something was heard. */
  private static final double FIRST_GUESS_DB = -55;

  private static final int GUESSED_HOPS = 50;

  private final double[] minima = new double[NUM_BLOCKS];
  private long numHops;

  NoiseFloor() {
    reset();
  }

  /** Takes the level of the next hop. */
  void accept(double level) {
    int block = (int) (numHops / BLOCK_HOPS % NUM_BLOCKS);
    boolean isFirst = numHops % BLOCK_HOPS == 0;
    minima[block] = isFirst ? level : Math.min(minima[block], level);
    numHops++;
  }

  /** The level of the noise, in dB. */
  double level() {
    double guess = numHops < GUESSED_HOPS ? FIRST_GUESS_DB : Double.POSITIVE_INFINITY;
    return BIAS_DB + Math.min(guess, Arrays.stream(minima).min().orElse(guess));
  }

  void reset() {
    Arrays.fill(minima, Double.POSITIVE_INFINITY);
    numHops = 0;
  }
}
