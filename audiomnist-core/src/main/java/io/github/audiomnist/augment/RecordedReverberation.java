package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;
import java.util.List;

/**
 * The clip in one of several rooms, all equally likely, whose impulse responses were recorded. The
 * largest sample of a response is taken for the direct sound. Length, rate, energy, and the place
 * and polarity of the direct sound stay; what echoes beyond the end is lost.
 *
 * @param responses of rooms; those of another rate than a clip are resampled each time
 */
public record RecordedReverberation(List<Waveform> responses) implements WaveformAugment {

  /**
   * Checks the responses and copies the list.
   *
   * @throws IllegalArgumentException if there is no response, or one of them is empty or silent
   */
  public RecordedReverberation {
    responses = Recordings.checked("RecordedReverberation", responses);
    for (int i = 0; i < responses.size(); i++) {
      if (Levels.peak(responses.get(i).values()) == 0) {
        throw new IllegalArgumentException(
            "RecordedReverberation: expected an impulse, found silence in recording %s; leave it out"
                .formatted(i));
      }
    }
  }

  @Override
  public Waveform apply(Waveform clip, SeededRandom random) {
    Waveform chosen = responses.get(random.nextInt(responses.size()));
    float[] response = Resampling.atRate(chosen, clip.sampleRate());
    return ImpulseResponse.apply(clip, response, ImpulseResponse.indexOfPeak(response));
  }
}
