package io.github.audiomnist.internal;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.audiomnist.augment.Mixture;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.training.ClassWeights;
import io.github.audiomnist.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link NetworkGoldenTest} holds the loss with smoothing to PyTorch's. */
class TargetsTest {

  private static final Labels LABELS = Labels.of(List.of("a", "b", "c", "d"));

  private static Targets plain(int classes, double smoothing) {
    return new Targets(classes, smoothing, List.of());
  }

  @Test
  void of_smoothing_spreadsItsShareOverAllClasses() {
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      float[] found = plain(4, 0.2).of(manager, new int[] {2, 0}).toFloatArray();
      float[] expected = {0.05f, 0.05f, 0.85f, 0.05f, 0.85f, 0.05f, 0.05f, 0.05f};
      assertArrayEquals(expected, found, 1e-7f);
    }
  }

  @Test
  void crossEntropy_equalLogits_isTheLogarithmOfTheClasses() {
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      float loss =
          Loss.crossEntropy(
                  manager.create(new float[12], new Shape(3, 4)),
                  plain(4, 0.1).of(manager, new int[] {0, 1, 3}))
              .getFloat();
      assertEquals(Math.log(4), loss, 1e-6);
    }
  }

  @Test
  void crossEntropy_largeLogits_isFinite() {
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      float loss =
          Loss.crossEntropy(
                  manager.create(new float[] {1e4f, -1e4f}, new Shape(1, 2)),
                  plain(2, 0).of(manager, new int[] {1}))
              .getFloat();
      assertEquals(2e4, loss, 1e-2);
    }
  }

  /** Largest difference measured: 6e-8. */
  @ParameterizedTest
  @CsvSource({"plain, 0", "smoothed, 0.1"})
  void crossEntropy_classWeights_equalsTorch(String name, double smoothing) {
    Golden golden = Golden.of("class_weights");
    int[] labels = integers(golden.values("labels"));
    List<Double> weights = doubles(golden.values("weights"));
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      NDArray logits = manager.create(golden.values("logits"), new Shape(6, 4));
      logits.setRequiresGradient(true);
      NDArray targets = new Targets(4, smoothing, weights).of(manager, labels);
      try (GradientCollector collector = Torch.engine().newGradientCollector()) {
        NDArray loss = Loss.crossEntropy(logits, targets);
        collector.backward(loss);
        assertEquals(golden.values(name + "/loss")[0], loss.getFloat(), 2e-7);
      }
      try (NDArray gradient = logits.getGradient()) {
        assertArrayEquals(golden.values(name + "/grad"), gradient.toFloatArray(), 2e-7f);
      }
    }
  }

  private static int[] integers(float[] values) {
    int[] integers = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      integers[i] = (int) values[i];
    }
    return integers;
  }

  private static List<Double> doubles(float[] values) {
    List<Double> doubles = new ArrayList<>();
    for (float value : values) {
      doubles.add((double) value);
    }
    return doubles;
  }

  @Test
  void of_mixtures_sharesTheTargetBetweenBothLabels() {
    List<Mixture> mixtures = List.of(new Mixture(5, 0.75), new Mixture(6, 1), new Mixture(7, 0.5));
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      float[] found =
          plain(3, 0.3)
              .of(manager, new int[] {0, 1, 2}, new int[] {2, 0, 2}, mixtures)
              .toFloatArray();
      float[] expected = {
        0.1f + 0.525f,
        0.1f,
        0.1f + 0.175f, //
        0.1f,
        0.8f,
        0.1f, //
        0.1f,
        0.1f,
        0.8f
      };
      assertArrayEquals(expected, found, 1e-6f);
    }
  }

  @Test
  void of_balancedTraining_weighsLabelsAsScikitLearn() {
    Training settings = Training.epochs(1).withClassWeights(ClassWeights.balanced());
    // compute_class_weight("balanced", classes=[0, 1, 3], y=[0, 0, 0, 1, 3, 3])
    Targets targets = Targets.of(settings, LABELS, new int[] {0, 0, 0, 1, 3, 3});
    assertEquals(List.of(6 / 9.0, 2.0, 1.0, 1.0), targets.weights());
  }

  @Test
  void of_weightsByLabel_leavesOthersAtOne() {
    ClassWeights weights = ClassWeights.of(Map.of("c", 3.0));
    Training settings = Training.epochs(1).withClassWeights(weights);
    Targets targets = Targets.of(settings, LABELS, new int[] {0});
    assertEquals(List.of(1.0, 1.0, 3.0, 1.0), targets.weights());
    Training unknown = Training.epochs(1).withClassWeights(ClassWeights.of(Map.of("e", 3.0)));
    assertRefused(
        IllegalArgumentException.class, () -> Targets.of(unknown, LABELS, new int[] {0}), "'e'");
  }
}
