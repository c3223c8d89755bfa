package io.github.audiomnist.audio;

import static io.github.audiomnist.audio.WavBytes.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.audiomnist.signal.Waveform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WavFileReadTest {

  private static final byte[] MONO_16 = fmt(PCM, 1, 8000, 16);

  @Test
  void read_unsigned8_centersOn128() throws Exception {
    byte[] data = {0, 64, (byte) 128, (byte) 255};
    assertSamples(file(fmt(PCM, 1, 8000, 8), data), -1, -0.5f, 0, 127 / 128f);
  }

  @Test
  void read_pcm16_dividesBy32768() throws Exception {
    assertSamples(
        file(MONO_16, int16(-32768, -1, 0, 1, 32767)),
        -1,
        -1 / 32768f,
        0,
        1 / 32768f,
        32767 / 32768f);
  }

  @Test
  void read_pcm24_dividesBy2To23() throws Exception {
    byte[] data = {0, 0, (byte) 0x80, 1, 0, 0, (byte) 0xFF, (byte) 0xFF, 0x7F, -1, -1, -1};
    assertSamples(file(fmt(PCM, 1, 8000, 24), data), -1, 0x1p-23f, 0x7FFFFF / 8388608f, -0x1p-23f);
  }

  @Test
  void read_pcm32_dividesBy2To31() throws Exception {
    byte[] data = {0, 0, 0, (byte) 0x80, 0, 1, 0, 0, 0, 0, 0, 0x40};
    assertSamples(file(fmt(PCM, 1, 8000, 32), data), -1, 0x1p-23f, 0.5f);
  }

  @Test
  void read_pcm12_fillsHighBitsOf16() throws Exception {
    assertSamples(file(fmt(PCM, 1, 8000, 12), int16(0x4000)), 0.5f);
  }

  @Test
  void read_float32_isExactAlsoOverOne() throws Exception {
    assertSamples(
        file(fmt(FLOAT, 1, 8000, 32), float32(0.1f, -3f, Float.MIN_VALUE)),
        0.1f,
        -3f,
        Float.MIN_VALUE);
  }

  @Test
  void read_float64_roundsToFloat() throws Exception {
    assertSamples(file(fmt(FLOAT, 1, 8000, 64), float64(0.1, -1)), 0.1f, -1f);
  }

  @ParameterizedTest
  @ValueSource(ints = {A_LAW, MU_LAW})
  void read_companded_equalsJavaxSound(int codec) throws Exception {
    byte[] codes = new byte[256];
    IntStream.range(0, 256).forEach(code -> codes[code] = (byte) code);
    AudioFormat law =
        new AudioFormat(
            codec == A_LAW ? AudioFormat.Encoding.ALAW : AudioFormat.Encoding.ULAW,
            8000,
            8,
            1,
            1,
            8000,
            false);
    AudioFormat pcm = new AudioFormat(8000, 16, 1, true, false);
    try (AudioInputStream in =
        AudioSystem.getAudioInputStream(
            pcm, new AudioInputStream(new ByteArrayInputStream(codes), law, codes.length))) {
      assertEquals(
          WavFile.parse(file(MONO_16, in.readAllBytes()), "pcm"),
          WavFile.parse(file(fmt(codec, 1, 8000, 8), codes), "law"));
    }
  }

  @Test
  void read_stereo_isMeanOfChannels() throws Exception {
    assertSamples(
        file(fmt(PCM, 2, 8000, 16), int16(16384, 0, -32768, -32768, 1, 2)),
        0.25f,
        -1,
        1.5f / 32768);
  }

  @Test
  void read_oppositeMaximalFloats_doNotOverflow() throws Exception {
    assertSamples(
        file(fmt(FLOAT, 2, 8000, 32), float32(Float.MAX_VALUE, Float.MAX_VALUE)), Float.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({"3, 5000", "4097, 3", "65535, 2"})
  void read_manyChannels_mixesEachFrame(int channels, int numFrames) throws Exception {
    byte[] data = new byte[channels * numFrames];
    float[] expected = new float[numFrames];
    for (int frame = 0; frame < numFrames; frame++) {
      Arrays.fill(data, frame * channels, (frame + 1) * channels, (byte) (frame % 200 + 1));
      expected[frame] = (frame % 200 + 1 - 128) / 128f;
    }
    assertSamples(file(fmt(PCM, channels, 8000, 8), data), expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8000, 44100, 384000})
  void read_anyRate_isKept(int sampleRate) throws Exception {
    byte[] file = file(fmt(PCM, 1, sampleRate, 16), int16(1));
    assertEquals(sampleRate, WavFile.parse(file, "x.wav").sampleRate());
  }

  @Test
  void read_extensible_scalesByContainer() throws Exception {
    byte[] data = {0, 0, 0x40};
    assertSamples(file(extensible(PCM, 1, 8000, 24, 20), data), 0.5f);
    assertSamples(file(extensible(FLOAT, 1, 8000, 32, 32), float32(0.3f)), 0.3f);
    byte[] silence = {(byte) 0xFF};
    assertSamples(file(extensible(MU_LAW, 1, 8000, 8, 8), silence), 0f);
  }

  @Test
  void read_unknownChunks_areSkippedBeforeAndAfterFmt() throws Exception {
    assertSamples(
        riff()
            .chunk("JUNK", new byte[28])
            .chunk("bext", new byte[602])
            .chunk("fmt ", MONO_16)
            .chunk("id3 ", text("ID3 data and so on"))
            .chunk("LIST", text("INFOISFT"))
            .chunk("zero", new byte[0])
            .chunk("data", int16(16384))
            .chunk("LIST", text("INFO"))
            .bytes(),
        0.5f);
  }

  @Test
  void read_oddChunk_skipsPadByte() throws Exception {
    assertSamples(
        riff().chunk("fmt ", MONO_16).chunk("note", new byte[3]).chunk("data", int16(8192)).bytes(),
        0.25f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "LIST"})
  void read_oddChunkWithoutPadByte_findsNextChunk(String next) throws Exception {
    WavBytes wav = riff().chunk("fmt ", MONO_16).chunk("note", 3, new byte[3]);
    if (next.equals("LIST")) {
      wav = wav.chunk("LIST", new byte[2]).chunk("odd ", new byte[5]);
    }
    assertSamples(wav.chunk("data", int16(8192)).bytes(), 0.25f);
  }

  @Test
  void read_oddDataAtEndWithoutPadByte_isWhole() throws Exception {
    byte[] data = {0, 64, (byte) 128};
    assertSamples(
        riff().chunk("fmt ", fmt(PCM, 1, 8000, 8)).chunk("data", 3, data).bytes(), -1, -0.5f, 0);
  }

  @Test
  void read_longFmt_ignoresItsEnd() throws Exception {
    byte[] fmt = Arrays.copyOf(fmt(FLOAT, 1, 8000, 32), 18);
    assertSamples(file(fmt, float32(0.7f)), 0.7f);
  }

  @Test
  void read_wrongRiffSize_isIgnored() throws Exception {
    byte[] file = file(MONO_16, int16(8192));
    for (long size : new long[] {0, 1, 36, 0x7FFF_FFFF, STREAMED}) {
      assertSamples(patched(file, 4, size), 0.25f);
    }
  }

  @Test
  void read_dataNotMultipleOfFrame_dropsPartialFrame() throws Exception {
    byte[] data = {0, 0x20, 0, 0x20, 0, 0x20, 1};
    assertSamples(file(fmt(PCM, 2, 8000, 16), data), 0.25f);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, STREAMED, 0x7FFF_F000L})
  void read_streamed_reachesToEndOfFile(long size) throws Exception {
    byte[] data = {0, 0x20, 0, 0x40, 9};
    assertSamples(riff().chunk("fmt ", MONO_16).chunk("data", size, data).bytes(), 0.25f, 0.5f);
  }

  @Test
  void read_streamedBySox_acceptsSizeRoundedToFrames() throws Exception {
    long size = 0x7FFF_F000L / 6 * 6;
    assertSamples(
        riff()
            .chunk("fmt ", fmt(PCM, 3, 8000, 16))
            .chunk("data", size, int16(3, 3, 3, 6, 6, 6))
            .bytes(),
        3 / 32768f,
        6 / 32768f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RF64", "BW64"})
  void read_rf64_takesSizeFromDs64(String id) throws Exception {
    assertSamples(
        withId(id)
            .chunk("ds64", ds64(2))
            .chunk("fmt ", MONO_16)
            .chunk("data", STREAMED, int16(8192))
            .chunk("LIST", new byte[8])
            .bytes(),
        0.25f);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void read_rf64Streamed_reachesToEndOfFile(long size) throws Exception {
    assertSamples(
        withId("RF64")
            .chunk("ds64", ds64(size))
            .chunk("fmt ", MONO_16)
            .chunk("data", STREAMED, int16(8192, 16384))
            .bytes(),
        0.25f,
        0.5f);
  }

  @Test
  void read_stream_equalsFile(@TempDir Path folder) throws Exception {
    // Where the system's encoding is ASCII, Java can name no other files.
    String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
    String ue = Charset.forName(encoding).newEncoder().canEncode("ü") ? "ü" : "ue";
    Path file = folder.resolve("zwei drei " + ue + ".wav");
    byte[] bytes = file(fmt(PCM, 2, 48000, 16), int16(1, 2, 3, 4, 5, 6));
    Files.write(file, bytes);
    Waveform waveform = WavFile.read(file);
    assertEquals(waveform, WavFile.read(new ByteArrayInputStream(bytes), "standard input"));
    assertEquals(waveform, WavFile.parse(bytes, "bytes"));
  }

  @Test
  void readAndWrite_zipFileSystem_work(@TempDir Path folder) throws IOException {
    URI zip = URI.create("jar:" + folder.resolve("clips.zip").toUri());
    Waveform waveform = Waveform.of(new float[] {0.25f, -0.5f, 0.75f}, 16000);
    try (FileSystem clips = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Path file = clips.getPath("/seven.wav");
      WavFile.write(file, Waveform.of(new float[1], 8000));
      WavFile.write(file, waveform);
      assertEquals(waveform, WavFile.read(file));
    }
    try (FileSystem clips = FileSystems.newFileSystem(zip, Map.of())) {
      assertEquals(waveform, WavFile.read(clips.getPath("seven.wav")));
    }
  }
}
