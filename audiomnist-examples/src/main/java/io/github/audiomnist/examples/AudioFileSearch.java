package io.github.audiomnist.examples;

import io.github.audiomnist.random.SeededRandom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Audio files in folders. */
final class AudioFileSearch {

  private static final Set<String> ENDINGS =
      Set.of("wav", "wave", "aif", "aiff", "aifc", "au", "snd", "flac", "ogg", "oga", "mp3");

  private AudioFileSearch() {}

  /**
   * {@code names} with every folder replaced by the audio files below it, in the order of their
   * paths; files and folders whose names begin with a dot are left out.
   *
   * @param kept is no path and stays
   * @throws IOException if a folder cannot be listed or holds no audio file
   */
  static List<String> expand(List<String> names, String kept) throws IOException {
    List<String> files = new ArrayList<>();
    for (String name : names) {
      if (!name.equals(kept) && Files.isDirectory(Path.of(name))) {
        files.addAll(below(Path.of(name)));
      } else {
        files.add(name);
      }
    }
    return files;
  }

  /** At most {@code count} of {@code files}, in the order in which they were drawn. */
  static List<String> draw(List<String> files, int count, long seed) {
    return new SeededRandom(seed).shuffled(files).subList(0, Math.min(count, files.size()));
  }

  private static List<String> below(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<String> files =
          paths
              .filter(path -> !isHidden(folder.relativize(path)) && isAudio(path))
              .sorted()
              .map(Path::toString)
              .toList();
      if (files.isEmpty()) {
        throw new IOException(
            "%s: expected audio files (%s), found none; name another folder"
                .formatted(folder, String.join(", ", ENDINGS.stream().sorted().toList())));
      }
      return files;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAudio(Path path) {
    String name = path.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return ENDINGS.contains(ending) && Files.isRegularFile(path);
  }
}
