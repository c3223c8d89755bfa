package io.github.audiomnist.models;

import io.github.audiomnist.augment.Augmentation;
import io.github.audiomnist.augment.Noise;
import io.github.audiomnist.augment.NoiseColor;
import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Clips one after the other, with pauses before, between and behind them, in noise. Their levels
 * differ by up to 12 dB.
 *
 * @param recording the whole
 * @param words what is said, and where
 */
record SpokenSequence(Waveform recording, List<Spoken> words) {

  /** A word and its place, in seconds. */
  record Spoken(String label, double start, double end) {}

  /** How the clips are put together; pauses in seconds. */
  record Conditions(double shortestPause, double longestPause, NoiseColor color, double snrDb) {}

  private static final double LEVEL_DB = 6;
  private static final double MEAN_LEVEL = 0.05;
  private static final double LAST_PAUSE_SECONDS = 1;

  List<String> labels() {
    return words.stream().map(Spoken::label).toList();
  }

  /** The signal-to-noise ratio is that of the clips' mean power. */
  static SpokenSequence of(List<LabeledClip> clips, Conditions conditions, long seed)
      throws IOException {
    SeededRandom random = new SeededRandom(seed);
    List<Spoken> words = new ArrayList<>();
    List<float[]> parts = new ArrayList<>();
    int rate = clips.get(0).read().sampleRate();
    int length = 0;
    int spoken = 0;
    for (LabeledClip clip : clips) {
      double pause = random.nextDouble(conditions.shortestPause(), conditions.longestPause());
      float[] word = leveled(clip.read().values(), random);
      parts.add(new float[(int) (rate * pause)]);
      parts.add(word);
      length += parts.get(parts.size() - 2).length;
      double start = (double) length / rate;
      length += word.length;
      spoken += word.length;
      words.add(new Spoken(clip.label(), start, (double) length / rate));
    }
    parts.add(new float[(int) (rate * LAST_PAUSE_SECONDS)]);
    length += parts.get(parts.size() - 1).length;
    Waveform clean = Waveform.of(joined(parts, length), rate);
    double snrOfWhole = conditions.snrDb() + 10 * Math.log10((double) spoken / length);
    Noise noise = new Noise(conditions.color(), snrOfWhole, snrOfWhole);
    return new SpokenSequence(Augmentation.of(noise).apply(clean, seed, 0, 0), words);
  }

  private static float[] leveled(float[] samples, SeededRandom random) {
    double energy = 0;
    for (float sample : samples) {
      energy += sample * sample;
    }
    double level = MEAN_LEVEL * Math.pow(10, random.nextDouble(-LEVEL_DB, LEVEL_DB) / 20);
    float gain = (float) (level / Math.sqrt(energy / samples.length));
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= gain;
    }
    return samples;
  }

  private static float[] joined(List<float[]> parts, int length) {
    float[] all = new float[length];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
