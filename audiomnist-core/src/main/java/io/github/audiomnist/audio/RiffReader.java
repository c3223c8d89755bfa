package io.github.audiomnist.audio;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds format and samples in a RIFF, RF64 or BW64 file that lies in memory.
 *
 * <p>After twelve bytes (id, size, {@code WAVE}) a file is a row of chunks: an id of four letters,
 * a size, as many bytes of content, and a zero byte if the size is odd. Chunks other than fmt, data
 * and ds64 are passed over, wherever they stand; what follows the data chunk is not looked at.
 * Sizes in the file are compared with what is there and never used for anything else: the size of
 * the whole (the second word) is not read at all, because many writers get it wrong.
 *
 * <p>RF64 and BW64 (EBU Tech 3306, ITU-R BS.2088) are RIFF with sizes of 64 bits, held by a ds64
 * chunk; the data chunk then says 0xFFFFFFFF.
 *
 * <p><b>Streamed files.</b> A program that writes to a pipe cannot go back and fill in the size of
 * the data. It leaves 0, 0xFFFFFFFF (ffmpeg) or the whole frames in 0x7FFFF000 bytes (sox). Samples
 * then reach to the end of the file. One exception: if a size of 0 is followed by well-formed
 * chunks that end exactly with the file, the recording is empty.
 *
 * <p><b>Missing pad bytes.</b> If an odd chunk is followed directly by one of the ids {@code fmt },
 * {@code data}, {@code LIST} or {@code fact}, the pad byte is missing; a real one cannot spell
 * these.
 *
 * <p>One reader serves one file and one thread.
 */
final class RiffReader {

  /** Where the samples are: {@code length} bytes, a whole number of frames, from {@code offset}. */
  record Samples(WavFormat format, int offset, int length) {
    int numFrames() {
      return length / format.frameBytes();
    }
  }

  private static final int RIFF_HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int DS64_DATA_SIZE = 8;
  private static final long UNKNOWN = 0xFFFF_FFFFL;

  /** Stands for "unknown" in sox's wav.c (MS_UNSPEC), which rounds it down to whole frames. */
  private static final long SOX_UNKNOWN = 0x7FFF_F000L;

  private static final Set<String> RIFF_IDS = Set.of("RIFF", "RF64", "BW64");
  private static final Set<String> IDS_AFTER_MISSING_PAD = Set.of("fmt ", "data", "LIST", "fact");
  private static final String CUT_OFF = "the file is cut off or damaged; copy or record it again";

  private final byte[] bytes;
  private final String file;
  private @Nullable WavFormat format;
  private long longDataSize = UNKNOWN;

  private RiffReader(byte[] bytes, String file) {
    this.bytes = bytes;
    this.file = file;
  }

  /**
   * Where in {@code bytes} the samples are.
   *
   * @param bytes of the whole file
   * @param file name for messages
   * @throws AudioFormatException if {@code bytes} are no WAV file, or one that is cut off, damaged,
   *     empty or of an unsupported format
   */
  static Samples find(byte[] bytes, String file) throws AudioFormatException {
    return new RiffReader(bytes, file).find();
  }

  /** Whether {@code bytes} begin as those of a file of this kind do. */
  static boolean isWav(byte[] bytes) {
    RiffReader reader = new RiffReader(bytes, "");
    return RIFF_IDS.contains(reader.id(0)) && reader.id(8).equals("WAVE");
  }

  private Samples find() throws AudioFormatException {
    if (!isWav(bytes)) {
      throw new AudioFormatException(
          file,
          "a WAV file",
          FileKind.of(bytes),
          "check the path, or convert it to PCM WAV, e.g. with sox or ffmpeg");
    }
    for (int at = RIFF_HEADER; at <= bytes.length - CHUNK_HEADER; at = next(at)) {
      if (isAt(at, "data")) {
        return samples(at);
      }
      read(at);
    }
    throw new AudioFormatException(file, "a data chunk", "none", CUT_OFF);
  }

  private void read(int at) throws AudioFormatException {
    int content = at + CHUNK_HEADER;
    if (size(at) > bytes.length - content) {
      throw new AudioFormatException(
          file,
          "%d bytes in chunk '%s'".formatted(size(at), id(at)),
          String.valueOf(bytes.length - content),
          CUT_OFF);
    }
    int size = (int) size(at);
    if (isAt(at, "fmt ")) {
      format = WavFormat.parse(bytes, content, size, file);
    } else if (isAt(at, "ds64") && size >= DS64_DATA_SIZE + Long.BYTES) {
      longDataSize = LittleEndian.int64(bytes, content + DS64_DATA_SIZE);
    }
  }

  /**
   * The chunk after the one at {@code at}, which lies within the file; at most one byte past it.
   */
  private int next(int at) {
    long end = at + CHUNK_HEADER + size(at);
    boolean padded = size(at) % 2 == 1 && !IDS_AFTER_MISSING_PAD.contains(id((int) end));
    return (int) Math.min(bytes.length, padded ? end + 1 : end);
  }

  private Samples samples(int at) throws AudioFormatException {
    if (format == null) {
      throw new AudioFormatException(file, "a fmt chunk before the data chunk", "none", CUT_OFF);
    }
    int offset = at + CHUNK_HEADER;
    int available = bytes.length - offset;
    long size = size(at) == UNKNOWN ? longDataSize : size(at);
    if (isUnknown(size, format.frameBytes())) {
      size = size == 0 && isRowOfChunks(offset) ? 0 : available;
    }
    if (Long.compareUnsigned(size, available) > 0) {
      throw new AudioFormatException(
          file,
          Long.toUnsignedString(size) + " bytes of samples as its header says",
          "%d, it is truncated".formatted(available),
          CUT_OFF);
    }
    return wholeFrames(format, offset, (int) size);
  }

  private Samples wholeFrames(WavFormat found, int offset, int size) throws AudioFormatException {
    int length = size - size % found.frameBytes();
    if (length == 0) {
      throw new AudioFormatException(
          file,
          "at least one sample of %d bytes".formatted(found.frameBytes()),
          "no samples (%d bytes)".formatted(size),
          "the recording is empty; record it again");
    }
    return new Samples(found, offset, length);
  }

  private static boolean isUnknown(long size, int frameBytes) {
    return size == 0
        || size == UNKNOWN
        || size == -1 // 64 bits of ones in a ds64 chunk
        || size == SOX_UNKNOWN - SOX_UNKNOWN % frameBytes;
  }

  /** Whether from {@code start} there is nothing but one or more whole, plausibly named chunks. */
  private boolean isRowOfChunks(int start) {
    int at = start;
    while (at <= bytes.length - CHUNK_HEADER
        && isPrintable(at)
        && size(at) <= bytes.length - CHUNK_HEADER - at) {
      at = next(at);
    }
    return at == bytes.length && at > start;
  }

  private boolean isPrintable(int at) {
    for (int i = 0; i < 4; i++) {
      if (bytes[at + i] < ' ' || bytes[at + i] > '~') {
        return false;
      }
    }
    return true;
  }

  /** Compares without making a text: a file may be a row of empty chunks. */
  private boolean isAt(int at, String id) {
    for (int i = 0; i < id.length(); i++) {
      if (bytes[at + i] != id.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Four letters; fewer at the end of the file. */
  private String id(int at) {
    int length = Math.max(0, Math.min(4, bytes.length - at));
    return new String(bytes, Math.min(at, bytes.length), length, StandardCharsets.ISO_8859_1);
  }

  private long size(int at) {
    return LittleEndian.unsigned32(bytes, at + 4);
  }
}
