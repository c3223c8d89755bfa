package io.github.audiomnist.audio;

import static io.github.audiomnist.audio.WavBytes.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and in which words. */
final class WavFileRefusalTest {

  private static final byte[] MONO_16 = fmt(PCM, 1, 8000, 16);
  private static final byte[] ONE_SECOND = new byte[16000];

  @Test
  void read_missingFile_saysSo(@TempDir Path folder) {
    Path file = folder.resolve("seven.wav");
    Exception e = assertThrows(NoSuchFileException.class, () -> WavFile.read(file));
    assertMessage(e, file.toString(), "expected a WAV file, found no such file; check the path");
  }

  @Test
  void read_folder_saysSo(@TempDir Path folder) {
    Exception e = assertThrows(FileSystemException.class, () -> WavFile.read(folder));
    assertMessage(e, folder.toString(), "expected a WAV file, found a folder");
  }

  @Test
  void read_fileAsFolder_isOneLine(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("a.wav"), file(MONO_16, ONE_SECOND)).resolve("b.wav");
    Exception e = assertThrows(FileSystemException.class, () -> WavFile.read(file));
    assertMessage(e, file.toString(), "expected a WAV file", "check the path");
  }

  @Test
  void read_over2GiB_saysLimit(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("long.wav");
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.position(Integer.MAX_VALUE - 8L).write(ByteBuffer.allocate(1));
    }
    Exception e = assertThrows(AudioFormatException.class, () -> WavFile.read(file));
    assertMessage(e, file.toString(), "at most 2147483639 bytes", "2147483640", "shorter");
  }

  @Test
  void read_streamOverLimit_saysLimit() throws Exception {
    byte[] bytes = file(MONO_16, ONE_SECOND);
    int limit = bytes.length;
    assertArrayEquals(
        bytes, AudioBytes.read(new ByteArrayInputStream(bytes), "-", "a WAV file", limit));
    Exception e =
        assertThrows(
            AudioFormatException.class,
            () -> AudioBytes.read(new ByteArrayInputStream(bytes), "-", "a WAV file", limit - 1));
    assertMessage(e, "-", "at most " + (limit - 1), "more");
  }

  @Test
  void read_emptyFile_saysSo() {
    assertRefused(new byte[0], "expected a WAV file, found an empty file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OggS and so on        | Ogg
          fLaC and so on        | FLAC
          ID3 and so on, longer | MP3
          FORM1234AIFF          | AIFF
          RIFX1234WAVEfmt       | big-endian
          RIFF1234AVI LIST      | AVI
          RIFF1234WEBPVP8       | WebP
          RIFF1234wave          | without WAVE
          1234ftypM4A           | M4A
          version https://git-lfs.github.com/spec/v1 | Git LFS pointer
          <!DOCTYPE html>       | HTML
          The quick brown fox   | text
          RIFF12                | first 6 bytes
          """)
  void read_otherKind_namesIt(String head, String kind) {
    assertRefused(text(head), "expected a WAV file", kind, "PCM WAV, e.g. with sox or ffmpeg");
  }

  @Test
  void read_unknownData_showsFirstBytes() {
    assertRefused(HexFormat.of().parseHex("00010203040506"), "begins with 00 01 02 03");
    assertRefused(HexFormat.of().parseHex("fffb9044040506"), "MP3");
  }

  @ParameterizedTest
  @CsvSource({
    "0x0002, Microsoft ADPCM",
    "0x0011, IMA ADPCM",
    "0x0055, MP3",
    "0x1234, an unknown codec"
  })
  void read_unsupportedCodec_namesItAndRemedy(String codec, String name) {
    byte[] fmt = fmt(Integer.decode(codec), 1, 8000, 16);
    assertRefused(file(fmt, ONE_SECOND), name, codec, "PCM, e.g. with sox or ffmpeg");
    byte[] extensible = extensible(Integer.decode(codec), 1, 8000, 16, 16);
    assertRefused(file(extensible, ONE_SECOND), name, codec);
  }

  @Test
  void read_foreignSubFormat_showsGuid() {
    String ambisonic = "00002107d31186448 3c1ca000000".replace(" ", "");
    assertRefused(
        file(extensible(PCM, 4, 8000, 16, 16, ambisonic), ONE_SECOND), "sub-format", ambisonic);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 40", "1, 64", "3, 16", "3, 24", "6, 16", "7, 16"})
  void read_wrongBits_namesThem(int codec, int bits) {
    assertRefused(file(fmt(codec, 1, 8000, bits), ONE_SECOND), "bits for", "found " + bits);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4})
  void read_wrongBlockAlign_namesBoth(int blockAlign) {
    assertRefused(
        file(fmt(PCM, 1, 8000, 16, blockAlign), ONE_SECOND),
        "block align of 2 for 1 channels of 16 bits",
        "found " + blockAlign);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 384001, -1})
  void read_wrongSampleRate_namesRange(int sampleRate) {
    assertRefused(
        file(fmt(PCM, 1, sampleRate, 16), ONE_SECOND),
        "1 to 384000 Hz",
        "found " + Integer.toUnsignedString(sampleRate));
  }

  @Test
  void read_noChannels_isRefused() {
    assertRefused(file(fmt(PCM, 0, 8000, 16), ONE_SECOND), "1 to 65535 channels, found 0");
  }

  @Test
  void read_shortFmt_namesSizes() {
    assertRefused(file(Arrays.copyOf(MONO_16, 14), ONE_SECOND), "16 bytes", "found 14 bytes");
    byte[] extensible = Arrays.copyOf(extensible(PCM, 1, 8000, 16, 16), 24);
    assertRefused(file(extensible, ONE_SECOND), "40 bytes", "found 24 bytes");
  }

  @Test
  void read_noData_saysSo() {
    assertRefused(riff().chunk("fmt ", MONO_16).bytes(), "expected a data chunk, found none");
    assertRefused(riff().bytes(), "expected a data chunk, found none");
  }

  @Test
  void read_dataBeforeFmt_saysSo() {
    assertRefused(
        riff().chunk("data", ONE_SECOND).chunk("fmt ", MONO_16).bytes(),
        "fmt chunk before the data chunk");
  }

  @ParameterizedTest
  @ValueSource(longs = {16001, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFEL})
  void read_truncatedData_namesBothSizes(long size) {
    assertRefused(
        riff().chunk("fmt ", MONO_16).chunk("data", size, ONE_SECOND).bytes(),
        size + " bytes of samples",
        "16000, it is truncated");
  }

  @ParameterizedTest
  @ValueSource(longs = {16001, Long.MAX_VALUE, Long.MIN_VALUE, -2})
  void read_truncatedRf64_namesBothSizes(long size) {
    assertRefused(
        withId("RF64")
            .chunk("ds64", ds64(size))
            .chunk("fmt ", MONO_16)
            .chunk("data", STREAMED, ONE_SECOND)
            .bytes(),
        Long.toUnsignedString(size) + " bytes of samples",
        "truncated");
  }

  @ParameterizedTest
  @ValueSource(longs = {9, 0x7FFF_FFFFL, 0x8000_0000L, STREAMED})
  void read_overlongChunk_namesItAndSizes(long size) {
    assertRefused(
        riff().chunk("fmt ", MONO_16).chunk("no\nw", size, new byte[8]).bytes(),
        size + " bytes in chunk 'no?w'",
        "found 8");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, STREAMED, 1})
  void read_noSamples_saysSo(long size) {
    byte[] atMostOneByte = new byte[size == 1 ? 1 : 0];
    assertRefused(
        riff().chunk("fmt ", MONO_16).chunk("data", size, atMostOneByte).bytes(), "no samples");
  }

  @Test
  void read_emptyDataBeforeOtherChunks_saysNoSamples() {
    assertRefused(
        riff()
            .chunk("fmt ", MONO_16)
            .chunk("data", new byte[0])
            .chunk("LIST", text("INFOodd"))
            .chunk("id3 ", new byte[20])
            .bytes(),
        "no samples");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void read_nonFiniteFloat_namesIndex(float sample) {
    assertRefused(
        file(fmt(FLOAT, 1, 8000, 32), float32(0, 0, sample, 0)),
        "finite samples",
        sample + " at index 2");
    assertRefused(file(fmt(FLOAT, 2, 8000, 32), float32(0, 0, 0, sample)), sample + " at index 1");
  }

  @Test
  void read_doubleOverFloatRange_namesIndex() {
    assertRefused(file(fmt(FLOAT, 1, 8000, 64), float64(0, 1e300)), "Infinity at index 1");
  }

  @Test
  void parse_nameWithLineBreak_isOneLine() {
    Exception e =
        assertThrows(AudioFormatException.class, () -> WavFile.parse(new byte[0], "a\nb.wav"));
    assertMessage(e, "a?b.wav");
  }
}
