package io.github.audiomnist.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Waveform;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;

/** Puts WAV files together byte by byte, right or wrong, independently of the library's writer. */
@SuppressWarnings("ByteBufferBackingArray") // all buffers are allocated by littleEndian(int)
final class WavBytes {

  static final int PCM = 1;
  static final int FLOAT = 3;
  static final int A_LAW = 6;
  static final int MU_LAW = 7;
  static final long STREAMED = 0xFFFF_FFFFL;

  private static final String SUB_FORMAT_TAIL = "000000001000800000aa00389b71";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final String id;

  private WavBytes(String id) {
    this.id = id;
    bytes.writeBytes("WAVE".getBytes(ISO_8859_1));
  }

  static WavBytes riff() {
    return new WavBytes("RIFF");
  }

  static WavBytes withId(String id) {
    return new WavBytes(id);
  }

  /** A file of one fmt and one data chunk. */
  static byte[] file(byte[] fmt, byte[] data) {
    return riff().chunk("fmt ", fmt).chunk("data", data).bytes();
  }

  WavBytes chunk(String chunkId, byte[] content) {
    return chunk(chunkId, content.length, content).raw(new byte[content.length % 2]);
  }

  /** A chunk that declares {@code size}, without pad byte. */
  WavBytes chunk(String chunkId, long size, byte[] content) {
    return raw(chunkId.getBytes(ISO_8859_1)).raw(littleEndian(4).putInt((int) size)).raw(content);
  }

  WavBytes raw(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  private WavBytes raw(ByteBuffer more) {
    return raw(more.array());
  }

  byte[] bytes() {
    byte[] body = bytes.toByteArray();
    return littleEndian(8 + body.length)
        .put(id.getBytes(ISO_8859_1))
        .putInt(body.length)
        .put(body)
        .array();
  }

  static byte[] fmt(int codec, int channels, int sampleRate, int bits) {
    int blockAlign = channels * ((bits + 7) / 8);
    return fmt(codec, channels, sampleRate, bits, blockAlign);
  }

  static byte[] fmt(int codec, int channels, int sampleRate, int bits, int blockAlign) {
    return littleEndian(16)
        .putShort((short) codec)
        .putShort((short) channels)
        .putInt(sampleRate)
        .putInt(sampleRate * blockAlign)
        .putShort((short) blockAlign)
        .putShort((short) bits)
        .array();
  }

  static byte[] extensible(int codec, int channels, int sampleRate, int bits, int validBits) {
    return extensible(codec, channels, sampleRate, bits, validBits, SUB_FORMAT_TAIL);
  }

  static byte[] extensible(
      int codec, int channels, int sampleRate, int bits, int validBits, String subFormatTail) {
    return littleEndian(40)
        .put(fmt(0xFFFE, channels, sampleRate, bits))
        .putShort((short) 22)
        .putShort((short) validBits)
        .putInt(0)
        .putShort((short) codec)
        .put(HexFormat.of().parseHex(subFormatTail))
        .array();
  }

  static byte[] ds64(long dataSize) {
    return littleEndian(28).putLong(0).putLong(dataSize).putLong(0).putInt(0).array();
  }

  static byte[] int16(int... samples) {
    ByteBuffer buffer = littleEndian(2 * samples.length);
    for (int sample : samples) {
      buffer.putShort((short) sample);
    }
    return buffer.array();
  }

  static byte[] float32(float... samples) {
    ByteBuffer buffer = littleEndian(4 * samples.length);
    for (float sample : samples) {
      buffer.putFloat(sample);
    }
    return buffer.array();
  }

  static byte[] float64(double... samples) {
    ByteBuffer buffer = littleEndian(8 * samples.length);
    for (double sample : samples) {
      buffer.putDouble(sample);
    }
    return buffer.array();
  }

  /** Overwrites four bytes. */
  static byte[] patched(byte[] file, int at, long value) {
    byte[] copy = file.clone();
    ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putInt(at, (int) value);
    return copy;
  }

  static void assertSamples(byte[] file, float... expected) throws AudioFormatException {
    Waveform waveform = WavFile.parse(file, "x.wav");
    assertEquals(Waveform.of(expected, waveform.sampleRate()), waveform);
    assertEquals(expected.length, waveform.length());
  }

  /** The file is refused, in one line of the form that all messages have, with these words. */
  static void assertRefused(byte[] file, String... words) {
    AudioFormatException e =
        assertThrows(AudioFormatException.class, () -> WavFile.parse(file, "x.wav"));
    assertMessage(e, "x.wav", words);
  }

  static void assertMessage(Exception e, String file, String... words) {
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith(file + ": expected "), message);
    assertTrue(message.matches(".*: expected .*, found .*; .*"), message);
    for (String word : List.of(words)) {
      assertTrue(message.contains(word), () -> message + " lacks " + word);
    }
  }

  static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
