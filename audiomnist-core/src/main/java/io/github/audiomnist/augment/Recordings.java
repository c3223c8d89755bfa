package io.github.audiomnist.augment;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Recordings that are mixed or convolved with clips. */
final class Recordings {

  private Recordings() {}

  /** A copy of the list, if it holds something and its recordings do. */
  static List<Waveform> checked(String stage, List<Waveform> recordings) {
    if (recordings.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: expected at least one recording, found none".formatted(stage));
    }
    for (int i = 0; i < recordings.size(); i++) {
      if (recordings.get(i).length() == 0) {
        throw new IllegalArgumentException(
            "%s: expected recordings of at least 1 sample, found none in recording %s; leave it out"
                .formatted(stage, i));
      }
    }
    return List.copyOf(recordings);
  }

  /** The WAV files in {@code folder}, in the order of their names as UTF-16. */
  static List<Waveform> in(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Recordings::isWav)) {
      entries.forEach(files::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    if (files.isEmpty()) {
      throw new FileSystemException(
          folder.toString(), null, "expected WAV files, found none; check the path");
    }
    files.sort(Comparator.comparing(Recordings::name));
    List<Waveform> recordings = new ArrayList<>();
    for (Path file : files) {
      recordings.add(WavFile.read(file));
    }
    return recordings;
  }

  private static boolean isWav(Path file) {
    String name = name(file);
    return !name.startsWith(".") && name.toLowerCase(Locale.ROOT).endsWith(".wav");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
