package io.github.audiomnist.training;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A message in the wire format of protocol buffers, field by field. See
 * https://protobuf.dev/programming-guides/encoding.
 */
final class ProtoMessage {

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int LENGTH = 2;
  private static final int FIXED_32 = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @CanIgnoreReturnValue
  ProtoMessage integer(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  @CanIgnoreReturnValue
  ProtoMessage number(int field, double value) {
    tag(field, FIXED_64);
    out.writeBytes(littleEndian(8).putDouble(value).array());
    return this;
  }

  @CanIgnoreReturnValue
  ProtoMessage number(int field, float value) {
    tag(field, FIXED_32);
    out.writeBytes(littleEndian(4).putFloat(value).array());
    return this;
  }

  @CanIgnoreReturnValue
  ProtoMessage bytes(int field, byte[] value) {
    tag(field, LENGTH);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  @CanIgnoreReturnValue
  ProtoMessage text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  @CanIgnoreReturnValue
  ProtoMessage message(int field, ProtoMessage value) {
    return bytes(field, value.toBytes());
  }

  /** A repeated field, packed. */
  @CanIgnoreReturnValue
  ProtoMessage numbers(int field, double[] values) {
    byte[] packed = new byte[8 * values.length];
    ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(values);
    return bytes(field, packed);
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  private void tag(int field, int type) {
    varint(((long) field << 3) | type);
  }

  /** Seven bits a byte, the lowest first; all but the last with the highest bit set. */
  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
