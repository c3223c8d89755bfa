package io.github.audiomnist.models;

import com.google.gson.JsonObject;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.internal.Classifier;
import io.github.audiomnist.internal.Devices;
import io.github.audiomnist.internal.FeatureSet;
import io.github.audiomnist.internal.NetworkBlock;
import io.github.audiomnist.internal.Torch;
import io.github.audiomnist.internal.TrainingData;
import io.github.audiomnist.internal.TrainingLoop;
import io.github.audiomnist.training.EpochReport;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingException;
import io.github.audiomnist.training.TrainingListener;
import io.github.audiomnist.training.TrainingReport;
import java.io.IOException;
import java.util.function.IntConsumer;

/**
 * One training, from clips to a recogniser.
 *
 * @param protocol how the clips were chosen
 */
record TrainingRun(
    RecognizerTrainer trainer,
    LabeledClips train,
    LabeledClips validation,
    Training settings,
    TrainingListener listener,
    String protocol) {

  Recognizer run() throws IOException {
    requireFit();
    String trainSha256 = train.sha256();
    String validationSha256 = validation.sha256();
    long begin = System.nanoTime();
    TrainingData data = TrainingData.of(trainer.pipeline(), train, validation, progress());
    double featureSeconds = (System.nanoTime() - begin) / 1e9;
    TrainingLoop.Result result =
        new TrainingLoop(
                this::block,
                trainer.fineTuning().beginning(trainer.head()),
                data,
                settings,
                configuration(data),
                listener)
            .run();
    TrainingReport report = report(result, featureSeconds);
    listener.trainingDone(report);
    Classifier classifier =
        new Classifier(block(), result.weights(), trainer.pipeline().output(), settings.device());
    return new Recognizer(
        new LiveNetwork(trainer.pipeline(), trainer.network(), classifier),
        train.labels(),
        Provenance.ofNow(
            protocol, report, trainSha256, validationSha256, trainer.fineTuning().ancestry()),
        null);
  }

  private NetworkBlock block() {
    return trainer.block(train.labels().size());
  }

  private void requireFit() {
    long present = train.clips().stream().map(clip -> clip.label()).distinct().count();
    if (present < RecognizerTrainer.FEWEST_CLASSES) {
      throw new IllegalArgumentException(
          "training: expected clips of at least two labels, found %s clips of %s"
              .formatted(train.size(), present));
    }
    Labels labels = train.labels();
    if (!labels.equals(validation.labels())) {
      throw new IllegalArgumentException(
          "training: expected validation clips with the labels %s, found %s"
              .formatted(labels, validation.labels()));
    }
    if (validation.isEmpty() && settings.patience() < settings.epochs()) {
      throw new IllegalArgumentException(
          "training: expected validation clips to stop by after %s epochs without a better one, found"
                  .formatted(settings.patience())
              + " none; add some, or set patience to the number of epochs");
    }
    trainer.fineTuning().requireFits(labels, trainer.head());
    TrainingData.requirePossible(trainer.pipeline(), settings);
    Devices.require(settings.device());
  }

  private IntConsumer progress() {
    Thread caller = Thread.currentThread();
    int total = train.size() + validation.size();
    return done -> {
      listener.featuresMade(done, total);
      if (listener.isCancelled() || caller.isInterrupted()) {
        throw new TrainingException(
            "training: expected to go on, found it cancelled after features of %s of %s clips"
                .formatted(done, total));
      }
    };
  }

  /** All that decides the weights, but for the machine. */
  private JsonObject configuration(TrainingData data) {
    JsonObject configuration = trainer.configuration(train.labels(), settings);
    configuration.addProperty("trainClips", data.train().digest());
    FeatureSet made = data.validation();
    configuration.addProperty("validationClips", made == null ? "" : made.digest());
    return configuration;
  }

  private TrainingReport report(TrainingLoop.Result result, double featureSeconds) {
    return new TrainingReport(
        settings,
        result.epochs(),
        result.bestEpoch(),
        train.size(),
        validation.size(),
        block().parameterCount(),
        featureSeconds,
        result.epochs().stream().mapToDouble(EpochReport::seconds).sum(),
        Torch.threads(),
        Torch.version(),
        result.ending());
  }
}
