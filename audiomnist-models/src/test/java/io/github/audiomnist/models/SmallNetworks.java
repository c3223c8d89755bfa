package io.github.audiomnist.models;

import io.github.audiomnist.internal.Classifier;
import io.github.audiomnist.internal.NetworkBlock;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Signal;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.training.ComputeDevice;
import io.github.audiomnist.training.Ending;
import io.github.audiomnist.training.EpochReport;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingReport;
import java.util.List;

/** One network of every family, as small as can learn {@link Tones}. */
final class SmallNetworks {

  private SmallNetworks() {}

  static CnnNetwork cnn() {
    return new CnnNetwork(List.of(4, 8, 12), 3, 0.1);
  }

  static LstmNetwork lstm() {
    return new LstmNetwork(12, 1, true, 0.1);
  }

  static TransformerNetwork transformer() {
    return Models.transformer()
        .withDModel(16)
        .withNumHeads(2)
        .withNumLayers(1)
        .withFeedForwardSize(32);
  }

  static List<Network<TimeFrequency>> all() {
    return List.of(cnn(), lstm(), transformer());
  }

  /** A recogniser of tones that has learned nothing. */
  @SuppressWarnings("MustBeClosedChecker")
  static Recognizer recognizer(Network<? super MelSpectrogram> network, long seed) {
    return recognizer(Tones.pipeline(), network, seed);
  }

  /** A recogniser of other features that has learned nothing. */
  @SuppressWarnings("MustBeClosedChecker")
  static <S extends Signal> Recognizer recognizer(
      Pipeline<S> features, Network<? super S> network, long seed) {
    return recognizer(features.then(network), seed);
  }

  /** A recogniser that has learned nothing. */
  @SuppressWarnings("MustBeClosedChecker")
  static Recognizer recognizer(RecognizerTrainer trainer, long seed) {
    Pipeline<?> pipeline = trainer.pipeline();
    Network<?> network = trainer.network();
    NetworkBlock block = NetworkFamily.block(network, pipeline.output(), Tones.LABELS.size());
    Classifier classifier =
        new Classifier(block, block.firstWeights(seed), pipeline.output(), ComputeDevice.CPU);
    EpochReport epoch = new EpochReport(1, 2, Double.NaN, Double.NaN, Double.NaN, 1e-3, 0.5, 60, 0);
    TrainingReport report =
        new TrainingReport(
            Training.epochs(1).withSeed(seed),
            List.of(epoch),
            1,
            30,
            0,
            7,
            1,
            2,
            1,
            "none",
            Ending.COMPLETED);
    return new Recognizer(
        new LiveNetwork(pipeline, network, classifier),
        Tones.LABELS,
        Provenance.ofNow("none", report, "", "", null),
        null);
  }
}
