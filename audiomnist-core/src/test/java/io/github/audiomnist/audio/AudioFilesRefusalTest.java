package io.github.audiomnist.audio;

import static io.github.audiomnist.audio.WavBytes.assertMessage;
import static io.github.audiomnist.audio.WavBytes.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and in which words. */
final class AudioFilesRefusalTest {

  /** In the header of a page. */
  private static final int PAGE_POSITION = 6;

  private static final int PAGE_CHECKSUM = 22;

  @Test
  void read_missingFileOrFolder_saysSo(@TempDir Path folder) {
    Path file = folder.resolve("seven.flac");
    Exception missing = assertThrows(NoSuchFileException.class, () -> AudioFiles.read(file));
    assertMessage(missing, file.toString(), "expected an audio file, found no such file");
    Exception isFolder = assertThrows(FileSystemException.class, () -> AudioFiles.read(folder));
    assertMessage(isFolder, folder.toString(), "expected an audio file, found a folder");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1234ftypM4A           | an MP4 or M4A file  | check the path, or convert it
          FORM1234AIFCCOMM      | an AIFF-C file      | check the path, or convert it
          ID3 and so on, longer | an MP3 file         | add com.googlecode.soundlibs:mp3spi
          fLaC and so on        | a FLAC file         | if it is there, the file is damaged
          <!DOCTYPE html>       | text (HTML or XML)  | check the path, or convert it
          RIFF1234AVI LIST      | an AVI video        | check the path, or convert it
          MThd and so on        | a MIDI file, notes  | check the path, or convert it
          """)
  void parse_otherKind_namesItAndRemedy(String head, String kind, String remedy) {
    assertRefused(text(head), "a WAV file, or one that a provider reads, found " + kind, remedy);
  }

  @Test
  void parse_noBytes_saysEmptyFile() {
    assertRefused(new byte[0], "found an empty file");
  }

  /** 37 bytes that the JDK would play for 388 hours. */
  @Test
  void parse_midi_isNotPlayed() {
    byte[] midi =
        HexFormat.of()
            .parseHex(
                "4d54686400000006000000010060" // one track, 96 ticks a beat
                    + "4d54726b0000000f"
                    + "00903c40" // a note
                    + "ffffff7f803c40" // off after 2^28 - 1 ticks
                    + "00ff2f00");
    assertRefused(midi, "found a MIDI file, notes and no recording");
  }

  @ParameterizedTest
  @CsvSource({
    "stereo-16.flac, a FLAC file, org.jflac:jflac-codec",
    "short.ogg, an Ogg Vorbis file, com.github.trilarion:java-vorbis-support"
  })
  void parse_withoutProvider_namesTheLibrary(String name, String kind, String library)
      throws IOException {
    byte[] file = AudioFilesTest.resource(name);
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      assertRefused(file, "found " + kind, "add " + library + " to the class path");
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  /** jFLAC says that 8 bits are signed, and gives unsigned ones. */
  @Test
  void parse_flacOf8Bits_isRefused() throws IOException {
    assertRefused(AudioFilesTest.resource("mono-8.flac"), "found FLAC 8000.0 Hz, 8 bit");
  }

  @Test
  void parse_cutAnywhere_isRefused() throws IOException {
    List<byte[]> files =
        List.of(
            AudioFilesTest.resource("mono-24.flac"),
            AudioFilesTest.resource("short.ogg"),
            aiff(),
            AudioFilesTest.written(
                AudioStreams.of(AudioFilesTest.tones(8000, 1, 16, 100), SampleFormat.PCM_16),
                AudioFileFormat.Type.AU));
    for (byte[] file : files) {
      for (int length = 0; length < file.length; length += 1 + length / 100) {
        assertRefused(Arrays.copyOf(file, length));
      }
    }
  }

  @Test
  void parse_vorbisWithoutLastPage_saysTruncated() throws IOException {
    byte[] ogg = AudioFilesTest.resource("long.ogg");
    assertRefused(
        Arrays.copyOf(ogg, ogg.length - 1), "a last page that ends the stream", "truncated");
  }

  @Test
  void parse_vorbisOfWrongLength_isRefused() throws IOException {
    byte[] ogg = AudioFilesTest.resource("short.ogg");
    assertRefused(withLastPosition(ogg, 50_000), "50000 samples", "it is truncated");
    assertRefused(withLastPosition(ogg, 0), "no samples (last position 0)");
    assertRefused(withLastPosition(ogg, Long.MIN_VALUE), "no samples");
  }

  @Test
  void parse_flacThatClaimsGigabytes_saysTruncated() throws IOException {
    byte[] flac = AudioFilesTest.resource("stereo-16.flac");
    Arrays.fill(flac, 22, 26, (byte) 0xFF);
    flac[21] |= 0x0F;
    assertRefused(flac, "68719476735 samples as its header says", "3000, it is truncated");
  }

  /** A comment of 2 GiB: jFLAC would take memory for it. */
  @Test
  void parse_flacWithHugeComment_isRead() throws IOException {
    byte[] flac = AudioFilesTest.resource("stereo-16.flac");
    ByteBuffer.wrap(flac).putInt(46, Integer.MAX_VALUE);
    assertEquals(
        AudioFiles.parse(AudioFilesTest.resource("stereo-16.flac"), "x"),
        AudioFiles.parse(flac, "x"));
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 0x7FFF_FFFF, 0x8000_0000, -2})
  void parse_aiffThatClaimsMore_saysTruncated(int numFrames) throws IOException {
    byte[] aiff = aiff();
    ByteBuffer.wrap(aiff).putInt(22, numFrames);
    assertRefused(aiff, Integer.toUnsignedString(numFrames) + " samples", "100, it is truncated");
  }

  @Test
  void parse_aiffWithoutFrames_saysNoSamples() throws IOException {
    byte[] aiff = aiff();
    ByteBuffer.wrap(aiff).putInt(22, 0);
    assertRefused(Arrays.copyOf(aiff, aiff.length - 200), "no samples");
  }

  /** FLAC is left out: on some damaged frames jFLAC 1.5.2 never returns. */
  @ParameterizedTest
  @ValueSource(strings = {"ogg", "aiff"})
  void parse_mutated_isWaveformOrRefused(String kind) throws IOException {
    byte[] file = kind.equals("ogg") ? AudioFilesTest.resource("short.ogg") : aiff();
    Random random = new Random(7);
    for (int i = 0; i < 100; i++) {
      byte[] mutated = file.clone();
      mutated[random.nextInt(Math.min(200, file.length))] = (byte) random.nextInt();
      try {
        assertTrue(AudioFiles.parse(mutated, "x").length() > 0);
      } catch (AudioFormatException e) {
        assertMessage(e, "x");
      }
    }
  }

  private static byte[] aiff() throws IOException {
    return AudioFilesTest.written(
        AudioStreams.of(AudioFilesTest.tones(8000, 1, 16, 100), SampleFormat.PCM_16),
        AudioFileFormat.Type.AIFF);
  }

  private static byte[] withLastPosition(byte[] ogg, long position) {
    int page = new String(ogg, ISO_8859_1).lastIndexOf("OggS");
    byte[] copy = ogg.clone();
    ByteBuffer bytes = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(page + PAGE_POSITION, position).putInt(page + PAGE_CHECKSUM, 0);
    bytes.putInt(page + PAGE_CHECKSUM, checksum(copy, page));
    return copy;
  }

  /** The CRC of RFC 3533: polynomial 0x04c11db7, most significant bit first, from 0. */
  private static int checksum(byte[] bytes, int from) {
    int crc = 0;
    for (int i = from; i < bytes.length; i++) {
      crc ^= bytes[i] << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc << 1 ^ (crc < 0 ? 0x04c1_1db7 : 0);
      }
    }
    return crc;
  }

  private static void assertRefused(byte[] file, String... words) {
    Exception e = assertThrows(AudioFormatException.class, () -> AudioFiles.parse(file, "x"));
    assertMessage(e, "x", words);
  }
}
