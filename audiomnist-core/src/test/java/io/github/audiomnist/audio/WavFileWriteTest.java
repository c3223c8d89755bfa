package io.github.audiomnist.audio;

import static io.github.audiomnist.audio.WavBytes.assertMessage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Waveform;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class WavFileWriteTest {

  private static final Waveform SHORT = Waveform.of(new float[] {0.5f, -0.25f, 0.125f}, 8000);

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  @Test
  void write_default_isPcm16OfExactBytes() throws IOException {
    Path file = folder.resolve("a.wav");
    WavFile.write(file, SHORT);
    assertArrayEquals(
        WavBytes.file(WavBytes.fmt(WavBytes.PCM, 1, 8000, 16), WavBytes.int16(16384, -8192, 4096)),
        Files.readAllBytes(file));
  }

  @ParameterizedTest
  @EnumSource
  void write_everyFormat_readsBackAndIsEven(SampleFormat format) throws IOException {
    Path file = folder.resolve("a.wav");
    WavFile.write(file, SHORT, format);
    assertEquals(SHORT, WavFile.read(file));
    assertEquals(0, Files.size(file) % 2);
    byte[] bytes = Files.readAllBytes(file);
    assertEquals(bytes.length - 8, LittleEndian.int32(bytes, 4));
  }

  @ParameterizedTest
  @EnumSource(names = "PCM_.*", mode = EnumSource.Mode.MATCH_ALL)
  void write_pcmOutOfRange_saturates(SampleFormat format) throws IOException {
    Waveform loud = Waveform.of(new float[] {1, 7, Float.MAX_VALUE, -1, -9, -0f}, 8000);
    double step = Math.scalb(1.0, 1 - 8 * format.bytesPerSample());
    float top = (float) (1 - step);
    Waveform limited = Waveform.of(new float[] {top, top, top, -1, -1, 0}, 8000);
    assertEquals(limited, WavFile.parse(WavEncoder.encode(loud, format), "x.wav"));
  }

  @Test
  void write_betweenSteps_roundsToNearest() throws IOException {
    Waveform waveform = Waveform.of(new float[] {0.4f / 32768, 0.6f / 32768, -0.6f / 32768}, 8000);
    assertEquals(
        Waveform.of(new float[] {0, 1f / 32768, -1f / 32768}, 8000),
        WavFile.parse(WavEncoder.encode(waveform, SampleFormat.PCM_16), "x.wav"));
  }

  @ParameterizedTest
  @CsvSource({"PCM_8, 8, PCM_UNSIGNED", "PCM_16, 16, PCM_SIGNED", "PCM_24, 24, PCM_SIGNED"})
  void write_pcm_isReadByJavaxSound(SampleFormat format, int bits, String encoding)
      throws Exception {
    Path file = folder.resolve("a.wav");
    WavFile.write(file, SHORT, format);
    try (AudioInputStream in =
        AudioSystem.getAudioInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      AudioFormat found = in.getFormat();
      assertEquals(8000f, found.getSampleRate());
      assertEquals(1, found.getChannels());
      assertEquals(bits, found.getSampleSizeInBits());
      assertEquals(encoding, found.getEncoding().toString());
      assertEquals(SHORT.length(), in.getFrameLength());
    }
  }

  @Test
  void write_pcm16_javaxSoundFindsSameSamples() throws Exception {
    Path file = folder.resolve("a.wav");
    WavFile.write(file, SHORT);
    try (AudioInputStream in =
        AudioSystem.getAudioInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      assertArrayEquals(WavBytes.int16(16384, -8192, 4096), in.readAllBytes());
    }
  }

  @Test
  void write_overFile_replacesItAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("a.wav");
    WavFile.write(file, Waveform.of(new float[5000], 16000), SampleFormat.FLOAT_64);
    WavFile.write(file, SHORT);
    assertEquals(SHORT, WavFile.read(file));
    assertEquals(List.of(file), filesIn(folder));
  }

  @Test
  void write_newFile_hasPermissionsOfAnyNewFile() throws IOException {
    Path plain = Files.createFile(folder.resolve("plain"));
    Path file = folder.resolve("a.wav");
    WavFile.write(file, SHORT);
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(file));
    }
  }

  @Test
  void write_failingMove_leavesNoTemporaryFile() throws IOException {
    Path file = folder.resolve("x".repeat(300) + ".wav");
    Exception e = assertThrows(FileSystemException.class, () -> WavFile.write(file, SHORT));
    assertMessage(e, file.toString(), "expected to write the file");
    assertEquals(List.of(), filesIn(folder));
  }

  @Test
  void write_overFolder_leavesIt() throws IOException {
    Path file = Files.createDirectory(folder.resolve("a.wav"));
    Exception e = assertThrows(FileSystemException.class, () -> WavFile.write(file, SHORT));
    assertMessage(e, file.toString(), "folder or device");
    assertTrue(Files.isDirectory(file));
    assertEquals(List.of(file), filesIn(folder));
  }

  @Test
  void write_missingFolder_saysSo() {
    Path file = folder.resolve("no").resolve("a.wav");
    Exception e = assertThrows(NoSuchFileException.class, () -> WavFile.write(file, SHORT));
    assertMessage(e, file.toString(), "expected a folder to write to, found none; create it");
  }

  @Test
  void write_readOnlyFileSystem_saysSo() {
    Path file = Path.of(URI.create("jrt:/java.base/a.wav"));
    Exception e = assertThrows(FileSystemException.class, () -> WavFile.write(file, SHORT));
    assertMessage(e, file.toString(), "read-only");
  }

  @Test
  void write_noSamples_isRefusedBeforeTheFileIsTouched() throws IOException {
    Path file = folder.resolve("a.wav");
    Waveform empty = Waveform.of(new float[0], 8000);
    Exception e = assertThrows(IllegalArgumentException.class, () -> WavFile.write(file, empty));
    assertMessage(e, "WavFile", "found 0");
    assertEquals(List.of(), filesIn(folder));
  }

  @Test
  void bytesPerSample_perFormat_isOneToEight() {
    assertEquals(
        List.of(1, 2, 3, 4, 4, 8),
        Stream.of(SampleFormat.values()).map(SampleFormat::bytesPerSample).toList());
    assertEquals(6, Set.of(SampleFormat.values()).size());
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
