package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import io.github.audiomnist.training.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets parameters follow their gradients, after the gradient of all of them together was scaled
 * down to a largest norm. What it remembers of earlier steps lies on the device.
 */
abstract sealed class Updater permits AdamUpdater, SgdUpdater {

  /**
   * A parameter.
   *
   * @param name in the block
   * @param decay of the weight; 0 of biases and norms
   */
  record Slot(String name, NDArray weight, float decay) {}

  private final List<Slot> slots = new ArrayList<>();
  private final double maxGradientNorm;
  private int steps;

  Updater(
      NetworkBlock block, double weightDecay, double maxGradientNorm, @Nullable Resumed resumed) {
    this.maxGradientNorm = maxGradientNorm;
    this.steps = resumed == null ? 0 : resumed.steps();
    for (Pair<String, Parameter> pair : block.getDirectParameters()) {
      Parameter parameter = pair.getValue();
      if (parameter.requiresGradient()) {
        boolean decays = parameter.getType() == Parameter.Type.WEIGHT;
        slots.add(new Slot(pair.getKey(), parameter.getArray(), decays ? (float) weightDecay : 0));
      }
    }
  }

  /**
   * Where an updater goes on.
   *
   * @param steps that were made
   * @param memory as {@link #memory} gave it
   */
  record Resumed(int steps, Weights memory) {}

  /** The updater of an optimiser, at its first step or where another ended. */
  static Updater of(
      Optimizer optimizer,
      NetworkBlock block,
      NDManager manager,
      double maxGradientNorm,
      @Nullable Resumed resumed) {
    if (optimizer instanceof Optimizer.Sgd sgd) {
      return new SgdUpdater(sgd, block, manager, maxGradientNorm, resumed);
    }
    return new AdamUpdater(
        AdamUpdater.Rule.of(optimizer), block, manager, maxGradientNorm, resumed);
  }

  /** Applies the gradients that the last backward pass left, and clears them. */
  final void step(double learningRate, NDManager batchManager) {
    steps++;
    List<NDArray> gradients = new ArrayList<>();
    for (Slot slot : slots) {
      NDArray gradient = slot.weight.getGradient();
      gradient.attach(batchManager);
      gradients.add(gradient);
    }
    double norm = norm(gradients);
    float scale = (float) (norm > maxGradientNorm ? maxGradientNorm / norm : 1);
    for (int i = 0; i < slots.size(); i++) {
      update(i, gradients.get(i), scale, learningRate);
    }
  }

  private static double norm(List<NDArray> gradients) {
    NDArray sum = gradients.get(0).square().sum();
    for (NDArray gradient : gradients.subList(1, gradients.size())) {
      sum = sum.add(gradient.square().sum());
    }
    return Math.sqrt(sum.getFloat());
  }

  /** Applies and clears one gradient, which is to be multiplied by {@code scale} first. */
  abstract void update(int slot, NDArray gradient, float scale, double learningRate);

  /** What is remembered of each slot, by the name of the kind of memory. */
  abstract Map<String, List<NDArray>> kindsOfMemory();

  /** Number of the step that is being made, from 1. */
  final int steps() {
    return steps;
  }

  final List<Slot> slots() {
    return slots;
  }

  /** A copy of what is remembered, under names of the form {@code kind/parameter}. */
  final Weights memory() {
    Weights memory = new Weights();
    new TreeMap<>(kindsOfMemory())
        .forEach(
            (kind, arrays) -> {
              for (int i = 0; i < slots.size(); i++) {
                NDArray array = arrays.get(i);
                memory.put(
                    kind + "/" + slots.get(i).name(),
                    array.getShape().getShape(),
                    array.toFloatArray());
              }
            });
    return memory;
  }

  /** A tensor for each slot: as it was, or zeros. */
  static List<NDArray> remembered(
      String kind, List<Slot> slots, NDManager manager, @Nullable Resumed resumed) {
    return slots.stream()
        .map(
            slot ->
                resumed == null
                    ? manager.zeros(slot.weight().getShape())
                    : manager.create(
                        resumed.memory().values(kind + "/" + slot.name()),
                        slot.weight().getShape()))
        .toList();
  }
}
