package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The clip in a room that is drawn: behind the direct sound stands white noise that decays by 60 dB
 * in the reverberation time (Polack's model of a late response). Length, rate, energy and the place
 * of the direct sound stay; what echoes beyond the end is lost.
 *
 * @param minRt60Seconds reverberation time; 0 leaves the clip as it is
 * @param maxRt60Seconds reverberation time
 * @param minDirectDb energy of the direct sound over that of all the rest, in expectation
 * @param maxDirectDb the same; more is drier
 */
public record Reverberation(
    double minRt60Seconds, double maxRt60Seconds, double minDirectDb, double maxDirectDb)
    implements WaveformAugment {

  private static final double MOST_SECONDS = 20;
  private static final double MOST_DB = 60;
  private static final double DECADES_OF_RT60 = 3;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a minimum is above its maximum, a time is outside 0 to 20
   *     s, or a ratio is more than 60 dB from 0
   */
  public Reverberation {
    Checks.range("Reverberation", "seconds", minRt60Seconds, maxRt60Seconds, 0, MOST_SECONDS);
    Checks.range("Reverberation", "dB", minDirectDb, maxDirectDb, -MOST_DB, MOST_DB);
  }

  /** Rooms of these reverberation times, the direct sound 0 to 12 dB over the rest. */
  public static Reverberation rt60(double minSeconds, double maxSeconds) {
    return new Reverberation(minSeconds, maxSeconds, 0, 12);
  }

  /** As {@link RecordedReverberation#RecordedReverberation(List)}. */
  public static RecordedReverberation from(List<Waveform> responses) {
    return new RecordedReverberation(responses);
  }

  /**
   * The WAV files in {@code folder}, in the order of their names and without those that start with
   * a dot, as {@link RecordedReverberation}.
   *
   * @throws IOException if the folder cannot be listed, holds no WAV file, or one of them cannot be
   *     read
   */
  public static RecordedReverberation from(Path folder) throws IOException {
    return new RecordedReverberation(Recordings.in(folder));
  }

  @Override
  public Waveform apply(Waveform clip, SeededRandom random) {
    double rt60 = random.nextDouble(minRt60Seconds, maxRt60Seconds) * clip.sampleRate();
    double directDb = random.nextDouble(minDirectDb, maxDirectDb);
    int length = (int) Math.min(rt60, clip.length());
    return ImpulseResponse.apply(clip, response(rt60, directDb, length, random), 0);
  }

  /** 1 and {@code length - 1} samples of a tail that loses 60 dB in {@code rt60} samples. */
  private static float[] response(double rt60, double directDb, int length, SeededRandom random) {
    float[] response = new float[Math.max(1, length)];
    response[0] = 1;
    double decay = StrictMath.pow(10, -DECADES_OF_RT60 / rt60);
    double energyOfDecay = decay * decay / (1 - decay * decay);
    double level = StrictMath.pow(10, -directDb / 20) / Math.sqrt(energyOfDecay);
    for (int i = 1; i < length; i++) {
      level *= decay;
      response[i] = (float) (level * random.nextGaussian());
    }
    return response;
  }
}
