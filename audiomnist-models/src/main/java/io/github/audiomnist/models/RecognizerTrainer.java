package io.github.audiomnist.models;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.internal.Classifier;
import io.github.audiomnist.internal.Devices;
import io.github.audiomnist.internal.FeatureSet;
import io.github.audiomnist.internal.NetworkBlock;
import io.github.audiomnist.internal.Torch;
import io.github.audiomnist.internal.TrainingLoop;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;
import io.github.audiomnist.training.TrainingReport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline and a network that have learned nothing yet. Immutable; threads may share it, but only
 * one can train at a time in a process.
 */
public final class RecognizerTrainer {

  private static final int FEWEST_CLASSES = 2;

  private final Pipeline<?> pipeline;
  private final Network<?> network;

  RecognizerTrainer(Pipeline<?> features, Network<?> network) {
    this.pipeline = NetworkInput.completed(features, network);
    this.network = network;
    // Features that are too small for the network fail here, not when it is trained.
    var unused = NetworkFamily.block(network, pipeline.output(), FEWEST_CLASSES);
  }

  /** The pipeline, completed as {@link Network#learnFrom} says. */
  public Pipeline<?> pipeline() {
    return pipeline;
  }

  /** The network. */
  public Network<?> network() {
    return network;
  }

  /**
   * What every layer gives and costs for one clip, known before training. Starts the engine.
   *
   * @param classes number of labels
   */
  public NetworkSummary summary(int classes) {
    return network.summary(pipeline.output(), classes);
  }

  /**
   * Trains on a split's training clips and keeps the epoch that does best on its validation clips;
   * the test clips are not touched.
   *
   * @throws IOException if a clip cannot be read; the message names it
   */
  public Recognizer train(Split split, Training settings, TrainingListener listener)
      throws IOException {
    return train(split.train(), split.validation(), settings, listener, split.protocol());
  }

  /**
   * Trains, and keeps the epoch that does best on the validation clips.
   *
   * @param train clips to learn from
   * @param validation clips to choose the epoch by; without any the last epoch is kept
   * @param settings of the training
   * @throws IllegalArgumentException if there is no clip or just one label to learn from, or the
   *     two sets have different labels
   * @throws IllegalStateException if another training runs in this process, or the device is not
   *     there
   * @throws io.github.audiomnist.training.TrainingException if the loss is no longer finite
   * @throws IOException if a clip cannot be read; the message names it
   */
  public Recognizer train(LabeledClips train, LabeledClips validation, Training settings)
      throws IOException {
    return train(train, validation, settings, TrainingListener.SILENT);
  }

  /** As {@link #train(LabeledClips, LabeledClips, Training)}, with a listener. */
  public Recognizer train(
      LabeledClips train, LabeledClips validation, Training settings, TrainingListener listener)
      throws IOException {
    return train(train, validation, settings, listener, "clips chosen by the caller");
  }

  private Recognizer train(
      LabeledClips train,
      LabeledClips validation,
      Training settings,
      TrainingListener listener,
      String protocol)
      throws IOException {
    checkClips(train, validation);
    Devices.require(settings.device());
    Labels labels = train.labels();
    int total = train.size() + validation.size();
    long begin = System.nanoTime();
    FeatureSet trainFeatures =
        FeatureSet.of(pipeline, train, done -> listener.featuresMade(done, total));
    @Nullable FeatureSet validationFeatures =
        validation.isEmpty()
            ? null
            : FeatureSet.of(
                pipeline, validation, done -> listener.featuresMade(train.size() + done, total));
    long featuresMade = System.nanoTime();
    NetworkBlock block = NetworkFamily.block(network, pipeline.output(), labels.size());
    TrainingLoop.Result result =
        new TrainingLoop(block, labels, trainFeatures, validationFeatures, settings, listener)
            .run();
    long trained = System.nanoTime();
    TrainingReport report =
        new TrainingReport(
            settings,
            result.epochs(),
            result.bestEpoch(),
            train.size(),
            validation.size(),
            block.parameterCount(),
            (featuresMade - begin) / 1e9,
            (trained - featuresMade) / 1e9,
            Torch.threads(),
            Torch.version());
    Classifier classifier =
        new Classifier(
            NetworkFamily.block(network, pipeline.output(), labels.size()),
            result.weights(),
            pipeline.output(),
            settings.device());
    return new Recognizer(
        pipeline, labels, network, classifier, Provenance.ofNow(protocol, report));
  }

  private static void checkClips(LabeledClips train, LabeledClips validation) {
    long present = train.clips().stream().map(clip -> clip.label()).distinct().count();
    if (present < FEWEST_CLASSES) {
      throw new IllegalArgumentException(
          "training: expected clips of at least two labels, found %d clips of %d"
              .formatted(train.size(), present));
    }
    if (!train.labels().equals(validation.labels())) {
      throw new IllegalArgumentException(
          "training: expected validation clips with the labels %s, found %s"
              .formatted(train.labels(), validation.labels()));
    }
  }

  @Override
  public String toString() {
    return pipeline.describe() + network;
  }
}
