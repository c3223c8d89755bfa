package io.github.audiomnist.audio;

import io.github.audiomnist.signal.SignalSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What the fmt chunk of a WAV file says. Layout after Microsoft and IBM, "Multimedia Programming
 * Interface and Data Specifications 1.0" (1991), and Microsoft's {@code WAVEFORMATEXTENSIBLE}:
 *
 * <pre>
 *   0  codec            4  sample rate        12  block align, bytes in a sample frame
 *   2  channels         8  bytes per second   14  bits per sample, of the container if extensible
 *  16  size of the rest: 22 if extensible
 *  18  valid bits      20  speaker positions  24  sub-format: codec, then 14 fixed bytes
 * </pre>
 *
 * <p>Bytes per second, valid bits and speaker positions are not needed and not trusted: samples lie
 * in the high bits of their container, so the container alone gives the scale.
 *
 * @param decoder how samples are stored
 * @param channels samples in a frame, 1 to 65535
 * @param sampleRate in Hz
 */
record WavFormat(SampleDecoder decoder, int channels, int sampleRate) {

  private static final int MIN_SIZE = 16;
  private static final int EXTENSIBLE_SIZE = 40;
  private static final int SUB_FORMAT = 24;

  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;

  /** The end shared by all sub-formats that stand for a two-byte codec (KSDATAFORMAT_SUBTYPE_…). */
  private static final byte[] SUB_FORMAT_TAIL =
      HexFormat.of().parseHex("000000001000800000aa00389b71");

  private static final String CONVERT = "convert it to 16-bit PCM, e.g. with sox or ffmpeg";
  private static final String DAMAGED = "the header is damaged; export the file again";

  /** Bytes in a sample frame, which holds a sample of each channel. */
  int frameBytes() {
    return channels * decoder.bytesPerSample();
  }

  /**
   * The format in a fmt chunk.
   *
   * @param bytes of the file
   * @param at offset of the chunk's content
   * @param size of the chunk's content, all of it within {@code bytes}
   * @param file name for messages
   * @throws AudioFormatException if the format is damaged or not one that {@link WavFile} reads
   */
  static WavFormat parse(byte[] bytes, int at, int size, String file) throws AudioFormatException {
    if (size < MIN_SIZE) {
      throw new AudioFormatException(
          file, "a fmt chunk of %s bytes or more".formatted(MIN_SIZE), size + " bytes", DAMAGED);
    }
    int channels = LittleEndian.unsigned16(bytes, at + 2);
    long sampleRate = LittleEndian.unsigned32(bytes, at + 4);
    int blockAlign = LittleEndian.unsigned16(bytes, at + 12);
    int bits = LittleEndian.unsigned16(bytes, at + 14);
    SampleDecoder decoder = decoder(codec(bytes, at, size, file), bits, file);
    requireSampleRate(sampleRate, file);
    requireChannels(channels, file);
    WavFormat format = new WavFormat(decoder, channels, (int) sampleRate);
    if (blockAlign != format.frameBytes()) {
      throw new AudioFormatException(
          file,
          "a block align of %s for %s channels of %s bits"
              .formatted(format.frameBytes(), channels, bits),
          String.valueOf(blockAlign),
          DAMAGED);
    }
    return format;
  }

  private static int codec(byte[] bytes, int at, int size, String file)
      throws AudioFormatException {
    int codec = LittleEndian.unsigned16(bytes, at);
    if (codec != EXTENSIBLE) {
      return codec;
    }
    if (size < EXTENSIBLE_SIZE) {
      throw new AudioFormatException(
          file,
          "an extensible fmt chunk of %s bytes or more".formatted(EXTENSIBLE_SIZE),
          size + " bytes",
          DAMAGED);
    }
    byte[] guid = Arrays.copyOfRange(bytes, at + SUB_FORMAT, at + EXTENSIBLE_SIZE);
    if (!Arrays.equals(guid, 2, guid.length, SUB_FORMAT_TAIL, 0, SUB_FORMAT_TAIL.length)) {
      throw new AudioFormatException(
          file,
          "the extensible sub-format PCM, float, A-law or µ-law",
          "sub-format " + HexFormat.of().formatHex(guid),
          CONVERT);
    }
    return LittleEndian.unsigned16(guid, 0);
  }

  private static SampleDecoder decoder(int codec, int bits, String file)
      throws AudioFormatException {
    return switch (codec) {
      case PCM -> pcm(bits, file);
      case FLOAT ->
          switch (bits) {
            case 32 -> SampleDecoder.FLOAT_32;
            case 64 -> SampleDecoder.FLOAT_64;
            default -> throw wrongBits("32 or 64 bits for float samples", bits, file);
          };
      case A_LAW -> companded(SampleDecoder.A_LAW, bits, file);
      case MU_LAW -> companded(SampleDecoder.MU_LAW, bits, file);
      default ->
          throw new AudioFormatException(
              file,
              "the codec PCM, float, A-law or µ-law",
              String.format(Locale.ROOT, "%s (codec 0x%04X)", codecName(codec), codec),
              CONVERT);
    };
  }

  /** Odd widths such as 12 bits fill the high bits of the next whole number of bytes. */
  private static SampleDecoder pcm(int bits, String file) throws AudioFormatException {
    return switch ((bits + 7) / 8) {
      case 1 -> SampleDecoder.UNSIGNED_8;
      case 2 -> SampleDecoder.INT_16;
      case 3 -> SampleDecoder.INT_24;
      case 4 -> SampleDecoder.INT_32;
      default -> throw wrongBits("1 to 32 bits for PCM samples", bits, file);
    };
  }

  private static SampleDecoder companded(SampleDecoder law, int bits, String file)
      throws AudioFormatException {
    if (bits != 8) {
      throw wrongBits("8 bits for %s samples".formatted(law), bits, file);
    }
    return law;
  }

  private static AudioFormatException wrongBits(String expected, int bits, String file) {
    return new AudioFormatException(file, expected, String.valueOf(bits), CONVERT);
  }

  private static void requireSampleRate(long sampleRate, String file) throws AudioFormatException {
    if (sampleRate < 1 || sampleRate > SignalSpec.MAX_SAMPLE_RATE) {
      throw new AudioFormatException(
          file,
          "a sample rate of 1 to %s Hz".formatted(SignalSpec.MAX_SAMPLE_RATE),
          String.valueOf(sampleRate),
          DAMAGED);
    }
  }

  private static void requireChannels(int channels, String file) throws AudioFormatException {
    if (channels == 0) {
      throw new AudioFormatException(file, "1 to 65535 channels", "0", DAMAGED);
    }
  }

  /** Names of the codecs most often met in WAV files, from Microsoft's mmreg.h. */
  private static String codecName(int codec) {
    return switch (codec) {
      case 0x0002 -> "Microsoft ADPCM";
      case 0x0011 -> "IMA ADPCM";
      case 0x0031 -> "GSM 6.10";
      case 0x0040, 0x0045, 0x0064 -> "G.72x ADPCM";
      case 0x0050 -> "MPEG audio";
      case 0x0055 -> "MP3";
      case 0x00FF, 0x1610 -> "AAC";
      case 0x0160, 0x0161, 0x0162 -> "Windows Media Audio";
      case 0x2000 -> "Dolby AC-3";
      case 0xF1AC -> "FLAC";
      default -> "an unknown codec";
    };
  }
}
