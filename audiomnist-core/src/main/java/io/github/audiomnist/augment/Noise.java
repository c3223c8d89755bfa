package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The clip in drawn noise, at a ratio of the mean power of the whole clip to that of the noise. A
 * clip of zeros has no such ratio and stays as it is. Length and rate stay.
 *
 * @param color spectrum of the noise
 * @param minSnrDb signal-to-noise ratio
 * @param maxSnrDb signal-to-noise ratio
 */
public record Noise(NoiseColor color, double minSnrDb, double maxSnrDb) implements WaveformAugment {

  private static final double MOST_DB = 200;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code minSnrDb > maxSnrDb}, or one of them is more than
   *     200 dB from 0
   */
  public Noise {
    checkSnr("Noise", minSnrDb, maxSnrDb);
  }

  static void checkSnr(String stage, double minSnrDb, double maxSnrDb) {
    Checks.range(stage, "dB", minSnrDb, maxSnrDb, -MOST_DB, MOST_DB);
  }

  /** White noise. */
  public static Noise white(double minSnrDb, double maxSnrDb) {
    return new Noise(NoiseColor.WHITE, minSnrDb, maxSnrDb);
  }

  /** Pink noise. */
  public static Noise pink(double minSnrDb, double maxSnrDb) {
    return new Noise(NoiseColor.PINK, minSnrDb, maxSnrDb);
  }

  /** As {@link RecordedNoise#RecordedNoise(List, double, double)}. */
  public static RecordedNoise from(List<Waveform> recordings, double minSnrDb, double maxSnrDb) {
    return new RecordedNoise(recordings, minSnrDb, maxSnrDb);
  }

  /**
   * The WAV files in {@code folder}, in the order of their names and without those that start with
   * a dot, as {@link RecordedNoise}.
   *
   * @throws IOException if the folder cannot be listed, holds no WAV file, or one of them cannot be
   *     read
   */
  public static RecordedNoise from(Path folder, double minSnrDb, double maxSnrDb)
      throws IOException {
    return new RecordedNoise(Recordings.in(folder), minSnrDb, maxSnrDb);
  }

  @Override
  public Waveform apply(Waveform clip, SeededRandom random) {
    double snrDb = random.nextDouble(minSnrDb, maxSnrDb);
    return Levels.withNoise(clip, color.draw(clip.length(), random), snrDb);
  }
}
