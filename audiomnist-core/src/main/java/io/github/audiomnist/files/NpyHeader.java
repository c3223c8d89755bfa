package io.github.audiomnist.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands before the numbers of a {@code .npy} file: six letters, two bytes of version, the
 * length of the rest in two bytes (version 1) or four, and a Python dictionary such as {@code
 * {'descr': '<f4', 'fortran_order': False, 'shape': (40, 101), }}, filled up with spaces.
 *
 * @param length bytes up to the first number
 */
record NpyHeader(
    NpyArray.Type type, ByteOrder order, boolean fortranOrder, List<Integer> shape, int length) {

  /** Longest header accepted, as NumPy has it ({@code max_header_size}). */
  static final int MAX_LENGTH = 10_000;

  private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);
  private static final int VERSION_AT = MAGIC.length;
  private static final int LENGTH_AT = VERSION_AT + 2;
  private static final int LAST_VERSION = 3;

  /** NumPy begins the numbers at a multiple of this. */
  private static final int ALIGNMENT = 64;

  /** NumPy's own bound. */
  private static final int MAX_AXES = 64;

  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*(?:'descr'\\s*:\\s*'([^']{1,20})'|'fortran_order'\\s*:\\s*(True|False)"
              + "|'shape'\\s*:\\s*\\(([0-9, ]*+)\\))\\s*(?:,|(?=\\}))");

  private static final int DESCR = 1;
  private static final int FORTRAN_ORDER = 2;
  private static final int SHAPE = 3;
  private static final Pattern END = Pattern.compile("\\s*\\}\\s*");
  private static final int MOST_SHOWN = 80;
  private static final String REMEDY = "write it with numpy.save";

  /**
   * Reads the header of {@code bytes}.
   *
   * @throws FileSystemException if it is none, or of numbers that are not read here
   */
  static NpyHeader parse(byte[] bytes, Path file) throws FileSystemException {
    if (!Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC) || bytes.length < LENGTH_AT + 4) {
      boolean zip = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
      throw WholeFile.refused(
          file, "a .npy file", zip ? "a zip archive (.npz)" : "something else", REMEDY);
    }
    int version = bytes[VERSION_AT];
    if (version < 1 || version > LAST_VERSION) {
      throw WholeFile.refused(file, ".npy of version 1 to 3", "version " + version, REMEDY);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int start = LENGTH_AT + (version == 1 ? Short.BYTES : Integer.BYTES);
    long length =
        version == 1
            ? Short.toUnsignedInt(buffer.getShort(LENGTH_AT))
            : Integer.toUnsignedLong(buffer.getInt(LENGTH_AT));
    if (length > MAX_LENGTH || start + length > bytes.length) {
      throw WholeFile.refused(
          file,
          "a header of at most %s bytes".formatted(Math.min(MAX_LENGTH, bytes.length - start)),
          length + " bytes",
          "the file is cut off or damaged; write it again");
    }
    String text = new String(bytes, start, (int) length, StandardCharsets.UTF_8);
    return of(entries(text, file), start + (int) length, file);
  }

  /**
   * The dictionary's three values by their group in {@link #ENTRY}, without quotes and brackets.
   */
  private static Map<Integer, String> entries(String text, Path file) throws FileSystemException {
    Map<Integer, String> entries = new HashMap<>();
    int at = text.startsWith("{") ? 1 : text.length();
    Matcher entry = ENTRY.matcher(text);
    while (entry.region(at, text.length()).lookingAt()) {
      for (int group = DESCR; group <= SHAPE; group++) {
        if (entry.group(group) != null) {
          entries.put(group, entry.group(group));
        }
      }
      at = entry.end();
    }
    boolean whole = END.matcher(text).region(at, text.length()).matches();
    if (!whole || entries.size() < SHAPE) {
      String shown = text.strip().substring(0, Math.min(MOST_SHOWN, text.strip().length()));
      throw WholeFile.refused(
          file, "a header of descr, fortran_order and shape", "'%s'".formatted(shown), REMEDY);
    }
    return entries;
  }

  private static NpyHeader of(Map<Integer, String> entries, int length, Path file)
      throws FileSystemException {
    String descr = entries.getOrDefault(DESCR, "");
    for (NpyArray.Type type : NpyArray.Type.values()) {
      if (descr.equals("<" + type.code) || descr.equals(">" + type.code)) {
        return new NpyHeader(
            type,
            descr.startsWith("<") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN,
            entries.getOrDefault(FORTRAN_ORDER, "").equals("True"),
            shape(entries.getOrDefault(SHAPE, ""), file),
            length);
      }
    }
    throw WholeFile.refused(
        file,
        "int16, int32, float32 or float64",
        "'%s'".formatted(descr),
        "write it with astype('float32')");
  }

  private static List<Integer> shape(String text, Path file) throws FileSystemException {
    try {
      List<Integer> shape =
          Pattern.compile(",")
              .splitAsStream(text)
              .map(String::strip)
              .filter(length -> !length.isEmpty())
              .map(Integer::valueOf)
              .toList();
      if (shape.size() <= MAX_AXES) {
        return shape;
      }
    } catch (NumberFormatException e) {
      // Told below, as too many axes are.
    }
    throw WholeFile.refused(file, "a shape of up to %s lengths".formatted(MAX_AXES), text, REMEDY);
  }

  /** The header of an array in C order, least significant byte first. */
  static byte[] format(NpyArray.Type type, int[] shape) {
    String text =
        "{'descr': '<%s', 'fortran_order': False, 'shape': %s, }"
            .formatted(type.code, python(shape));
    int start = LENGTH_AT + Short.BYTES;
    int padding = ALIGNMENT - 1 - (start + text.length()) % ALIGNMENT;
    String padded = text + " ".repeat(padding) + "\n";
    return ByteBuffer.allocate(start + padded.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /** Number of values; {@link Long#MAX_VALUE} if it is larger still. */
  static long size(int[] shape) {
    try {
      return Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /** As Python writes it: {@code (40, 101)}, {@code (40,)}. */
  static String python(int[] shape) {
    String lengths =
        Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    return shape.length == 1 ? "(" + lengths + ",)" : "(" + lengths + ")";
  }
}
