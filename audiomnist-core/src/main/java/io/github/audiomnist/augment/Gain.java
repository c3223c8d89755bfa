package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;

/**
 * The clip louder or softer. Nothing is clipped: samples may leave [-1, 1].
 *
 * @param minDb change of level; below 0 is softer
 * @param maxDb change of level
 */
public record Gain(double minDb, double maxDb) implements WaveformAugment {

  private static final double MOST_DB = 120;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code minDb > maxDb}, or one of them is more than 120 dB
   *     from 0
   */
  public Gain {
    Checks.range("Gain", "dB", minDb, maxDb, -MOST_DB, MOST_DB);
  }

  /** Of {@code minDb} to {@code maxDb}, all equally likely. */
  public static Gain db(double minDb, double maxDb) {
    return new Gain(minDb, maxDb);
  }

  @Override
  public Waveform apply(Waveform clip, SeededRandom random) {
    double factor = StrictMath.pow(10, random.nextDouble(minDb, maxDb) / 20);
    return Levels.scaled(clip, factor);
  }
}
