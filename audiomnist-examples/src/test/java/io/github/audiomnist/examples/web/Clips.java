package io.github.audiomnist.examples.web;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.examples.Fixtures;
import io.github.audiomnist.signal.Waveform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Recordings to send. */
final class Clips {

  private static final class Holder {
    private static final Path FOLDER = make();

    private static Path make() {
      try {
        return Fixtures.data(
            Files.createTempDirectory(Files.createDirectories(Path.of("target")), "web"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Clips() {}

  /** A file of somebody who says {@code digit}. */
  static Path file(int digit) {
    return Fixtures.clip(Holder.FOLDER, "%s_01_0.wav".formatted(digit));
  }

  /** The bytes of {@link #file}. */
  static byte[] wav(int digit) throws IOException {
    return Files.readAllBytes(file(digit));
  }

  /** A WAV file of {@code seconds} of silence. */
  static byte[] silence(double seconds, int sampleRate) throws IOException {
    return bytes(Waveform.of(new float[(int) (seconds * sampleRate)], sampleRate));
  }

  /** These recordings, of one rate, with half a second of silence before, between and after. */
  static Waveform inARow(List<Path> files) throws IOException {
    int sampleRate = WavFile.read(files.get(0)).sampleRate();
    int gap = sampleRate / 2;
    float[] samples = new float[gap];
    for (Path file : files) {
      float[] word = WavFile.read(file).values();
      int at = samples.length;
      samples = Arrays.copyOf(samples, at + word.length + gap);
      System.arraycopy(word, 0, samples, at, word.length);
    }
    return Waveform.of(samples, sampleRate);
  }

  /** A WAV file of this waveform. */
  static byte[] bytes(Waveform waveform) throws IOException {
    Path file = Files.createTempFile(Path.of("target"), "clip", ".wav");
    try {
      WavFile.write(file, waveform);
      return Files.readAllBytes(file);
    } finally {
      Files.delete(file);
    }
  }

  /** A form with these files. */
  static byte[] form(String boundary, byte[]... files) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    for (byte[] file : files) {
      String disposition = "Content-Disposition: form-data; name=\"file\"; filename=\"../7.wav\"";
      form.writeBytes(
          String.join("\r\n", "--" + boundary, disposition, "Content-Type: audio/wav", "", "")
              .getBytes(StandardCharsets.UTF_8));
      form.writeBytes(file);
      form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    form.writeBytes("--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
    return form.toByteArray();
  }
}
