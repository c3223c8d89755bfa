package io.github.audiomnist.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Waveform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** FLAC and Ogg Vorbis files come from {@code src/test/audio/make_audio_files.py}. */
final class AudioFilesTest {

  private static final int[] FREQUENCIES = {440, 1000};

  @Test
  void read_wavByAnyName_equalsWavFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("seven.flac");
    WavFile.write(file, tones(8000, 1, 16, 100));
    assertEquals(WavFile.read(file), AudioFiles.read(file));
  }

  @Test
  void parse_flac16Stereo_isMeanOfChannels() throws IOException {
    assertEquals(tones(16_000, 2, 16, 3000), AudioFiles.parse(resource("stereo-16.flac"), "x"));
  }

  @Test
  void parse_flac24_isExact() throws IOException {
    assertEquals(tones(44_100, 1, 24, 1000), AudioFiles.parse(resource("mono-24.flac"), "x"));
  }

  @Test
  void parse_flacWithoutComments_isTheSame() throws IOException {
    byte[] flac = resource("stereo-16.flac");
    assertEquals(
        AudioFiles.parse(flac, "x"), AudioFiles.parse(FlacBytes.withoutMetadata(flac), "x"));
  }

  /** All of it comes before the decoder looks at what it has read; see {@link VorbisBytes}. */
  @Test
  void parse_vorbisBelowDecodersBuffer_isWhole() throws IOException {
    assertClose(tones(16_000, 1, 16, 4000), AudioFiles.parse(resource("short.ogg"), "x"));
  }

  @Test
  void parse_vorbisOfManyPages_isWhole() throws IOException {
    assertClose(tones(8000, 2, 16, 20_000), AudioFiles.parse(resource("long.ogg"), "x"));
  }

  @ParameterizedTest
  @EnumSource(names = {"PCM_8", "PCM_16", "PCM_24"})
  void read_aiffAndAu_equalWav(SampleFormat format, @TempDir Path folder) throws IOException {
    Waveform waveform = tones(22_050, 2, 16, 500);
    Waveform expected = WavFile.parse(WavEncoder.encode(waveform, format), "x.wav");
    byte[] aiff = written(AudioStreams.of(waveform, format), AudioFileFormat.Type.AIFF);
    assertEquals(expected, AudioFiles.parse(aiff, "x"));
    Path file =
        Files.write(
            folder.resolve("seven"),
            written(AudioStreams.of(waveform, format), AudioFileFormat.Type.AU));
    assertEquals(expected, AudioFiles.read(file));
  }

  @Test
  void parse_muLawAu_isCloseToLinear() throws IOException {
    AudioInputStream pcm = AudioStreams.of(tones(8000, 1, 16, 500), SampleFormat.PCM_16);
    byte[] au =
        written(AudioSystem.getAudioInputStream(Encoding.ULAW, pcm), AudioFileFormat.Type.AU);
    assertClose(tones(8000, 1, 16, 500), AudioFiles.parse(au, "x"));
  }

  @Test
  void read_stream_staysOpen() throws IOException {
    boolean[] closed = {false};
    InputStream in =
        new ByteArrayInputStream(resource("mono-24.flac")) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    assertEquals(1000, AudioFiles.read(in, "standard input").length());
    assertEquals(-1, in.read());
    assertFalse(closed[0]);
  }

  static byte[] resource(String name) throws IOException {
    try (InputStream in = AudioFilesTest.class.getResourceAsStream("/audio/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  static byte[] written(AudioInputStream stream, AudioFileFormat.Type type) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(AudioSystem.write(stream, type, out) > 0);
    return out.toByteArray();
  }

  /** The signal of the script: a tone in each channel, half of full scale, mixed down. */
  static Waveform tones(int sampleRate, int channels, int bits, int length) {
    double peak = Math.scalb(1.0, bits - 2);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      double sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        double phase = 2 * Math.PI * FREQUENCIES[channel] * i / sampleRate;
        sum += Math.floor(peak * Math.sin(phase) + 0.5);
      }
      samples[i] = (float) (Math.scalb(sum, 1 - bits) / channels);
    }
    return Waveform.of(samples, sampleRate);
  }

  /** At least 20 dB of signal to noise; a shift by one sample leaves 15. */
  private static void assertClose(Waveform expected, Waveform actual) {
    assertEquals(expected.spec(), actual.spec());
    double signal = 0;
    double noise = 0;
    for (int i = 0; i < expected.length(); i++) {
      signal += expected.at(i) * expected.at(i);
      noise += Math.pow(expected.at(i) - actual.at(i), 2);
    }
    double ratio = 10 * Math.log10(signal / noise);
    assertTrue(ratio > 20, () -> ratio + " dB");
  }
}
