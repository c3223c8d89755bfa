package io.github.audiomnist.internal;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a training learns from and is validated on.
 *
 * @param train features of the training clips as they were recorded
 * @param validation features of the validation clips; null without any
 */
public record TrainingData(
    Pipeline<?> pipeline, LabeledClips clips, FeatureSet train, @Nullable FeatureSet validation) {

  /**
   * Throws if the features of {@code pipeline} cannot be changed as {@code settings} ask.
   *
   * @throws io.github.audiomnist.signal.SpecMismatchException if there are no mel bands to warp, or
   *     they cannot be warped so
   */
  public static void requirePossible(Pipeline<?> pipeline, Training settings) {
    EpochFeatures.requirePossible(pipeline, settings);
  }

  /**
   * Makes the features of all clips.
   *
   * @param progress is told the number of clips done, by any thread
   * @throws IOException if a clip cannot be read; the message names it
   */
  public static TrainingData of(
      Pipeline<?> pipeline, LabeledClips train, LabeledClips validation, IntConsumer progress)
      throws IOException {
    FeatureSet trainFeatures = FeatureSet.of(pipeline, train, progress);
    return new TrainingData(
        pipeline,
        train,
        trainFeatures,
        validation.isEmpty()
            ? null
            : FeatureSet.of(pipeline, validation, done -> progress.accept(train.size() + done)));
  }

  /** The labels of the clips. */
  public Labels labels() {
    return clips.labels();
  }
}
