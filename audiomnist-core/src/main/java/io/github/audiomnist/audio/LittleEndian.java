package io.github.audiomnist.audio;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Numbers at any byte of an array, least significant byte first as in every RIFF file. */
final class LittleEndian {

  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);
  private static final VarHandle FLOAT = view(float[].class);
  private static final VarHandle DOUBLE = view(double[].class);

  private LittleEndian() {}

  static int int16(byte[] bytes, int at) {
    return (short) SHORT.get(bytes, at);
  }

  static int unsigned16(byte[] bytes, int at) {
    return int16(bytes, at) & 0xFFFF;
  }

  static int int24(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] << 16;
  }

  static int int32(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  static long unsigned32(byte[] bytes, int at) {
    return int32(bytes, at) & 0xFFFF_FFFFL;
  }

  static long int64(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  static float float32(byte[] bytes, int at) {
    return (float) FLOAT.get(bytes, at);
  }

  static double float64(byte[] bytes, int at) {
    return (double) DOUBLE.get(bytes, at);
  }

  static void putInt16(byte[] bytes, int at, int value) {
    SHORT.set(bytes, at, (short) value);
  }

  static void putInt24(byte[] bytes, int at, int value) {
    bytes[at] = (byte) value;
    bytes[at + 1] = (byte) (value >> 8);
    bytes[at + 2] = (byte) (value >> 16);
  }

  static void putInt32(byte[] bytes, int at, int value) {
    INT.set(bytes, at, value);
  }

  static void putFloat32(byte[] bytes, int at, float value) {
    FLOAT.set(bytes, at, value);
  }

  static void putFloat64(byte[] bytes, int at, double value) {
    DOUBLE.set(bytes, at, value);
  }

  private static VarHandle view(Class<?> arrayType) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, LITTLE_ENDIAN);
  }
}
