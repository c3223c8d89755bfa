package io.github.audiomnist.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The names of classes in a fixed order; a label's index is its place. Immutable. */
public final class Labels {

  private final List<String> names;
  private final Map<String, Integer> indices = new HashMap<>();

  private Labels(List<String> names) {
    this.names = names;
    for (String name : names) {
      if (name.isEmpty() || indices.putIfAbsent(name, indices.size()) != null) {
        throw new IllegalArgumentException(
            "Labels: expected distinct names of at least one character, found '%s' in %s"
                .formatted(name, names));
      }
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException("Labels: expected at least one name, found none");
    }
  }

  /**
   * Labels in the given order.
   *
   * @throws IllegalArgumentException if there is none, or two are equal, or one is empty
   */
  public static Labels of(List<String> names) {
    return new Labels(List.copyOf(names));
  }

  /** Labels in alphabetical order, each once. */
  public static Labels sorted(Collection<String> names) {
    return of(names.stream().distinct().sorted().toList());
  }

  /** The digits "0" to "9". */
  public static Labels digits() {
    return of(IntStream.range(0, 10).mapToObj(String::valueOf).toList());
  }

  /**
   * These labels but for {@code name}, in the same order.
   *
   * @throws IllegalArgumentException if it is none of them, or the only one
   */
  public Labels without(String name) {
    int index = indexOf(name);
    return of(IntStream.range(0, size()).filter(i -> i != index).mapToObj(names::get).toList());
  }

  /** The names in order. */
  public List<String> names() {
    return names;
  }

  /** The name at {@code index}. */
  public String name(int index) {
    return names.get(index);
  }

  /** Number of classes. */
  public int size() {
    return names.size();
  }

  /** Whether {@code name} is one of the labels. */
  public boolean contains(String name) {
    return indices.containsKey(name);
  }

  /**
   * The place of {@code name}.
   *
   * @throws IllegalArgumentException if it is none of the labels
   */
  public int indexOf(String name) {
    Integer index = indices.get(name);
    if (index == null) {
      throw new IllegalArgumentException(
          "Labels: expected one of %s, found '%s'".formatted(names, name));
    }
    return index;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Labels that && names.equals(that.names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  @Override
  public String toString() {
    return names.toString();
  }
}
