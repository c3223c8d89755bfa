package io.github.audiomnist.audio;

import static io.github.audiomnist.audio.WavBytes.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.Waveform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AudioStreamsTest {

  private static final List<Encoding> LAWS = List.of(Encoding.ALAW, Encoding.ULAW);

  @Property(tries = 200)
  void ofRead_anySamples_differByHalfAStep(
      @ForAll @Size(min = 1, max = 200) float @FloatRange(min = -1, max = 1) [] samples,
      @ForAll @IntRange(min = 1, max = 384_000) int sampleRate,
      @ForAll SampleFormat format)
      throws IOException {
    Waveform written = Waveform.of(samples, sampleRate);
    AudioInputStream stream = AudioStreams.of(written, format);
    assertEquals(samples.length, stream.getFrameLength());
    assertEquals(
        WavFile.parse(WavEncoder.encode(written, format), "x.wav"), AudioStreams.read(stream, "x"));
  }

  /** The same samples in every layout that has their bytes. */
  @Property(tries = 200)
  void read_byteOrderAndSign_makeNoDifference(
      @ForAll @Size(min = 1, max = 50) int[] samples,
      @ForAll @IntRange(min = 1, max = 4) int bytes,
      @ForAll @IntRange(min = 1, max = 5) int channels,
      @ForAll boolean bigEndian,
      @ForAll boolean signed)
      throws IOException {
    int bits = 8 * bytes;
    byte[] stored = new byte[samples.length * bytes * channels];
    float[] expected = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      int sample = samples[i] >> (32 - bits);
      expected[i] = (float) Math.scalb((double) sample, 1 - bits);
      for (int channel = 0; channel < channels; channel++) {
        int at = (i * channels + channel) * bytes;
        put(stored, at, bytes, bigEndian, signed ? sample : sample ^ (1 << (bits - 1)));
      }
    }
    Encoding encoding = signed ? Encoding.PCM_SIGNED : Encoding.PCM_UNSIGNED;
    AudioFormat format =
        new AudioFormat(encoding, 8000, bits, channels, bytes * channels, 8000, bigEndian);
    assertEquals(Waveform.of(expected, 8000), read(stored, format));
  }

  @Property(tries = 100)
  void read_bigEndianFloats_areExact(
      @ForAll @Size(min = 1, max = 50) float @FloatRange(min = -Float.MAX_VALUE) [] samples)
      throws IOException {
    ByteBuffer floats = ByteBuffer.allocate(4 * samples.length);
    ByteBuffer doubles = ByteBuffer.allocate(8 * samples.length);
    for (float sample : samples) {
      floats.putFloat(sample);
      doubles.putDouble(sample);
    }
    Waveform expected = Waveform.of(samples, 8000);
    assertEquals(expected, read(bytes(floats), format(Encoding.PCM_FLOAT, 32, 1, true)));
    assertEquals(expected, read(bytes(doubles), format(Encoding.PCM_FLOAT, 64, 1, true)));
  }

  /** The JDK's own decoder of the two laws is the reference. */
  @Example
  void read_laws_equalTheJdk() throws IOException {
    byte[] codes = new byte[256];
    IntStream.range(0, 256).forEach(code -> codes[code] = (byte) code);
    for (Encoding law : LAWS) {
      AudioFormat format = format(law, 8, 1, false);
      AudioInputStream linear =
          AudioSystem.getAudioInputStream(Encoding.PCM_SIGNED, stream(codes, format));
      assertEquals(AudioStreams.read(linear, "jdk"), read(codes, format));
    }
  }

  @ParameterizedTest
  @CsvSource({"12, -32768, -1.0", "12, 16384, 0.5", "16, 16384, 0.5", "9, -16384, -0.5"})
  void read_oddWidth_fillsHighBits(int bits, int stored, float expected) throws IOException {
    byte[] bytes = {(byte) stored, (byte) (stored >> 8)};
    AudioFormat format = new AudioFormat(Encoding.PCM_SIGNED, 8000, bits, 1, 2, 8000, false);
    assertEquals(Waveform.of(new float[] {expected}, 8000), read(bytes, format));
  }

  @Example
  void read_moreThanABlock_keepsOrder() throws IOException {
    float[] samples = new float[100_003];
    IntStream.range(0, samples.length).forEach(i -> samples[i] = i / 131_072f - 0.5f);
    Waveform waveform = Waveform.of(samples, 8000);
    assertEquals(
        waveform, AudioStreams.read(AudioStreams.of(waveform, SampleFormat.FLOAT_32), "x"));
  }

  @Example
  void read_incompleteLastFrame_isDropped() throws IOException {
    AudioFormat stereo = format(Encoding.PCM_SIGNED, 16, 2, false);
    assertEquals(1, read(new byte[] {1, 2, 3, 4, 5, 6, 7}, stereo).length());
  }

  @Example
  void read_fractionalRate_isRounded() throws IOException {
    AudioFormat old = new AudioFormat(Encoding.PCM_SIGNED, 22254.545f, 8, 1, 1, 22254.545f, true);
    assertEquals(22255, read(new byte[1], old).sampleRate());
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.4f, -1, Float.NaN, 384_001, Float.POSITIVE_INFINITY})
  void read_wrongRate_saysRange(float sampleRate) {
    AudioFormat format = new AudioFormat(Encoding.PCM_SIGNED, sampleRate, 16, 1, 2, 8000, false);
    Exception e = assertThrows(AudioFormatException.class, () -> read(new byte[2], format));
    assertMessage(e, "x", "a sample rate of 1 to 384000 Hz", "found " + sampleRate);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void read_lessThanAFrame_saysEmpty(int length) {
    AudioFormat stereo = format(Encoding.PCM_SIGNED, 16, 2, false);
    Exception e = assertThrows(AudioFormatException.class, () -> read(new byte[length], stereo));
    assertMessage(e, "x", "at least one sample", "no samples");
  }

  @ParameterizedTest
  @CsvSource({"PCM_FLOAT, 16, 1", "ALAW, 16, 1", "LINEAR_16, 16, 1"})
  void read_unknownEncoding_namesIt(String encoding, int bits, int channels) {
    AudioFormat format = format(new Encoding(encoding), bits, channels, false);
    Exception e = assertThrows(AudioFormatException.class, () -> read(new byte[64], format));
    assertMessage(e, "x", "PCM, float, A-law or µ-law", encoding, "add a provider");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65_536, Integer.MAX_VALUE})
  void read_absurdChannels_isRefused(int channels) {
    AudioFormat format = new AudioFormat(Encoding.PCM_SIGNED, 8000, 8, channels, 1, 8000, false);
    Exception e = assertThrows(AudioFormatException.class, () -> read(new byte[64], format));
    assertMessage(e, "x", "PCM, float, A-law or µ-law");
  }

  @Example
  void read_frameSizeContradictsBits_isRefused() {
    AudioFormat format = new AudioFormat(Encoding.PCM_SIGNED, 8000, 16, 2, 6, 8000, false);
    assertThrows(AudioFormatException.class, () -> read(new byte[64], format));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY})
  void read_nonFiniteFloat_namesIndex(float sample) {
    byte[] bytes = bytes(ByteBuffer.allocate(8).putFloat(4, sample));
    Exception e =
        assertThrows(
            AudioFormatException.class, () -> read(bytes, format(Encoding.PCM_FLOAT, 32, 1, true)));
    assertMessage(e, "x", "finite samples", sample + " at index 1");
  }

  private static AudioFormat format(Encoding encoding, int bits, int channels, boolean bigEndian) {
    return new AudioFormat(encoding, 8000, bits, channels, channels * bits / 8, 8000, bigEndian);
  }

  private static Waveform read(byte[] bytes, AudioFormat format) throws IOException {
    return AudioStreams.read(stream(bytes, format), "x");
  }

  private static AudioInputStream stream(byte[] bytes, AudioFormat format) {
    return new AudioInputStream(new ByteArrayInputStream(bytes), format, AudioSystem.NOT_SPECIFIED);
  }

  @SuppressWarnings("ByteBufferBackingArray") // allocated here
  private static byte[] bytes(ByteBuffer buffer) {
    return buffer.array();
  }

  private static void put(byte[] bytes, int at, int count, boolean bigEndian, int value) {
    for (int i = 0; i < count; i++) {
      bytes[at + (bigEndian ? count - 1 - i : i)] = (byte) (value >> (8 * i));
    }
  }
}
