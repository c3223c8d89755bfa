package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;
import java.util.Arrays;
import java.util.List;

/**
 * The clip in a stretch of recorded noise that begins anywhere in any of the recordings, all
 * equally likely. A recording that is too short begins again; one of another rate is resampled,
 * stretch by stretch. Ratio, length and silence are as for {@link Noise}; a stretch of zeros adds
 * nothing.
 *
 * @param recordings of noise
 * @param minSnrDb signal-to-noise ratio
 * @param maxSnrDb signal-to-noise ratio
 */
public record RecordedNoise(List<Waveform> recordings, double minSnrDb, double maxSnrDb)
    implements WaveformAugment {

  /** What the filter of Resample sees to either side, in samples of the lower rate. */
  private static final int MARGIN = 36;

  /**
   * Checks the parameters and copies the list.
   *
   * @throws IllegalArgumentException if there is no recording, one of them is empty, {@code
   *     minSnrDb > maxSnrDb}, or one of the ratios is more than 200 dB from 0
   */
  public RecordedNoise {
    recordings = Recordings.checked("RecordedNoise", recordings);
    Noise.checkSnr("RecordedNoise", minSnrDb, maxSnrDb);
  }

  @Override
  public Waveform apply(Waveform clip, SeededRandom random) {
    double snrDb = random.nextDouble(minSnrDb, maxSnrDb);
    Waveform recording = recordings.get(random.nextInt(recordings.size()));
    int start = random.nextInt(recording.length());
    return Levels.withNoise(clip, stretch(recording, start, clip), snrDb);
  }

  /** Noise from {@code start} on, of the clip's length and at its rate. */
  private static float[] stretch(Waveform recording, int start, Waveform clip) {
    int from = recording.sampleRate();
    int to = clip.sampleRate();
    if (from == to) {
      return looped(recording, start, clip.length());
    }
    long margin = MARGIN * Math.max(from, (long) to) / to + 1;
    long skipped = margin * to / from + 1;
    long needed = (skipped + clip.length()) * from / to + 1 + margin;
    float[] longer = looped(recording, start, Math.toIntExact(needed));
    float[] resampled = Resampling.resample(longer, from, to);
    return Arrays.copyOfRange(resampled, (int) skipped, (int) skipped + clip.length());
  }

  private static float[] looped(Waveform recording, int start, int length) {
    float[] noise = new float[length];
    for (int i = 0; i < length; i++) {
      noise[i] = recording.at((int) ((start + (long) i) % recording.length()));
    }
    return noise;
  }
}
