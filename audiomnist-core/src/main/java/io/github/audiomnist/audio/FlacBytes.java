package io.github.audiomnist.audio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What can be told of a FLAC file without decoding it (RFC 9639, section 8): after {@code fLaC}
 * comes a row of metadata blocks, of which the first says rate, channels, bits and length, then the
 * samples. A block is a byte of type, whose high bit marks the last, three of size, and content.
 */
final class FlacBytes {

  private static final byte[] MARKER = "fLaC".getBytes(StandardCharsets.ISO_8859_1);
  private static final int BLOCK_HEADER = 4;

  /** The last block, a padding of no bytes. */
  private static final int NO_PADDING = 0x8100_0000;

  private static final int STREAM_INFO_SIZE = 34;

  /** Marker and first block. */
  private static final int START = 4 + BLOCK_HEADER + STREAM_INFO_SIZE;

  /** Rate (20 bits), channels (3), bits (5) and number of frames (36). */
  private static final int STREAM_INFO = 4 + BLOCK_HEADER + 10;

  private static final long NUM_FRAMES = (1L << 36) - 1;

  private FlacBytes() {}

  /** Whether the first block is there. */
  static boolean isFlac(byte[] file) {
    return file.length >= START && Arrays.equals(MARKER, 0, 4, file, 0, 4) && file[4] << 1 == 0;
  }

  /** The number of sample frames that the file says it holds; 0 if it does not say. */
  static long numFrames(byte[] file) {
    return ByteBuffer.wrap(file).getLong(STREAM_INFO) & NUM_FRAMES;
  }

  /**
   * The file without comments, pictures and all else but the first block: a decoder takes memory
   * for these as they declare, up to 4 GiB. An empty block follows, because jFLAC fails if the
   * first one is the last.
   */
  static byte[] withoutMetadata(byte[] file) {
    ByteBuffer blocks = ByteBuffer.wrap(file);
    int at = MARKER.length;
    boolean last = false;
    while (!last && at <= file.length - BLOCK_HEADER) {
      int header = blocks.getInt(at);
      last = header < 0;
      at = Math.min(file.length, at + BLOCK_HEADER + (header & 0xFF_FFFF));
    }
    int length = file.length - at;
    return ByteBuffer.allocate(START + BLOCK_HEADER + length)
        .put(MARKER)
        .putInt(STREAM_INFO_SIZE)
        .put(file, MARKER.length + BLOCK_HEADER, STREAM_INFO_SIZE)
        .putInt(NO_PADDING)
        .put(file, at, length)
        .array();
  }
}
