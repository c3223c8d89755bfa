package io.github.audiomnist.models;

import com.google.gson.JsonObject;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.training.Training;
import java.nio.file.Path;

/**
 * A fold of a cross-validation that is to be run.
 *
 * @param configuration all that decides its result, but for the machine
 */
record FoldRun(
    RecognizerTrainer trainer, int fold, Split split, Training settings, JsonObject configuration) {

  static FoldRun of(
      RecognizerTrainer trainer, Training settings, int fold, Split split, SplitHash hash) {
    JsonObject configuration = trainer.configuration(split.train().labels(), settings);
    configuration.addProperty("protocol", split.protocol());
    configuration.add("clips", RecognizerManifest.tree(hash));
    Path checkpoints = settings.checkpoints();
    return new FoldRun(
        trainer,
        fold,
        split,
        checkpoints == null
            ? settings
            : settings.withCheckpoints(checkpoints.resolve(name(fold, settings))),
        configuration);
  }

  /** Of files and folders. */
  String name() {
    return name(fold, settings);
  }

  private static String name(int fold, Training settings) {
    return "fold-%s-seed-%s".formatted(fold, settings.seed());
  }
}
