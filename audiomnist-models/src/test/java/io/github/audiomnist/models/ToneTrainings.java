package io.github.audiomnist.models;

import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingReport;
import java.io.IOException;

/** Short trainings on tones. */
final class ToneTrainings {

  static final LabeledClips TRAIN = Tones.clips(14, 1);

  static final LabeledClips VALIDATION = Tones.clips(3, 2);

  static final LabeledClips TEST = Tones.clips(8, 3);

  private ToneTrainings() {}

  static RecognizerTrainer trainer(Network<TimeFrequency> network) {
    return Tones.pipeline().then(network);
  }

  /** Small steps and small masks: the clips are few and short. */
  static Training settings(int epochs) {
    return Training.epochs(epochs)
        .withBatchSize(8)
        .withLearningRate(0.01)
        .withSpecAugment(new SpecAugment(1, 3, 1, 3, 0.2))
        .withSeed(7);
  }

  static Recognizer quick(Network<TimeFrequency> network, Training settings) throws IOException {
    return trainer(network).train(TRAIN, VALIDATION, settings);
  }

  static TrainingReport report(Recognizer recognizer) {
    return recognizer.provenance().report();
  }
}
