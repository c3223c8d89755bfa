package io.github.audiomnist.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.audiomnist.signal.Waveform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The bytes of a WAV file of one channel: fmt, for floats fact (which the specification demands of
 * all but PCM), then data and its pad byte.
 */
final class WavEncoder {

  private static final int PCM = 1;
  private static final int FLOAT = 3;

  /** RIFF header, fmt chunk and the header of the data chunk. */
  private static final int PCM_HEADER = 12 + 8 + 16 + 8;

  /** The size of the fmt chunk's (empty) extension, and a fact chunk. */
  private static final int FLOAT_EXTRA = 2 + 8 + 4;

  private WavEncoder() {}

  /**
   * A whole file.
   *
   * @throws IllegalArgumentException if the waveform has no samples, or so many that the file would
   *     have more than {@link AudioBytes#MAX_BYTES} bytes
   */
  static byte[] encode(Waveform waveform, SampleFormat format) {
    int headerBytes = format.isFloat() ? PCM_HEADER + FLOAT_EXTRA : PCM_HEADER;
    int maxSamples = (AudioBytes.MAX_BYTES - headerBytes - 1) / format.bytesPerSample();
    if (waveform.length() < 1 || waveform.length() > maxSamples) {
      throw new IllegalArgumentException(
          "WavFile: expected 1 to %s samples, found %s; write a recording of another length"
              .formatted(maxSamples, waveform.length()));
    }
    int dataBytes = waveform.length() * format.bytesPerSample();
    byte[] file = new byte[headerBytes + dataBytes + dataBytes % 2];
    putHeader(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN), waveform, format, dataBytes);
    format.encode(waveform.values(), file, headerBytes);
    return file;
  }

  private static void putHeader(
      ByteBuffer header, Waveform waveform, SampleFormat format, int dataBytes) {
    putChunk(header, "RIFF", header.capacity() - 8).put("WAVE".getBytes(ISO_8859_1));
    putChunk(header, "fmt ", format.isFloat() ? 18 : 16)
        .putShort((short) (format.isFloat() ? FLOAT : PCM))
        .putShort((short) 1)
        .putInt(waveform.sampleRate())
        .putInt(waveform.sampleRate() * format.bytesPerSample())
        .putShort((short) format.bytesPerSample())
        .putShort((short) (8 * format.bytesPerSample()));
    if (format.isFloat()) {
      header.putShort((short) 0);
      putChunk(header, "fact", Integer.BYTES).putInt(waveform.length());
    }
    putChunk(header, "data", dataBytes);
  }

  @CanIgnoreReturnValue
  private static ByteBuffer putChunk(ByteBuffer header, String id, int size) {
    return header.put(id.getBytes(ISO_8859_1)).putInt(size);
  }
}
