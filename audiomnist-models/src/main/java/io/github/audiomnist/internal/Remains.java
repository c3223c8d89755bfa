package io.github.audiomnist.internal;

import io.github.audiomnist.files.WriterLock;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What saves leave in a folder beside its manifest: the tensors of those before, and what one that
 * was killed had not done.
 */
public final class Remains {

  private final Pattern pattern;

  /** Of saves whose tensors are in files of names like {@code tensors}, a regular expression. */
  public Remains(String tensors) {
    this.pattern = Pattern.compile("(%s)|(\\.audiomnist-.*\\.tmp)".formatted(tensors));
  }

  /** Something else in {@code folder}; empty if there is none. */
  public Optional<Path> somethingElse(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!isRemains(entry)) {
          return Optional.of(entry.getFileName());
        }
      }
    }
    return Optional.empty();
  }

  /** Deletes all from {@code folder} but the file {@code kept}; files of others stay. */
  public void delete(Path folder, String kept) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (isRemains(entry) && !name.equals(kept) && !name.equals(WriterLock.NAME)) {
          Files.deleteIfExists(entry);
        }
      }
    }
  }

  private boolean isRemains(Path entry) {
    return pattern.matcher(entry.getFileName().toString()).matches();
  }
}
