package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.audiomnist.random.SeededRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A network from features to logits, as one DJL block whose parameters bear dotted names such as
 * {@code encoder.0.attention.weight}.
 *
 * <p>Inputs: features {@code [batch][rows][frames]} and the number of valid frames {@code [batch]},
 * both float32. Output: logits {@code [batch][classes]}.
 */
public abstract class NetworkBlock extends AbstractBlock {

  private final Map<String, Init> inits = new HashMap<>();
  private final int classes;
  private Set<String> frozen = Set.of();

  NetworkBlock(int classes) {
    this.classes = classes;
  }

  /** Declares a parameter; layers call this while the network is put together. */
  final Parameter declare(String name, Parameter.Type type, Init init, long... shape) {
    inits.put(name, init);
    return addParameter(
        Parameter.builder()
            .setName(name)
            .setType(type)
            .optShape(new Shape(shape))
            .optRequiresGrad(isLearned(type))
            .build());
  }

  /** First values of all parameters; equal for equal seeds. */
  public Weights firstWeights(long seed) {
    SeededRandom random = new SeededRandom(seed);
    Weights weights = new Weights();
    parameters.forEach(
        (name, parameter) -> {
          Shape shape = parameter.getShape();
          float[] values = new float[Math.toIntExact(shape.size())];
          Objects.requireNonNull(inits.get(name)).fill(values, new SeededRandom(random.nextLong()));
          weights.put(name, shape.getShape(), values);
        });
    return weights;
  }

  /**
   * Puts weights on the manager's device; once for a block.
   *
   * @throws IllegalArgumentException if names or shapes are not those of this network
   */
  public final void load(Weights weights, NDManager manager, boolean forTraining) {
    load(weights, manager, forTraining ? Set.of() : parameters.keySet());
  }

  /** As {@link #load(Weights, NDManager, boolean)}, where {@code stay} are not to be learned. */
  final void load(Weights weights, NDManager manager, Set<String> stay) {
    beginWith(weights);
    frozen = Set.copyOf(stay);
    parameters.forEach(
        (name, parameter) -> {
          parameter.initialize(manager, DataType.FLOAT32);
          if (isFrozen(name)) {
            parameter.freeze(true);
          }
        });
  }

  /**
   * Has the parameters begin with these weights when they are initialised.
   *
   * @throws IllegalArgumentException if names or shapes are not those of this network
   */
  public final void beginWith(Weights weights) {
    weights.requireShapes(shapes());
    parameters.forEach(
        (name, parameter) ->
            parameter.setInitializer((m, shape, type) -> aligned(m, weights.values(name), shape)));
  }

  /** Whether a parameter stays as it was loaded. */
  final boolean isFrozen(String name) {
    return frozen.contains(name);
  }

  /** Names of all parameters, batch statistics included, in the order of the layers. */
  public final Set<String> parameterNames() {
    return Collections.unmodifiableSet(shapes().keySet());
  }

  /** Names of the parameters whose shapes are not those of {@code other}. */
  public final Set<String> parametersUnlike(NetworkBlock other) {
    Map<String, long[]> others = other.shapes();
    Set<String> unlike = new LinkedHashSet<>();
    shapes()
        .forEach(
            (name, shape) -> {
              if (!Arrays.equals(shape, others.get(name))) {
                unlike.add(name);
              }
            });
    return unlike;
  }

  /** Names of the batch statistics, which training moves without a gradient. */
  public final Set<String> statisticNames() {
    return parameters.entrySet().stream()
        .filter(named -> !isLearned(named.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /**
   * In memory of the engine's own: Java's lies anywhere to the lines of the cache, and matrix
   * products round otherwise there, so that trainings of one seed would differ.
   */
  private static NDArray aligned(NDManager manager, float[] values, Shape shape) {
    try (NDArray anywhere = manager.create(values, shape)) {
      return anywhere.duplicate();
    }
  }

  /** A copy of the weights as they stand. */
  public final Weights weights() {
    Weights weights = new Weights();
    parameters.forEach(
        (name, parameter) ->
            weights.put(
                name, parameter.getShape().getShape(), parameter.getArray().toFloatArray()));
    return weights;
  }

  private Map<String, long[]> shapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> shapes.put(name, parameter.getShape().getShape()));
    return shapes;
  }

  /** Number of learned values. */
  public final long parameterCount() {
    return parameters.values().stream()
        .filter(NetworkBlock::isLearned)
        .mapToLong(parameter -> parameter.getShape().size())
        .sum();
  }

  static boolean isLearned(Parameter parameter) {
    return isLearned(parameter.getType());
  }

  private static boolean isLearned(Parameter.Type type) {
    return type != Parameter.Type.RUNNING_MEAN && type != Parameter.Type.RUNNING_VAR;
  }

  /** Logits of a batch, outside training: {@code [batch][classes]}, where the features lie. */
  final NDArray infer(ParameterStore store, NDList inputs) {
    return Torch.withoutGradients(() -> forward(store, inputs, false).singletonOrThrow());
  }

  /** Logits of a batch. */
  abstract NDArray logits(Forward pass, NDArray features, NDArray validFrames);

  @Override
  protected final NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray features = inputs.get(0);
    Forward pass = new Forward(store, features.getDevice(), training, null);
    return new NDList(logits(pass, features, inputs.get(1)));
  }

  @Override
  public final Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {new Shape(inputShapes[0].get(0), classes)};
  }
}
