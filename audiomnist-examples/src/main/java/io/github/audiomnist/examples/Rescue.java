package io.github.audiomnist.examples;

import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.models.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a trained recogniser that could not be judged, or not be saved where it was to be: a
 * training may have taken hours.
 */
final class Rescue {

  private static final String PREFIX = "audiomnist-rescued-";

  private final Recognizer recognizer;
  private final @Nullable TestResult result;
  private final Path out;
  private final String name;
  private final String remedy;

  private Rescue(
      Recognizer recognizer, @Nullable TestResult result, Path out, String name, String remedy) {
    this.recognizer = recognizer;
    this.result = result;
    this.out = out;
    this.name = name;
    this.remedy = remedy;
  }

  /**
   * Says what to keep.
   *
   * @param result null if it could not be judged
   * @param out where it was to be
   */
  Rescue(Recognizer recognizer, @Nullable TestResult result, Path out) {
    this(
        recognizer,
        result,
        out,
        "the trained recogniser",
        (result == null ? ", without a result on test clips" : "")
            + ": move it to where it is to be");
  }

  /**
   * Keeps what the second of two trainings, which failed, was to begin with.
   *
   * @param out where what comes of the second was to be
   */
  static Rescue ofFirst(Recognizer recognizer, Path out) {
    return new Rescue(
        recognizer,
        null,
        out,
        "the recogniser of the first training",
        ": go on from it with train --init");
  }

  /** Saves it elsewhere, and gives the failure to throw, which says where. */
  IOException after(Throwable failure) {
    return after(failure, elsewhere());
  }

  /** As {@link #after(Throwable)}, in the first of {@code folders} that takes it. */
  IOException after(Throwable failure, List<Path> folders) {
    List<Exception> refusals = new ArrayList<>();
    for (Path folder : folders) {
      Optional<Path> kept = keptIn(folder, refusals);
      if (kept.isPresent()) {
        return failure(failure, "; %s is kept in %s%s".formatted(name, kept.get(), remedy));
      }
    }
    IOException lost =
        failure(
            failure,
            "; none of %s took %s either: it is lost, train again with".formatted(folders, name)
                + " --checkpoints");
    refusals.forEach(lost::addSuppressed);
    return lost;
  }

  private static IOException failure(Throwable failure, String more) {
    return new IOException(ErrorLine.of(failure) + more, failure);
  }

  /** Near where it was to be, then where this process can most likely write. */
  private List<Path> elsewhere() {
    List<Path> folders = new ArrayList<>();
    Path parent = out.toAbsolutePath().normalize().getParent();
    if (parent != null) {
      folders.add(parent);
    }
    folders.add(Path.of("").toAbsolutePath());
    folders.add(Path.of(System.getProperty("user.home")));
    folders.add(Path.of(System.getProperty("java.io.tmpdir")));
    return folders;
  }

  private Optional<Path> keptIn(Path folder, List<Exception> refusals) {
    try {
      Path place = Files.createTempDirectory(folder, PREFIX);
      try {
        save(place);
        return Optional.of(place);
      } catch (IOException e) {
        Files.deleteIfExists(place);
        throw e;
      }
    } catch (IOException e) {
      refusals.add(e);
      return Optional.empty();
    }
  }

  private void save(Path place) throws IOException {
    if (result == null) {
      recognizer.save(place);
    } else {
      recognizer.save(place, result);
    }
  }
}
