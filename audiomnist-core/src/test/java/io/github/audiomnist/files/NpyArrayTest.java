package io.github.audiomnist.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyArrayTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  /** A file of the given version with the given dictionary and content. */
  private Path file(int version, String dictionary, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0x93);
    out.write("NUMPY".getBytes(StandardCharsets.US_ASCII));
    out.write(new byte[] {(byte) version, 0});
    out.write(new byte[] {(byte) dictionary.length(), (byte) (dictionary.length() >> 8)});
    out.write(new byte[version == 1 ? 0 : 2]);
    out.write(dictionary.getBytes(StandardCharsets.UTF_8));
    out.write(content);
    return Files.write(folder.resolve("a.npy"), out.toByteArray());
  }

  private static String dictionary(String descr, boolean fortran, String shape) {
    return "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n"
        .formatted(descr, fortran ? "True" : "False", shape);
  }

  private static byte[] floats(ByteOrder order, float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  private static String refusal(Path file) {
    return String.valueOf(assertThrows(IOException.class, () -> NpyArray.read(file)).getMessage());
  }

  @Test
  void write_thenRead_givesAnEqualArray() throws IOException {
    Path file = folder.resolve("a.npy");
    List<NpyArray> arrays =
        List.of(
            NpyArray.of(new float[] {1, -2.5f, Float.NaN, 4, 1e-30f, 6}, 2, 3),
            NpyArray.of(new double[] {Math.PI, -0.0}, 2),
            NpyArray.of(new float[] {7}),
            NpyArray.of(new float[0], 0, 5),
            NpyArray.of(new float[24], 1, 2, 3, 4));
    for (NpyArray array : arrays) {
      array.write(file);
      assertEquals(array, NpyArray.read(file));
    }
  }

  @Test
  void write_header_endsAtAMultipleOf64() throws IOException {
    Path file = folder.resolve("a.npy");
    for (int length : new int[] {1, 99, 100, 12_345}) {
      NpyArray.of(new float[length], length).write(file);
      assertEquals(0, (Files.size(file) - 4L * length) % 64);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void read_everyVersion_givesTheValues(int version) throws IOException {
    byte[] content = floats(ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4, 5, 6);
    NpyArray array = NpyArray.read(file(version, dictionary("<f4", false, "(2, 3)"), content));
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, array.values());
    assertArrayEquals(new int[] {2, 3}, array.shape());
    assertEquals("FLOAT32 (2, 3)", array.toString());
  }

  @Test
  void read_fortranOrder_turnsItIntoCOrder() throws IOException {
    byte[] content = floats(ByteOrder.LITTLE_ENDIAN, 1, 4, 2, 5, 3, 6);
    assertArrayEquals(
        new double[] {1, 2, 3, 4, 5, 6},
        NpyArray.read(file(1, dictionary("<f4", true, "(2, 3)"), content)).values());
  }

  @Test
  void read_bigEndian_givesTheValues() throws IOException {
    byte[] content = floats(ByteOrder.BIG_ENDIAN, 1.5f, -2);
    assertArrayEquals(
        new double[] {1.5, -2},
        NpyArray.read(file(1, dictionary(">f4", false, "(2,)"), content)).values());
  }

  @Test
  void read_integers_givesTheValues() throws IOException {
    byte[] shorts = {1, 0, -1, -1, 0, -128};
    assertArrayEquals(
        new double[] {1, -1, -32768},
        NpyArray.read(file(1, dictionary("<i2", false, "(3,)"), shorts)).values());
    byte[] ints = {0, 0, 0, -128};
    NpyArray single = NpyArray.read(file(1, dictionary("<i4", false, "()"), ints));
    assertArrayEquals(new double[] {Integer.MIN_VALUE}, single.values());
    assertEquals(0, single.shape().length);
  }

  @Test
  void write_integersThatWereRead_keepsTheirType() throws IOException {
    byte[] shorts = {1, 0, -1, -1};
    Path file = file(1, dictionary("<i2", false, "(2,)"), shorts);
    NpyArray read = NpyArray.read(file);
    assertEquals(NpyArray.Type.INT16, read.type());
    read.write(file);
    assertEquals(read, NpyArray.read(file));
    byte[] ints = {1, 2, 3, -4};
    read = NpyArray.read(file(1, dictionary("<i4", false, "(1,)"), ints));
    read.write(file);
    assertEquals(read, NpyArray.read(file));
  }

  @Test
  void read_otherOrderOfEntries_isTheSame() throws IOException {
    byte[] content = floats(ByteOrder.LITTLE_ENDIAN, 7);
    String dictionary = "{'shape':(1,),'descr':'<f4','fortran_order':False}";
    assertArrayEquals(new double[] {7}, NpyArray.read(file(1, dictionary, content)).values());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f4', 'fortran_order': False}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'more': 'x'}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} + open('/etc/passwd')",
        "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}",
        "{'descr': '<f4', 'fortran_order': 0, 'shape': (1,)}",
        "{'descr': '<f4', 'fortran_order': 'True', 'shape': (1,)}",
        "{'descr': (1,), 'fortran_order': False, 'shape': (1,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}",
        "__import__('os').system('true')",
        "",
      })
  void read_strangeDictionary_isRefusedAndNotRun(String dictionary) throws IOException {
    Path file = file(1, dictionary, floats(ByteOrder.LITTLE_ENDIAN, 7));
    String refusal = refusal(file);
    assertTrue(refusal.startsWith(file + ": expected a header of descr,"), refusal);
    assertTrue(refusal.endsWith("write it with numpy.save"), refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"|O", "<c8", "<U4", "<f2", "|b1", "<M8[ns]"})
  void read_otherTypes_areNamed(String descr) throws IOException {
    Path file = file(1, dictionary(descr, false, "(1,)"), new byte[8]);
    assertEquals(
        file
            + ": expected int16, int32, float32 or float64, found '%s'; write it with astype('float32')"
                .formatted(descr),
        refusal(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(2,)",
        "(0,)",
        "(99999999,)",
        "(2147483647, 2147483647)",
        "(65536, 65536, 65536, 65536, 65536)"
      })
  void read_otherSizeThanItSays_takesNoMemoryForIt(String shape) throws IOException {
    Path file = file(1, dictionary("<f4", false, shape), floats(ByteOrder.LITTLE_ENDIAN, 7));
    String refusal = refusal(file);
    assertTrue(refusal.contains(shape + " values of FLOAT32"), refusal);
    assertTrue(refusal.contains("found 4 bytes"), refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(2147483648,)", "(1 2)", "(99999999999999999999,)"})
  void read_shapeOfNoLengths_isRefused(String shape) throws IOException {
    Path file = file(1, dictionary("<f4", false, shape), new byte[4]);
    assertTrue(refusal(file).contains("expected a shape"), refusal(file));
  }

  @Test
  void read_tooManyAxes_isRefused() throws IOException {
    Path file = file(1, dictionary("<i2", false, "(" + "1,".repeat(65) + ")"), new byte[2]);
    assertTrue(refusal(file).contains("expected a shape of up to 64 lengths"), refusal(file));
  }

  @Test
  void read_headerLongerThanTheFile_isRefused() throws IOException {
    byte[] bytes = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, -1, 0};
    Path file = Files.write(folder.resolve("a.npy"), bytes);
    assertTrue(refusal(file).contains("found 4294967295 bytes"), refusal(file));
  }

  @Test
  void read_otherVersion_isNamed() throws IOException {
    Path file = file(4, dictionary("<f4", false, "(1,)"), new byte[4]);
    assertTrue(refusal(file).contains("expected .npy of version 1 to 3, found version 4"));
  }

  @Test
  void read_otherFiles_saysWhatTheyAre() throws IOException {
    Path zip = Files.write(folder.resolve("a.npz"), new byte[] {'P', 'K', 3, 4});
    assertEquals(
        zip + ": expected a .npy file, found a zip archive (.npz); write it with numpy.save",
        refusal(zip));
    Path empty = Files.write(folder.resolve("empty.npy"), new byte[0]);
    assertTrue(refusal(empty).contains("found something else"), refusal(empty));
    Path missing = folder.resolve("missing.npy");
    assertEquals(
        missing + ": expected a .npy file, found no such file; check the path", refusal(missing));
    assertTrue(refusal(folder).startsWith(folder + ": expected a .npy file, found a folder"));
  }

  @Test
  void read_damagedBytes_givesAnArrayOrIsRefused() throws IOException {
    Path file = folder.resolve("a.npy");
    NpyArray.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3).write(file);
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(80)] = (byte) random.nextInt(256);
      Files.write(file, bad);
      try {
        assertEquals(6, NpyArray.read(file).values().length);
      } catch (IOException e) {
        assertTrue(String.valueOf(e.getMessage()).startsWith(file + ": expected"), e.getMessage());
        refused++;
      }
    }
    assertTrue(refused > 100, "refused " + refused);
  }

  @Test
  void of_shapeThatDoesNotFit_isRefused() {
    assertEquals(
        "NpyArray: expected (2, 3) values for its shape, found 5",
        assertThrows(IllegalArgumentException.class, () -> NpyArray.of(new float[5], 2, 3))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> NpyArray.of(new float[1], -1, -1));
  }

  @Test
  void of_arrays_areCopied() {
    float[] values = {1, 2};
    NpyArray array = NpyArray.of(values, 2);
    values[0] = 5;
    array.values()[1] = 5;
    array.shape()[0] = 5;
    assertEquals(NpyArray.of(new float[] {1, 2}, 2), array);
  }
}
