package io.github.audiomnist.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What can be told of an Ogg Vorbis file without decoding it. A file is a row of pages: {@code
 * OggS}, flags at byte 5, the position (in sample frames) at which the page ends at 6, the stream
 * it belongs to at 14, at 26 the number of the bytes that follow and add up to the content's size
 * (RFC 3533, section 6). The samples end within the last block, at the position that the last page
 * names (Xiph.Org, "Vorbis I specification", section A.2).
 */
final class VorbisBytes {

  private static final int PAGE_HEADER = 27;
  private static final int LAST_PAGE = 4;

  /**
   * Zeros behind a file. The usual decoder, JOrbis, looks at what it has read only when another
   * read brings more; so it loses the end of a file, and all of one below 8 KiB, unless something
   * follows. What is no page is passed over.
   */
  private static final int PADDING = 8192;

  /** No packet ends on this page. */
  private static final long NO_POSITION = -1;

  private VorbisBytes() {}

  /** Whether the first page of an Ogg file holds the first header of Vorbis. */
  static boolean isVorbis(byte[] file) {
    return isAt(file, 0, "OggS")
        && file.length > PAGE_HEADER
        && isAt(file, PAGE_HEADER + (file[PAGE_HEADER - 1] & 0xFF), "\u0001vorbis");
  }

  /**
   * The number of sample frames that the last page names; 0 if there is more than one stream.
   *
   * @throws AudioFormatException if the last page is missing, or names none
   */
  static long numFrames(byte[] file, String name) throws AudioFormatException {
    ByteBuffer pages = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    long position = 0;
    int at = 0;
    while (isAt(file, at, "OggS") && at + PAGE_HEADER <= file.length) {
      long end = (long) at + pageBytes(file, at);
      if (pages.getInt(at + 14) != pages.getInt(14)) {
        return 0;
      }
      long pagePosition = pages.getLong(at + 6);
      position = pagePosition == NO_POSITION ? position : pagePosition;
      if ((file[at + 5] & LAST_PAGE) != 0 && end <= file.length) {
        return isAt(file, (int) end, "OggS") ? 0 : requirePositive(position, name);
      }
      at = (int) Math.min(file.length, end);
    }
    throw new AudioFormatException(
        name,
        "a last page that ends the stream",
        "none, it is truncated",
        "the file is cut off or damaged; copy or record it again");
  }

  /** The file with zeros behind it. */
  static byte[] padded(byte[] file) {
    return Arrays.copyOf(file, Math.addExact(file.length, PADDING));
  }

  private static long requirePositive(long position, String name) throws AudioFormatException {
    if (position < 1) {
      throw new AudioFormatException(
          name,
          "at least one sample",
          "no samples (last position %s)".formatted(position),
          "the recording is empty; record it again");
    }
    return position;
  }

  private static int pageBytes(byte[] file, int at) {
    int segments = file[at + PAGE_HEADER - 1] & 0xFF;
    int bytes = PAGE_HEADER + segments;
    for (int i = 0; i < segments && at + PAGE_HEADER + i < file.length; i++) {
      bytes += file[at + PAGE_HEADER + i] & 0xFF;
    }
    return bytes;
  }

  private static boolean isAt(byte[] file, int at, String letters) {
    byte[] expected = letters.getBytes(StandardCharsets.ISO_8859_1);
    if (expected.length > file.length - at) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (file[at + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
