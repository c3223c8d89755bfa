package io.github.audiomnist.examples;

import io.github.audiomnist.augment.Augmentation;
import io.github.audiomnist.augment.Clipping;
import io.github.audiomnist.augment.Coloration;
import io.github.audiomnist.augment.LowPass;
import io.github.audiomnist.augment.Noise;
import io.github.audiomnist.augment.Reverberation;
import io.github.audiomnist.augment.SilenceAround;
import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.augment.TimeShift;
import io.github.audiomnist.augment.TimeStretch;
import io.github.audiomnist.models.Models;
import io.github.audiomnist.models.RecognizerTrainer;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.training.Training;
import java.util.List;

/** Features, network and training of the recogniser of digits that the library ships. */
final class DigitRecipe {

  private static final int RATE = 8_000;

  private DigitRecipe() {}

  /** The bands of one second at 8 kHz and a convolutional network. */
  static RecognizerTrainer trainer() {
    return Pipeline.robustMelSpec(InputFormat.hz(RATE))
        .then(Models.cnn().withChannels(20, 40, 80, 144, 160).withDropout(0.1));
  }

  /**
   * Other voices, rooms, microphones and noises, and words anywhere in the second.
   *
   * @param noises recordings to put behind clips
   */
  static Augmentation augmentation(List<Waveform> noises) {
    return Augmentation.of(
        new QuickSpeed(0.8, 1.25).withProbability(0.8),
        new TimeStretch(0.8, 1.3).withProbability(0.15),
        TimeShift.seconds(0.05).withProbability(0.12),
        new SilenceAround(0, 0.45).withProbability(0.6),
        new QuickRoom(0.1, 0.7, 0.5).withProbability(0.3),
        new Coloration(8).withProbability(0.5),
        Noise.from(noises, 2, 35).withProbability(0.65),
        new NarrowBand(350, 2_400).withProbability(0.3),
        new Clipping(0.2, 1).withProbability(0.1));
  }

  /** A second from someone's own room: noise all the way through, the word anywhere in it. */
  static Augmentation roughConditions(List<Waveform> noises) {
    return Augmentation.of(
        new SilenceAround(0.05, 0.3),
        Reverberation.rt60(0.15, 0.5).withProbability(0.5),
        new Coloration(8),
        Noise.from(noises, 2, 20),
        new LowPass(2_500, 4_000).withProbability(0.3),
        new Clipping(0.3, 1).withProbability(0.2));
  }

  static Training settings(int epochs, long seed, List<Waveform> noises) {
    return Training.epochs(epochs)
        .withBatchSize(32)
        .withAveraging(0.999)
        .withSpecAugment(SpecAugment.LIGHT)
        .withAugmentation(augmentation(noises))
        .withSeed(seed);
  }
}
