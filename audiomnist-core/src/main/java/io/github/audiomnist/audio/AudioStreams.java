package io.github.audiomnist.audio;

import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * Waveforms from and to the streams of {@code javax.sound.sampled}, the way to and from everything
 * else in Java that plays, records or converts sound.
 *
 * <p>Read are PCM of 1 to 32 bits, signed or not, floats of 32 and 64 bits, A-law and µ-law, in
 * either byte order, of any number of channels, which are mixed to their mean. Integers are divided
 * by 2^(bits-1); a width such as 12 bits fills the high bits of its bytes. Other encodings are read
 * if a provider on the class path converts them to PCM. Nothing is resampled; a rate that is not
 * whole, as old AIFF files have, is rounded to whole Hz. Threads may use this class freely.
 */
public final class AudioStreams {

  /** Bytes that are read at a time, or one frame if that is longer. */
  private static final int BLOCK_BYTES = 1 << 16;

  /** Samples in one array, with room for its header. */
  private static final int MAX_SAMPLES = Integer.MAX_VALUE - 8;

  private static final String CONVERT = "convert it to PCM, or add a provider that does";

  private AudioStreams() {}

  /**
   * What is left in a stream, mixed down to one channel. Reads to the end and leaves it open.
   *
   * @param stream of any length, also one that does not say how long it is
   * @param name what to call the stream in messages
   * @throws AudioFormatException if the stream has no whole sample frame, a rate outside 1 to
   *     {@link SignalSpec#MAX_SAMPLE_RATE}, an encoding that nobody converts, more than 2^31 - 9
   *     samples, or a sample that is NaN or infinite
   * @throws IOException if reading fails
   */
  public static Waveform read(AudioInputStream stream, String name) throws IOException {
    AudioInputStream pcm = decoded(stream, name);
    FrameDecoder decoder =
        FrameDecoder.of(pcm.getFormat()).orElseThrow(() -> notDecoded(pcm.getFormat(), name));
    int sampleRate = sampleRate(pcm.getFormat(), name);
    float[] samples = readAll(pcm, decoder, name);
    if (samples.length == 0) {
      throw new AudioFormatException(
          name,
          "at least one sample",
          "no samples",
          "it is empty or damaged; copy or record it again");
    }
    if (decoder.decoder().isFloat()) {
      WavFile.requireFinite(samples, name);
    }
    return Waveform.of(samples, sampleRate);
  }

  /**
   * A stream of one channel, least significant byte first.
   *
   * @param waveform samples; those outside [-1, 1] are set to the limit if the format is PCM
   * @param format how a sample is stored
   * @throws IllegalArgumentException if the waveform has too many samples for 2 GiB
   */
  public static AudioInputStream of(Waveform waveform, SampleFormat format) {
    int maxSamples = AudioBytes.MAX_BYTES / format.bytesPerSample();
    if (waveform.length() > maxSamples) {
      throw new IllegalArgumentException(
          "AudioStreams: expected at most %s samples, found %s; cut it into shorter recordings"
              .formatted(maxSamples, waveform.length()));
    }
    byte[] bytes = new byte[waveform.length() * format.bytesPerSample()];
    format.encode(waveform.values(), bytes, 0);
    return new AudioInputStream(
        new ByteArrayInputStream(bytes),
        audioFormat(format, waveform.sampleRate()),
        waveform.length());
  }

  private static AudioFormat audioFormat(SampleFormat format, int sampleRate) {
    Encoding encoding =
        format.isFloat()
            ? Encoding.PCM_FLOAT
            : format == SampleFormat.PCM_8 ? Encoding.PCM_UNSIGNED : Encoding.PCM_SIGNED;
    int bytes = format.bytesPerSample();
    return new AudioFormat(encoding, sampleRate, 8 * bytes, 1, bytes, sampleRate, false);
  }

  /** The stream itself, or what a provider makes of its compressed samples. */
  private static AudioInputStream decoded(AudioInputStream stream, String name)
      throws AudioFormatException {
    AudioFormat format = stream.getFormat();
    if (FrameDecoder.of(format).isPresent()) {
      return stream;
    }
    AudioFormat pcm = pcm(format).orElseThrow(() -> notDecoded(format, name));
    if (!AudioSystem.isConversionSupported(pcm, format)) {
      throw notDecoded(format, name);
    }
    return AudioSystem.getAudioInputStream(pcm, stream);
  }

  /** Signed PCM of the format's width, or of 16 bits if it has none that is usual. */
  private static Optional<AudioFormat> pcm(AudioFormat format) {
    int channels = format.getChannels();
    int bits =
        switch (format.getSampleSizeInBits()) {
          case 24 -> 24;
          case 32 -> 32;
          default -> 16;
        };
    float rate = format.getSampleRate();
    return channels < 1 || !(rate > 0)
        ? Optional.empty()
        : Optional.of(
            new AudioFormat(
                Encoding.PCM_SIGNED, rate, bits, channels, channels * bits / 8, rate, false));
  }

  private static AudioFormatException notDecoded(AudioFormat format, String name) {
    return new AudioFormatException(
        name, "PCM, float, A-law or µ-law, or what a provider converts", "" + format, CONVERT);
  }

  private static int sampleRate(AudioFormat format, String name) throws AudioFormatException {
    float sampleRate = format.getSampleRate();
    int rounded = Math.round(sampleRate);
    if (rounded < 1 || rounded > SignalSpec.MAX_SAMPLE_RATE) {
      throw new AudioFormatException(
          name,
          "a sample rate of 1 to %s Hz".formatted(SignalSpec.MAX_SAMPLE_RATE),
          String.valueOf(sampleRate),
          "the header is damaged; export the recording again");
    }
    return rounded;
  }

  private static float[] readAll(AudioInputStream stream, FrameDecoder decoder, String name)
      throws IOException {
    int blockFrames = Math.max(1, BLOCK_BYTES / decoder.frameBytes());
    byte[] block = new byte[blockFrames * decoder.frameBytes()];
    float[] samples = new float[blockFrames];
    int length = 0;
    int numFrames = blockFrames;
    while (numFrames == blockFrames) {
      numFrames = stream.readNBytes(block, 0, block.length) / decoder.frameBytes();
      if (numFrames > MAX_SAMPLES - length) {
        throw new AudioFormatException(
            name, "at most %s samples".formatted(MAX_SAMPLES), "more", "cut it into shorter ones");
      }
      if (numFrames > samples.length - length) {
        samples = Arrays.copyOf(samples, (int) Math.min(MAX_SAMPLES, 2L * samples.length));
      }
      decoder.decode(block, samples, length, numFrames);
      length += numFrames;
    }
    return Arrays.copyOf(samples, length);
  }
}
