package io.github.audiomnist.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class SafeTensorsPropertyTest {

  private static final class Tensor {

    private final long[] shape;
    private final float[] values;

    Tensor(long[] shape, float[] values) {
      this.shape = shape;
      this.values = values;
    }
  }

  @Property(tries = 60)
  void decode_ofEncoded_isTheSame(@ForAll("tensors") Map<String, Tensor> tensors)
      throws IOException {
    Weights written = new Weights();
    tensors.forEach((name, tensor) -> written.put(name, tensor.shape, tensor.values));
    byte[] bytes = SafeTensors.encode(written);
    Weights read = SafeTensors.decode(bytes, "w");
    assertEquals(List.copyOf(written.names()), List.copyOf(read.names()));
    tensors.forEach(
        (name, tensor) -> {
          assertArrayEquals(tensor.shape, read.shape(name));
          assertArrayEquals(bits(tensor.values), bits(read.values(name)));
        });
    assertEquals(0, headerBytes(bytes) % 8);
    assertArrayEquals(bytes, SafeTensors.encode(read));
  }

  private static int headerBytes(byte[] bytes) {
    return (bytes[0] & 0xff) | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16;
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(values[i]);
    }
    return bits;
  }

  @Provide
  Arbitrary<Map<String, Tensor>> tensors() {
    Arbitrary<String> names =
        Arbitraries.strings()
            .withCharRange('!', '~')
            .withChars("äπ\"\\/ \n")
            .ofMinLength(1)
            .ofMaxLength(12);
    return Arbitraries.maps(names, tensor()).ofMaxSize(5);
  }

  private static Arbitrary<Tensor> tensor() {
    return Arbitraries.longs()
        .between(0, 4)
        .array(long[].class)
        .ofMaxSize(4)
        .flatMap(
            shape -> {
              int size = 1;
              for (long length : shape) {
                size *= (int) length;
              }
              return Arbitraries.integers()
                  .map(Float::intBitsToFloat)
                  .array(Float[].class)
                  .ofSize(size)
                  .map(values -> new Tensor(shape, unboxed(values)));
            });
  }

  private static float[] unboxed(Float[] values) {
    float[] unboxed = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      unboxed[i] = values[i];
    }
    return unboxed;
  }
}
