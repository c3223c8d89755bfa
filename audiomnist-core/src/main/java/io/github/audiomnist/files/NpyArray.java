package io.github.audiomnist.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Numbers of any shape, as a {@code .npy} file of NumPy holds them. Immutable; threads may share
 * it.
 *
 * <p>Reads versions 1.0 to 3.0 of the format (numpy.lib.format) with 16- and 32-bit integers and
 * 32- and 64-bit floats of either byte order, in C or Fortran order. A file is data: nothing in it
 * is evaluated, and no memory is taken for more numbers than the file holds.
 */
public final class NpyArray {

  /** What a number is stored as. */
  public enum Type {
    /** {@code int16}. */
    INT16("i2", Short.BYTES),
    /** {@code int32}. */
    INT32("i4", Integer.BYTES),
    /** {@code float32}. */
    FLOAT32("f4", Float.BYTES),
    /** {@code float64}. */
    FLOAT64("f8", Double.BYTES);

    final String code;
    final int bytes;

    Type(String code, int bytes) {
      this.code = code;
      this.bytes = bytes;
    }

    private double get(ByteBuffer buffer, int index) {
      return switch (this) {
        case INT16 -> buffer.getShort(index * bytes);
        case INT32 -> buffer.getInt(index * bytes);
        case FLOAT32 -> buffer.getFloat(index * bytes);
        case FLOAT64 -> buffer.getDouble(index * bytes);
      };
    }

    private void put(ByteBuffer buffer, double value) {
      switch (this) {
        case INT16 -> buffer.putShort((short) value);
        case INT32 -> buffer.putInt((int) value);
        case FLOAT32 -> buffer.putFloat((float) value);
        case FLOAT64 -> buffer.putDouble(value);
      }
    }
  }

  /** Most numbers that are read from a file: 46 hours of 40 bands at 10 ms. */
  public static final int MAX_VALUES = 1 << 26;

  private final Type type;
  private final int[] shape;
  private final double[] values;

  private NpyArray(Type type, int[] shape, double[] values) {
    this.type = type;
    this.shape = shape;
    this.values = values;
  }

  /**
   * An array of 32-bit floats.
   *
   * @param values in C order: the last axis runs fastest; copied
   * @param shape length of each axis
   * @throws IllegalArgumentException if the product of {@code shape} is not {@code values.length}
   */
  public static NpyArray of(float[] values, int... shape) {
    double[] copy = new double[values.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = values[i];
    }
    return of(Type.FLOAT32, copy, shape);
  }

  /** As {@link #of(float[], int...)}, with 64-bit floats. */
  public static NpyArray of(double[] values, int... shape) {
    return of(Type.FLOAT64, values.clone(), shape);
  }

  private static NpyArray of(Type type, double[] values, int[] shape) {
    if (Arrays.stream(shape).anyMatch(length -> length < 0)
        || NpyHeader.size(shape) != values.length) {
      throw new IllegalArgumentException(
          "NpyArray: expected %s values for its shape, found %s"
              .formatted(NpyHeader.python(shape), values.length));
    }
    return new NpyArray(type, shape.clone(), values);
  }

  /**
   * The array in a {@code .npy} file.
   *
   * @throws FileSystemException if there is no such file, it cannot be read, is of another or a
   *     damaged format, holds more than {@link #MAX_VALUES} numbers, or more or fewer than it says
   */
  public static NpyArray read(Path file) throws IOException {
    byte[] bytes = bytes(file);
    NpyHeader header = NpyHeader.parse(bytes, file);
    int[] shape = header.shape().stream().mapToInt(Integer::intValue).toArray();
    long size = NpyHeader.size(shape);
    int stored = bytes.length - header.length();
    if (size > MAX_VALUES || size * header.type().bytes != stored) {
      throw WholeFile.refused(
          file,
          "%s values of %s for its shape, and at most %s"
              .formatted(NpyHeader.python(shape), header.type(), MAX_VALUES),
          stored + " bytes",
          "write one whole array with numpy.save");
    }
    ByteBuffer data = ByteBuffer.wrap(bytes, header.length(), stored).slice();
    return new NpyArray(header.type(), shape, decode(header, shape, data.order(header.order())));
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw WholeFile.refused(file, "a .npy file", "a folder or device", "name a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      int most = MAX_VALUES * Type.FLOAT64.bytes + NpyHeader.MAX_LENGTH;
      byte[] bytes = in.readNBytes(most);
      if (in.read() >= 0) {
        throw WholeFile.refused(file, "at most %s bytes".formatted(most), "more", "cut it");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw WholeFile.refused(file, "a .npy file", "no such file", "check the path");
    } catch (FileSystemException e) {
      throw e.getReason() != null && e.getReason().startsWith("expected")
          ? e
          : WholeFile.explained(file, e, "a .npy file", "check the path and its permissions");
    }
  }

  private static double[] decode(NpyHeader header, int[] shape, ByteBuffer data) {
    double[] values = new double[(int) NpyHeader.size(shape)];
    for (int i = 0; i < values.length; i++) {
      int at = header.fortranOrder() ? fortranIndex(i, shape) : i;
      values[i] = header.type().get(data, at);
    }
    return values;
  }

  /** Where the value at {@code index} in C order stands if the first axis runs fastest. */
  private static int fortranIndex(int index, int[] shape) {
    int stride = (int) NpyHeader.size(shape);
    int rest = index;
    int at = 0;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      stride /= shape[axis];
      at += rest % shape[axis] * stride;
      rest /= shape[axis];
    }
    return at;
  }

  /**
   * Writes this array to {@code file}, whole or not at all, for {@code numpy.load}.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    byte[] header = NpyHeader.format(type, shape);
    ByteBuffer bytes = ByteBuffer.allocate(header.length + values.length * type.bytes);
    bytes.order(ByteOrder.LITTLE_ENDIAN).put(header);
    for (double value : values) {
      type.put(bytes, value);
    }
    WholeFile.write(file, bytes.array());
  }

  /** What a number is stored as. */
  public Type type() {
    return type;
  }

  /** Length of each axis; none for a single number. */
  public int[] shape() {
    return shape.clone();
  }

  /** A copy of the values, in C order: the last axis runs fastest. */
  public double[] values() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NpyArray that
        && type == that.type
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  /** For example {@code FLOAT32 (40, 101)}. */
  @Override
  public String toString() {
    return type + " " + NpyHeader.python(shape);
  }
}
