package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.audiomnist.augment.Mixture;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.training.ClassWeights;
import io.github.audiomnist.training.Training;
import java.util.Arrays;
import java.util.List;

/**
 * What a network's outputs are held to: smoothed labels, weighted by class.
 *
 * @param smoothing share that is spread over all classes
 * @param weights of the classes; none where all are 1
 */
record Targets(int classes, double smoothing, List<Double> weights) {

  /** Those of a training on clips with the given labels. */
  static Targets of(Training settings, Labels labels, int[] clips) {
    return new Targets(
        labels.size(), settings.labelSmoothing(), weights(settings.classWeights(), labels, clips));
  }

  private static List<Double> weights(ClassWeights rule, Labels labels, int[] clips) {
    if (rule instanceof ClassWeights.Equal) {
      return List.of();
    } else if (rule instanceof ClassWeights.PerLabel perLabel) {
      for (String label : perLabel.weights().keySet()) {
        var unused = labels.indexOf(label); // Refuses what is no label.
      }
      return labels.names().stream()
          .map(label -> perLabel.weights().getOrDefault(label, 1.0))
          .toList();
    }
    int[] counts = new int[labels.size()];
    for (int label : clips) {
      counts[label]++;
    }
    long present = Arrays.stream(counts).filter(count -> count > 0).count();
    return Arrays.stream(counts)
        .mapToDouble(count -> count == 0 ? 1 : clips.length / ((double) present * count))
        .boxed()
        .toList();
  }

  /**
   * Rows whose cross-entropies' mean is the loss of clips: {@code [clips][classes]}.
   *
   * @param labels of the clips
   */
  NDArray of(NDManager manager, int[] labels) {
    return of(manager, labels, labels, List.of());
  }

  /**
   * As {@link #of(NDManager, int[])}, of mixtures.
   *
   * @param partners labels of the partners
   * @param mixtures of each clip; none where nothing is mixed
   */
  NDArray of(NDManager manager, int[] labels, int[] partners, List<Mixture> mixtures) {
    float[] values = new float[labels.length * classes];
    Arrays.fill(values, (float) (smoothing / classes));
    double weightSum = 0;
    for (int i = 0; i < labels.length; i++) {
      double share = mixtures.isEmpty() ? 1 : mixtures.get(i).share();
      values[i * classes + labels[i]] += (float) ((1 - smoothing) * share);
      if (share < 1) {
        values[i * classes + partners[i]] += (float) ((1 - smoothing) * (1 - share));
      }
      weightSum += share * weight(labels[i]) + (1 - share) * weight(partners[i]);
    }
    if (!weights.isEmpty()) {
      for (int i = 0; i < values.length; i++) {
        values[i] *= (float) (weight(i % classes) * labels.length / weightSum);
      }
    }
    return manager.create(values, new Shape(labels.length, classes));
  }

  private double weight(int label) {
    return weights.isEmpty() ? 1 : weights.get(label);
  }
}
