package io.github.audiomnist.audio;

import static io.github.audiomnist.audio.WavBytes.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Waveform;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class WavFilePropertyTest {

  private static final byte[] NOTE = text("odd");

  /** One small file per way of storing samples, with chunks around; sizes are declared. */
  private static final List<byte[]> DECLARED =
      List.of(
          file(fmt(PCM, 1, 8000, 8), new byte[9]),
          file(fmt(PCM, 1, 8000, 16), int16(1, -2, 3)),
          file(fmt(PCM, 3, 44100, 24), new byte[36]),
          file(extensible(PCM, 2, 48000, 32, 24), new byte[32]),
          file(fmt(FLOAT, 1, 16000, 32), float32(0.5f, -0.5f)),
          file(fmt(FLOAT, 2, 16000, 64), float64(0.5, -0.5, 1, 2)),
          riff()
              .chunk("note", NOTE)
              .chunk("fmt ", fmt(MU_LAW, 1, 8000, 8))
              .chunk("fact", new byte[4])
              .chunk("data", new byte[10])
              .bytes(),
          withId("RF64")
              .chunk("ds64", ds64(6))
              .chunk("fmt ", fmt(A_LAW, 2, 8000, 8))
              .chunk("data", STREAMED, new byte[6])
              .bytes());

  private static final List<byte[]> STREAMED_FILES =
      List.of(
          riff()
              .chunk("fmt ", fmt(PCM, 2, 8000, 16))
              .chunk("data", STREAMED, int16(1, 2, 3, 4))
              .bytes(),
          riff().chunk("fmt ", fmt(PCM, 1, 8000, 16)).chunk("data", 0, int16(1, 2, 3)).bytes());

  @Property(tries = 500)
  void writeRead_anySamples_differByHalfAStep(
      @ForAll @Size(min = 1, max = 200) List<@FloatRange(min = -1, max = 1) Float> samples,
      @ForAll @IntRange(min = 1, max = 384_000) int sampleRate,
      @ForAll SampleFormat format)
      throws AudioFormatException {
    Waveform written = Waveform.of(floats(samples), sampleRate);
    Waveform read = WavFile.parse(WavEncoder.encode(written, format), "x.wav");
    assertEquals(sampleRate, read.sampleRate());
    assertEquals(samples.size(), read.length());
    double step = format.isFloat() ? 0 : Math.scalb(1.0, 1 - 8 * format.bytesPerSample());
    for (int i = 0; i < written.length(); i++) {
      double halfAStep = written.at(i) > 1 - step ? step : step / 2;
      assertTrue(Math.abs(written.at(i) - read.at(i)) <= halfAStep);
    }
  }

  @Property(tries = 300)
  void writeRead_finiteFloats_areExact(
      @ForAll @Size(min = 1, max = 100) List<@FloatRange(min = -Float.MAX_VALUE) Float> samples)
      throws AudioFormatException {
    Waveform written = Waveform.of(floats(samples), 8000);
    for (SampleFormat format : List.of(SampleFormat.FLOAT_32, SampleFormat.FLOAT_64)) {
      assertEquals(written, WavFile.parse(WavEncoder.encode(written, format), "x.wav"));
    }
  }

  @Property(tries = 300)
  void read_samePcmInAllChannels_equalsMono(
      @ForAll @Size(min = 1, max = 50) short[] samples,
      @ForAll @IntRange(min = 1, max = 300) int channels)
      throws AudioFormatException {
    int[] mono = new int[samples.length];
    int[] all = new int[samples.length * channels];
    for (int i = 0; i < samples.length; i++) {
      mono[i] = samples[i];
      Arrays.fill(all, i * channels, (i + 1) * channels, samples[i]);
    }
    assertEquals(
        WavFile.parse(file(fmt(PCM, 1, 8000, 16), int16(mono)), "mono"),
        WavFile.parse(file(fmt(PCM, channels, 8000, 16), int16(all)), "all"));
  }

  @Example
  void read_cutAnywhere_isTruncated() {
    for (byte[] file : DECLARED) {
      int padded = file.length - 1; // a pad byte may be missing
      for (int length = 0; length < padded; length++) {
        byte[] cut = Arrays.copyOf(file, length);
        assertThrows(AudioFormatException.class, () -> WavFile.parse(cut, "cut"));
      }
    }
  }

  @Example
  void read_streamedCutAnywhere_isShorterOrRefused() {
    for (byte[] file : STREAMED_FILES) {
      for (int length = 0; length < file.length; length++) {
        assertWaveformOrRefused(Arrays.copyOf(file, length));
      }
    }
  }

  @Property(tries = 5000)
  void read_mutated_isWaveformOrRefused(
      @ForAll("files") byte[] file,
      @ForAll @Size(min = 1, max = 6) int[] places,
      @ForAll @Size(6) byte[] values) {
    byte[] mutated = file.clone();
    for (int i = 0; i < places.length; i++) {
      mutated[Math.floorMod(places[i], mutated.length)] = values[i];
    }
    assertWaveformOrRefused(mutated);
  }

  @Property(tries = 2000)
  void read_sizeReplaced_isWaveformOrRefused(
      @ForAll("files") byte[] file, @ForAll("sizes") int size, @ForAll int place) {
    assertWaveformOrRefused(patched(file, Math.floorMod(place, file.length - 3), size));
  }

  @Property(tries = 1000)
  void read_randomTail_isWaveformOrRefused(
      @ForAll("files") byte[] file,
      @ForAll @IntRange(max = 64) int kept,
      @ForAll @Size(max = 100) byte[] tail) {
    byte[] bytes = Arrays.copyOf(file, kept + tail.length);
    System.arraycopy(tail, 0, bytes, kept, tail.length);
    assertWaveformOrRefused(bytes);
  }

  @Provide
  Arbitrary<byte[]> files() {
    return Arbitraries.oneOf(Arbitraries.of(DECLARED), Arbitraries.of(STREAMED_FILES));
  }

  @Provide
  Arbitrary<Integer> sizes() {
    return Arbitraries.oneOf(
        Arbitraries.of(0, 1, -1, -2, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7FFF_F000),
        Arbitraries.integers());
  }

  private static float[] floats(List<Float> values) {
    float[] array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return array;
  }

  private static void assertWaveformOrRefused(byte[] bytes) {
    try {
      Waveform waveform = WavFile.parse(bytes, "x.wav");
      assertTrue(waveform.length() >= 1 && waveform.length() <= bytes.length);
    } catch (AudioFormatException e) {
      assertMessage(e, "x.wav");
    }
  }
}
