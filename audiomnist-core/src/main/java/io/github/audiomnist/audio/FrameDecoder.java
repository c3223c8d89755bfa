package io.github.audiomnist.audio;

import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioSystem;

/**
 * Turns sample frames in a format of {@code javax.sound.sampled} into mono samples: PCM of one to
 * four bytes, signed or not, floats of 32 and 64 bits, A-law and µ-law, in either byte order, of
 * any number of channels.
 *
 * <p>As in WAV and AIFF files, a width such as 12 bits fills the high bits of whole bytes, so the
 * bytes alone give the scale. Samples are first brought to the form that {@link SampleDecoder}
 * reads: least significant byte first, single bytes unsigned and all others signed.
 *
 * @param decoder for a sample in that form
 * @param channels samples in a frame
 * @param reversed whether the most significant byte comes first
 * @param signFlipped whether zero lies where {@code decoder} has its most negative sample
 */
record FrameDecoder(SampleDecoder decoder, int channels, boolean reversed, boolean signFlipped) {

  private static final int MAX_CHANNELS = 65_535;

  /** The decoder for a format; empty if it is compressed, incomplete or absurd. */
  static Optional<FrameDecoder> of(AudioFormat format) {
    int channels = format.getChannels();
    int sampleBytes = channels < 1 || channels > MAX_CHANNELS ? 0 : sampleBytes(format);
    Encoding encoding = format.getEncoding();
    boolean signed = encoding.equals(Encoding.PCM_SIGNED);
    boolean integer = signed || encoding.equals(Encoding.PCM_UNSIGNED);
    boolean signFlipped = integer && signed == (sampleBytes == 1);
    boolean reversed = format.isBigEndian() && sampleBytes > 1;
    return decoder(encoding, integer, sampleBytes)
        .map(decoder -> new FrameDecoder(decoder, channels, reversed, signFlipped));
  }

  /** Bytes in a sample frame, which holds a sample of each channel. */
  int frameBytes() {
    return channels * decoder.bytesPerSample();
  }

  /**
   * Reads the mean of the channels.
   *
   * @param bytes whole frames from index 0; changed
   * @param mono receives a sample for each frame
   * @param start of the first of them in {@code mono}
   * @param numFrames sample frames
   */
  void decode(byte[] bytes, float[] mono, int start, int numFrames) {
    int sampleBytes = decoder.bytesPerSample();
    int end = numFrames * frameBytes();
    if (reversed) {
      for (int at = 0; at < end; at += sampleBytes) {
        reverse(bytes, at, at + sampleBytes - 1);
      }
    }
    if (signFlipped) {
      for (int last = sampleBytes - 1; last < end; last += sampleBytes) {
        bytes[last] ^= (byte) 0x80;
      }
    }
    decoder.decodeMono(bytes, 0, channels, mono, start, numFrames);
  }

  private static void reverse(byte[] bytes, int first, int last) {
    for (int low = first, high = last; low < high; low++, high--) {
      byte kept = bytes[low];
      bytes[low] = bytes[high];
      bytes[high] = kept;
    }
  }

  /** Bytes in a sample; 0 if the format does not say, or contradicts itself. */
  private static int sampleBytes(AudioFormat format) {
    int bits = format.getSampleSizeInBits();
    int frameBytes = format.getFrameSize();
    if (bits == AudioSystem.NOT_SPECIFIED) {
      return 0;
    }
    int sampleBytes = (bits + 7) / 8;
    boolean agrees =
        frameBytes == AudioSystem.NOT_SPECIFIED || frameBytes == sampleBytes * format.getChannels();
    return agrees ? sampleBytes : 0;
  }

  private static Optional<SampleDecoder> decoder(
      Encoding encoding, boolean integer, int sampleBytes) {
    if (integer) {
      return switch (sampleBytes) {
        case 1 -> Optional.of(SampleDecoder.UNSIGNED_8);
        case 2 -> Optional.of(SampleDecoder.INT_16);
        case 3 -> Optional.of(SampleDecoder.INT_24);
        case 4 -> Optional.of(SampleDecoder.INT_32);
        default -> Optional.empty();
      };
    }
    if (encoding.equals(Encoding.PCM_FLOAT)) {
      return switch (sampleBytes) {
        case 4 -> Optional.of(SampleDecoder.FLOAT_32);
        case 8 -> Optional.of(SampleDecoder.FLOAT_64);
        default -> Optional.empty();
      };
    }
    if (sampleBytes == 1 && encoding.equals(Encoding.ALAW)) {
      return Optional.of(SampleDecoder.A_LAW);
    }
    return sampleBytes == 1 && encoding.equals(Encoding.ULAW)
        ? Optional.of(SampleDecoder.MU_LAW)
        : Optional.empty();
  }
}
