package io.github.audiomnist.evaluation;

import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Clips of files that are not there, and predictions with chosen probabilities. */
final class Cases {

  static final Labels FOUR = Labels.of(List.of("no", "yes", "maybe", "later"));

  private Cases() {}

  /** Clips with the labels of the given indices; speakers "a", "b", "a"… in turn. */
  static LabeledClips clips(Labels labels, int... actual) {
    List<LabeledClip> clips = new ArrayList<>();
    for (int i = 0; i < actual.length; i++) {
      Path file = Path.of(i + ".wav");
      clips.add(LabeledClip.ofFile(file, labels.name(actual[i]), i % 2 == 0 ? "a" : "b"));
    }
    return new LabeledClips(labels, clips);
  }

  /** A prediction of {@code label} with that probability; the other labels share the rest. */
  static Prediction prediction(Labels labels, int label, double probability) {
    float[] logits = new float[labels.size()];
    Arrays.fill(logits, (float) Math.log((1 - probability) / (labels.size() - 1)));
    logits[label] = (float) Math.log(probability);
    return Prediction.ofLogits(labels, logits);
  }

  static List<Prediction> predictions(Labels labels, int... predicted) {
    return IntStream.of(predicted).mapToObj(i -> prediction(labels, i, 0.9)).toList();
  }

  static Evaluation evaluation(LabeledClips clips, int... predicted) {
    return Evaluation.of(clips, predictions(clips.labels(), predicted));
  }

  static Evaluation evaluation(Labels labels, int[] actual, int[] predicted) {
    return Evaluation.of(clips(labels, actual), predictions(labels, predicted));
  }
}
