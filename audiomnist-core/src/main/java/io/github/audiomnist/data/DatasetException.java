package io.github.audiomnist.data;

import io.github.audiomnist.files.OneLine;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A folder or archive does not hold the data set that was expected; the message names path,
 * expected, found and remedy in one line.
 */
public final class DatasetException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Composes the message {@code path: expected …, found …; remedy}.
   *
   * @param path the folder or file that does not fit
   * @param expected what should be there
   * @param found what is there
   * @param remedy what to change
   */
  public DatasetException(Path path, String expected, String found, String remedy) {
    super(OneLine.of("%s: expected %s, found %s; %s".formatted(path, expected, found, remedy)));
  }

  /** As {@link #DatasetException(Path, String, String, String)}, because of {@code cause}. */
  public DatasetException(
      Path path, String expected, String found, String remedy, Throwable cause) {
    this(path, expected, found, remedy);
    initCause(cause);
  }
}
