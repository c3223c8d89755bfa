package io.github.audiomnist.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The tensors of one file that {@code make_network_golden.py} wrote. */
final class Golden {

  private final Weights tensors;

  private Golden(Weights tensors) {
    this.tensors = tensors;
  }

  static byte[] bytes(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name + ".safetensors")) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Golden of(String name) {
    try {
      return new Golden(SafeTensors.decode(bytes(name), name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  float[] values(String name) {
    return tensors.values(name);
  }

  long[] shape(String name) {
    return tensors.shape(name);
  }

  /** The tensors whose names begin with {@code prefix}, under the rest of their names. */
  Weights part(String prefix) {
    return tensors.part(prefix);
  }

  /**
   * Fails if a value is off by more than {@code tolerance} times the larger of 1 and the largest
   * expected absolute value.
   */
  static void assertClose(String what, float[] expected, float[] found, double tolerance) {
    assertEquals(expected.length, found.length, what);
    double scale = 1;
    double worst = 0;
    for (int i = 0; i < expected.length; i++) {
      assertTrue(Float.isFinite(found[i]), what + " has " + found[i]);
      scale = Math.max(scale, Math.abs(expected[i]));
      worst = Math.max(worst, Math.abs(expected[i] - found[i]));
    }
    double off = worst / scale;
    assertTrue(off <= tolerance, () -> "%s is off by %s".formatted(what, off));
  }
}
