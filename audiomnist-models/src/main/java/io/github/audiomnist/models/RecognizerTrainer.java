package io.github.audiomnist.models;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.internal.Classifier;
import io.github.audiomnist.internal.Devices;
import io.github.audiomnist.internal.FeatureSet;
import io.github.audiomnist.internal.NetworkBlock;
import io.github.audiomnist.internal.Torch;
import io.github.audiomnist.internal.TrainingData;
import io.github.audiomnist.internal.TrainingJson;
import io.github.audiomnist.internal.TrainingLoop;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.training.EpochReport;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingException;
import io.github.audiomnist.training.TrainingListener;
import io.github.audiomnist.training.TrainingReport;
import java.io.IOException;
import java.util.function.IntConsumer;

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
   * @throws io.github.audiomnist.training.TrainingException if the training is cancelled, or the
   *     loss is no longer finite, before there is a first epoch to keep; later the best epoch is
   *     kept, and {@link TrainingReport#ending} tells
   * @throws IOException if a clip cannot be read, or a checkpoint be read or written; the message
   *     names the file
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
    TrainingData.requirePossible(pipeline, settings);
    Devices.require(settings.device());
    int total = train.size() + validation.size();
    String trainSha256 = train.sha256();
    String validationSha256 = validation.sha256();
    long begin = System.nanoTime();
    TrainingData data = TrainingData.of(pipeline, train, validation, progress(listener, total));
    double featureSeconds = (System.nanoTime() - begin) / 1e9;
    TrainingLoop.Result result =
        new TrainingLoop(
                () -> block(train.labels()),
                data,
                settings,
                configuration(data, settings),
                listener)
            .run();
    TrainingReport report =
        new TrainingReport(
            settings,
            result.epochs(),
            result.bestEpoch(),
            train.size(),
            validation.size(),
            block(train.labels()).parameterCount(),
            featureSeconds,
            result.epochs().stream().mapToDouble(EpochReport::seconds).sum(),
            Torch.threads(),
            Torch.version(),
            result.ending());
    listener.trainingDone(report);
    Classifier classifier =
        new Classifier(
            block(train.labels()), result.weights(), pipeline.output(), settings.device());
    return new Recognizer(
        pipeline,
        train.labels(),
        network,
        classifier,
        Provenance.ofNow(protocol, report, trainSha256, validationSha256),
        null);
  }

  private static IntConsumer progress(TrainingListener listener, int total) {
    Thread caller = Thread.currentThread();
    return done -> {
      listener.featuresMade(done, total);
      if (listener.isCancelled() || caller.isInterrupted()) {
        throw new TrainingException(
            "training: expected to go on, found it cancelled after features of %d of %d clips"
                .formatted(done, total));
      }
    };
  }

  private NetworkBlock block(Labels labels) {
    return NetworkFamily.block(network, pipeline.output(), labels.size());
  }

  /** All that decides the weights, but for the clips and the machine. */
  JsonObject configuration(Labels labels, Training settings) {
    JsonObject configuration = new JsonObject();
    configuration.addProperty("family", network.family());
    configuration.add("network", NetworkFamily.encode(network));
    configuration.add("settings", TrainingJson.encode(settings));
    configuration.add("pipeline", JsonParser.parseString(pipeline.toJson()));
    configuration.add("labels", RecognizerManifest.tree(labels.names()));
    return configuration;
  }

  /** All that decides the weights, but for the machine. */
  private JsonObject configuration(TrainingData data, Training settings) {
    JsonObject configuration = configuration(data.labels(), settings);
    configuration.addProperty("trainClips", data.train().digest());
    FeatureSet validation = data.validation();
    configuration.addProperty("validationClips", validation == null ? "" : validation.digest());
    return configuration;
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
