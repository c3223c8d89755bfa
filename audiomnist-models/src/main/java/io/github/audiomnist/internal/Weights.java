package io.github.audiomnist.internal;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Named tensors of float32 values in main memory, in a fixed order. */
public final class Weights {

  private final Map<String, long[]> shapes = new LinkedHashMap<>();
  private final Map<String, float[]> values = new LinkedHashMap<>();

  /** Adds a tensor, row-major. */
  void put(String name, long[] shape, float[] tensor) {
    shapes.put(name, shape);
    values.put(name, tensor);
  }

  /** Adds the tensors of {@code others} under names that begin with {@code prefix}. */
  void putAll(String prefix, Weights others) {
    others.names().forEach(name -> put(prefix + name, others.shape(name), others.values(name)));
  }

  /** The tensors whose names begin with {@code prefix}, under the rest of their names. */
  Weights part(String prefix) {
    Weights part = new Weights();
    names().stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> part.put(name.substring(prefix.length()), shape(name), values(name)));
    return part;
  }

  /** The tensors whose names are not among {@code left}. */
  public Weights without(Set<String> left) {
    Weights rest = new Weights();
    names().stream()
        .filter(name -> !left.contains(name))
        .forEach(name -> rest.put(name, shape(name), values(name)));
    return rest;
  }

  /** Number of values in all tensors. */
  public long size() {
    return values.values().stream().mapToLong(tensor -> tensor.length).sum();
  }

  /** The names, in order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(shapes.keySet());
  }

  /** The shapes by name, in order. */
  Map<String, long[]> shapes() {
    return Collections.unmodifiableMap(shapes);
  }

  long[] shape(String name) {
    return Objects.requireNonNull(shapes.get(name), name);
  }

  float[] values(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  /** Throws if the tensors are not exactly those of {@code expected}. */
  void requireShapes(Map<String, long[]> expected) {
    if (!expected.keySet().equals(names())) {
      throw new IllegalArgumentException(
          "weights: expected also %s, found instead %s; the file belongs to another network"
              .formatted(
                  difference(expected.keySet(), names()), difference(names(), expected.keySet())));
    }
    expected.forEach(
        (name, shape) -> {
          if (!Arrays.equals(shape, shape(name))) {
            throw new IllegalArgumentException(
                "weights: expected shape %s of '%s', found %s; the file belongs to another network"
                    .formatted(Arrays.toString(shape), name, Arrays.toString(shape(name))));
          }
        });
  }

  private static String difference(Set<String> names, Set<String> others) {
    List<String> rest = names.stream().filter(name -> !others.contains(name)).toList();
    return switch (rest.size()) {
      case 0 -> "none";
      case 1 -> "'%s'".formatted(rest.get(0));
      default -> "'%s' and %s more".formatted(rest.get(0), rest.size() - 1);
    };
  }
}
