package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;
import java.util.ArrayList;
import java.util.List;

/**
 * Random changes of recordings, one after the other, decided by (seed, epoch, clip): any thread
 * that asks for a clip gets the same bytes, whatever was asked for before.
 *
 * <p>Stage i draws from random stream i of the clip. How much one stage draws, or a stage that is
 * appended, does not change what the others draw.
 *
 * <p>Immutable; threads may share it.
 *
 * @param stages in order; none leaves clips as they are
 */
public record Augmentation(List<WaveformAugment> stages) {

  /** Copies the list. */
  public Augmentation {
    stages = List.copyOf(stages);
  }

  /** The given changes, in order. */
  public static Augmentation of(WaveformAugment... stages) {
    return new Augmentation(List.of(stages));
  }

  /**
   * Clips as other people might have said them: played at 0.85 to 1.15 of their speed, which moves
   * pitch, formants and tempo together.
   */
  public static Augmentation voices() {
    return of(new Speed(0.85, 1.15));
  }

  /**
   * {@link #voices()} in other places: moved by up to 50 ms, three in ten in a room of 0.1 to 0.5
   * seconds of reverberation, half of them in white and half in pink noise of 5 to 40 dB under the
   * word.
   */
  public static Augmentation rooms() {
    return voices()
        .then(TimeShift.seconds(0.05))
        .then(Reverberation.rt60(0.1, 0.5).withProbability(0.3))
        .then(Noise.white(5, 40).withProbability(0.5))
        .then(Noise.pink(5, 40).withProbability(0.5));
  }

  /** A copy with one more change at the end. */
  public Augmentation then(WaveformAugment next) {
    List<WaveformAugment> longer = new ArrayList<>(stages);
    longer.add(next);
    return new Augmentation(longer);
  }

  /**
   * The clip as it is to be heard in one epoch.
   *
   * @param clip the recording
   * @param seed of the training
   * @param epoch number of the epoch
   * @param index of the clip in its data set
   */
  public Waveform apply(Waveform clip, long seed, int epoch, int index) {
    Waveform changed = clip;
    for (int stage = 0; stage < stages.size(); stage++) {
      changed = stages.get(stage).apply(changed, SeededRandom.of(seed, epoch, index, stage));
    }
    return changed;
  }
}
