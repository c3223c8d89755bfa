package io.github.audiomnist.internal;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that Python wrote, and files that nobody should have written. The other way, Python's
 * safetensors 0.8 read the weights of a saved recogniser ({@code make_network_golden.py --check}).
 */
class SafeTensorsTest {

  private static final String FILE = "folder/w.safetensors";
  private static final String ENTRY = "{'dtype':'F32','shape':[2],'data_offsets':[0,8]}";

  @Test
  void decode_writtenByPython_hasItsNamesShapesAndValues() throws IOException {
    Weights weights = SafeTensors.decode(Golden.bytes("adamw"), FILE);
    assertEquals(22, weights.names().size());
    assertArrayEquals(new long[] {5, 7}, weights.shape("weight/0"));
    assertEquals(35, weights.values("weight/0").length);
    assertEquals(6, weights.values("gradient_bias/3").length);
  }

  @Test
  void encode_oneTensor_isTheFormatToTheByte() {
    Weights weights = new Weights();
    weights.put("a", new long[] {2, 1}, new float[] {1, -2});
    String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]}}";
    String padded = header + " ".repeat(Math.floorMod(-header.length(), 8));
    ByteBuffer expected =
        ByteBuffer.allocate(8 + padded.length() + 8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(padded.length())
            .put(padded.getBytes(StandardCharsets.UTF_8))
            .putFloat(1)
            .putFloat(-2);
    assertArrayEquals(expected.array(), SafeTensors.encode(weights));
  }

  @Test
  void decode_metadata_isPassedOver() throws IOException {
    byte[] bytes = file("{'__metadata__':{'format':'pt'},'a':" + ENTRY + "}", 8);
    assertEquals(Set.of("a"), SafeTensors.decode(bytes, FILE).names());
  }

  @Test
  void decode_noTensor_isEmpty() throws IOException {
    assertEquals(Set.of(), SafeTensors.decode(file("{}", 0), FILE).names());
  }

  @Test
  void decode_cutAnywhere_isRefused() {
    byte[] whole = Golden.bytes("adamw");
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertRefused(IOException.class, () -> SafeTensors.decode(cut, FILE), FILE, "expected");
    }
  }

  @Test
  void decode_tooLong_isRefused() {
    byte[] whole = Golden.bytes("adamw");
    assertRefused(
        IOException.class,
        () -> SafeTensors.decode(Arrays.copyOf(whole, whole.length + 1), FILE),
        FILE);
  }

  @Test
  void decode_mutated_givesTensorsOrAnIoException() {
    byte[] whole = Golden.bytes("adamw");
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < 5000; i++) {
      byte[] mutated = whole.clone();
      int changes = 1 + random.nextInt(4);
      for (int j = 0; j < changes; j++) {
        // Nearly all of what can go wrong is in the header.
        mutated[random.nextInt(1700)] = (byte) random.nextInt(256);
      }
      try {
        assertTrue(SafeTensors.decode(mutated, FILE).names().size() <= 22);
      } catch (IOException e) {
        refused++;
      }
    }
    assertTrue(refused > 2500, "refused " + refused);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        Long.MIN_VALUE,
        -1,
        0,
        1,
        1 << 20,
        (1 << 20) + 1,
        Integer.MAX_VALUE,
        1L << 32,
        (1L << 32) + 58,
        Long.MAX_VALUE
      })
  void decode_impossibleHeaderLength_isRefused(long length) {
    byte[] bytes = file("{'a':" + ENTRY + "}", 8);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    assertHarmless(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "7",
        "null",
        "'a'",
        "{'a':7}",
        "{'a':null}",
        "{'a':[]}",
        "{'a':{}}",
        "{'a'",
        "{'a':{'dtype':'F32','shape':[2]}}",
        "{'a':{'dtype':'F32','data_offsets':[0,8]}}",
        "{'a':{'shape':[2],'data_offsets':[0,8]}}",
        "{'a':{'dtype':null,'shape':[2],'data_offsets':[0,8]}}",
        "{'a':{'dtype':{},'shape':[2],'data_offsets':[0,8]}}",
        "{'a':{'dtype':[],'shape':[2],'data_offsets':[0,8]}}",
        // Wrong types.
        "{'a':{'dtype':'F64','shape':[1],'data_offsets':[0,8]}}",
        "{'a':{'dtype':'I32','shape':[2],'data_offsets':[0,8]}}",
        "{'a':{'dtype':'F16','shape':[4],'data_offsets':[0,8]}}",
        // Shapes that the bytes do not hold.
        "{'a':{'dtype':'F32','shape':[],'data_offsets':[0,8]}}",
        "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}}",
        "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}",
        "{'a':{'dtype':'F32','shape':[-1,-2],'data_offsets':[0,8]}}",
        "{'a':{'dtype':'F32','shape':[4611686018427387904,4],'data_offsets':[0,8]}}",
        "{'a':{'dtype':'F32','shape':[4294967296,4294967296,2],'data_offsets':[0,8]}}",
        "{'a':{'dtype':'F32','shape':[9223372036854775807,2],'data_offsets':[0,8]}}",
        "{'a':{'dtype':'F32','shape':[9223372036854775808],'data_offsets':[0,8]}}",
        "{'a':{'dtype':'F32','shape':[1e400],'data_offsets':[0,8]}}",
        "{'a':{'dtype':'F32','shape':[1e999999999],'data_offsets':[0,8]}}",
        "{'a':{'dtype':'F32','shape':[1,1,1,1,1,1,1,1,2],'data_offsets':[0,8]}}",
        "{'a':{'dtype':'F32','shape':['two'],'data_offsets':[0,8]}}",
        "{'a':{'dtype':'F32','shape':[null],'data_offsets':[0,8]}}",
        "{'a':{'dtype':'F32','shape':[[2]],'data_offsets':[0,8]}}",
        "{'a':{'dtype':'F32','shape':{},'data_offsets':[0,8]}}",
        "{'a':{'dtype':'F32','shape':[1073741824],'data_offsets':[0,4294967296]}}",
        // Offsets that lie elsewhere.
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0]}}",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8,8]}}",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[-8,0]}}",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,16]}}",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,-9223372036854775808]}}",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,9223372036854775807]}}",
        "{'a':{'dtype':'F32','shape':[0],'data_offsets':[0,0]}}",
        // Two tensors over each other, with a gap, and twice the same.
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
            + "'b':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
            + "'b':{'dtype':'F32','shape':[0],'data_offsets':[8,8]}}",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
            + "'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}",
      })
  void decode_impossibleHeader_isRefused(String header) {
    assertHarmless(file(header, 8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
  void decode_deepNesting_isRefused(String open) {
    assertHarmless(file(open.repeat((1 << 20) / open.length()), 8));
    assertHarmless(file("{'a':" + open.repeat(100_000) + "1", 8));
    assertHarmless(file("{'__metadata__':" + open.repeat(100_000), 8));
  }

  @Test
  void decode_headerOfOtherBytes_isRefused() {
    byte[] bytes = file(" ".repeat(64), 8);
    Arrays.fill(bytes, 8, 72, (byte) 0xff);
    assertHarmless(bytes);
  }

  /** Refused with an IOException of one line, with little more memory than the file has bytes. */
  private static void assertHarmless(byte[] bytes) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThrows(IOException.class, () -> SafeTensors.decode(bytes, FILE));
    long taken = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(taken < 4_000_000 + 16L * bytes.length, "took %s bytes".formatted(taken));
    assertRefused(IOException.class, () -> SafeTensors.decode(bytes, FILE), FILE, "expected", ";");
  }

  /** A file with quotes for apostrophes in its header, and as many bytes of values. */
  private static byte[] file(String header, int values) {
    byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + values)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .array();
  }

  @Test
  void requireShapes_otherNames_namesBoth() {
    Weights found = new Weights();
    found.put("b", new long[] {1}, new float[1]);
    assertRefused(
        IllegalArgumentException.class,
        () -> found.requireShapes(Map.of("a", new long[] {1})),
        "also 'a'",
        "instead 'b'",
        "belongs to another network");
    assertEquals(List.of("b"), List.copyOf(found.names()));
  }
}
