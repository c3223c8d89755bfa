package io.github.audiomnist.models;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.internal.NetworkBlock;
import io.github.audiomnist.internal.TrainingJson;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;
import io.github.audiomnist.training.TrainingReport;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A pipeline and a network that are to learn: anew, or beginning with what a recogniser has learned
 * ({@link Recognizer#toTrainer}). Immutable; threads may share it, but only one can train at a time
 * in a process.
 */
public final class RecognizerTrainer {

  static final int FEWEST_CLASSES = 2;

  private final Pipeline<?> pipeline;
  private final Network<?> network;
  private final FineTuning fineTuning;

  RecognizerTrainer(Pipeline<?> features, Network<?> network) {
    this(NetworkInput.completed(features, network), network, FineTuning.NONE);
    // Features that are too small for the network fail here, not when it is trained.
    var unused = block(FEWEST_CLASSES);
  }

  RecognizerTrainer(Pipeline<?> pipeline, Network<?> network, FineTuning fineTuning) {
    this.pipeline = pipeline;
    this.network = network;
    this.fineTuning = fineTuning;
  }

  /** The labels of the recogniser that this begins with; empty if it begins anew. */
  public Optional<Labels> labels() {
    return Optional.ofNullable(fineTuning.source()).map(FineTuning.Source::labels);
  }

  /**
   * A copy that learns the layer of the labels anew, for labels other than the recogniser's.
   *
   * @throws IllegalStateException if this trainer does not begin with a recogniser
   */
  public RecognizerTrainer withNewHead() {
    return with(fineTuning.withNewHead());
  }

  /**
   * A copy in which all weights but the head's, those that depend on the number of labels, stay as
   * they are, to the bit. Frozen batch normalisation works as in use: its statistics stay too.
   */
  public RecognizerTrainer withFrozenBody() {
    return with(fineTuning.withFrozenBody(frozenBlock(), head()));
  }

  /**
   * A copy in which also the weights of some layers stay as they are.
   *
   * @param layers names in the {@link #summary}, or their beginnings up to a dot: {@code "unit.0"}
   *     is {@code "unit.0.conv"} and {@code "unit.0.norm"}
   * @throws IllegalArgumentException if there is no such layer, or none is left to learn
   */
  public RecognizerTrainer withFrozenLayers(String... layers) {
    return with(fineTuning.withFrozenLayers(frozenBlock(), List.of(layers)));
  }

  private RecognizerTrainer with(FineTuning newFineTuning) {
    return new RecognizerTrainer(pipeline, network, newFineTuning);
  }

  private NetworkBlock frozenBlock() {
    if (network instanceof CustomNetwork custom) {
      throw new IllegalArgumentException(
          "RecognizerTrainer: expected a network of this library, whose layers have names, found %s"
              .formatted(custom));
    }
    return block(FEWEST_CLASSES);
  }

  FineTuning fineTuning() {
    return fineTuning;
  }

  /** Names of the parameters that depend on the number of labels. */
  Set<String> head() {
    return block(FEWEST_CLASSES).parametersUnlike(block(FEWEST_CLASSES + 1));
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
   * @throws IllegalArgumentException if there is no clip or just one label to learn from, the two
   *     sets have different labels, there is no validation clip for the patience that is set, or
   *     the recogniser that this begins with has other labels and {@link #withNewHead} was not
   *     asked for
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
    return new TrainingRun(this, train, validation, settings, listener, protocol).run();
  }

  NetworkBlock block(int classes) {
    return NetworkFamily.block(network, pipeline.output(), classes);
  }

  /** All that decides the weights, but for the clips and the machine. */
  JsonObject configuration(Labels labels, Training settings) {
    JsonObject configuration = new JsonObject();
    configuration.addProperty("family", network.family());
    configuration.add("network", NetworkFamily.encode(network));
    configuration.add("settings", TrainingJson.encode(settings));
    configuration.add("pipeline", JsonParser.parseString(pipeline.toJson()));
    configuration.add("labels", RecognizerManifest.tree(labels.names()));
    fineTuning.describeIn(configuration);
    return configuration;
  }

  @Override
  public String toString() {
    return pipeline.describe() + network;
  }
}
