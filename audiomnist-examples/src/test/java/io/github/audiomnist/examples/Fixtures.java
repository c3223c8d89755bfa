package io.github.audiomnist.examples;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.data.LabeledClip;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small data sets cut from the bundled one, and a recogniser trained on one of them. */
public final class Fixtures {

  /** Voices "01" to "05". */
  static final int VOICES = 5;

  private Fixtures() {}

  private static final class Holder {
    private static final Path MODEL = train();

    private static Path train() {
      try {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "cli");
        Cli.train(data(folder.resolve("set")), folder.resolve("model")).assertDone();
        return folder.resolve("model");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A recogniser of digits, trained once for all tests; not to be changed. */
  public static Path model() {
    return Holder.MODEL;
  }

  /** A copy of {@link #model()}, to be damaged. */
  static Path copyOfModel(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path file : list(model())) {
      Files.copy(file, folder.resolve(file.getFileName().toString()));
    }
    return folder;
  }

  /** A data set in AudioMNIST's layout: five voices, ten digits, two takes. */
  public static Path data(Path root) throws IOException {
    try (SampleDigits sample = SampleDigits.open()) {
      for (LabeledClip clip : sample.read().clips()) {
        if (Integer.parseInt(clip.speaker()) <= VOICES && clip.name().matches(".*_[01]\\.wav")) {
          Path folder = Files.createDirectories(root.resolve("data").resolve(clip.speaker()));
          WavFile.write(folder.resolve(clip.name()), clip.read());
        }
      }
    }
    return root;
  }

  /** A clip of {@link #data}. */
  public static Path clip(Path root, String name) {
    return root.resolve("data").resolve(name.substring(2, 4)).resolve(name);
  }

  /** A folder for each of two words, from speakers that file names do not tell. */
  static Path words(Path root) throws IOException {
    Path digits = data(root.resolveSibling("digits-of-words"));
    for (String word : List.of("yes", "no")) {
      Path folder = Files.createDirectories(root.resolve(word));
      String digit = word.equals("yes") ? "1" : "7";
      for (int voice = 1; voice <= VOICES; voice++) {
        Path clip = clip(digits, "%s_0%s_0.wav".formatted(digit, voice));
        Files.copy(clip, folder.resolve("recording%s.wav".formatted(voice)));
      }
    }
    return root;
  }

  /** The last half of the file is lost. */
  static Path truncate(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }

  /** A WAV file of no samples. */
  static Path empty(Path file) throws IOException {
    byte[] header = Arrays.copyOf(Files.readAllBytes(file), 44);
    Arrays.fill(header, 40, 44, (byte) 0);
    return Files.write(file, header);
  }

  /** All files below {@code folder} in a ZIP file, within a folder of their own. */
  static Path zip(Path folder, Path zip) throws IOException {
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream zipped = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zipped.putNextEntry(
            new ZipEntry("set/" + folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zipped);
        zipped.closeEntry();
      }
    }
    return zip;
  }

  /** What lies in {@code folder}, sorted. */
  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** The file of weights in a recogniser's folder. */
  static Path weights(Path model) throws IOException {
    return list(model).stream()
        .filter(file -> file.toString().endsWith(".safetensors"))
        .findFirst()
        .orElseThrow();
  }
}
