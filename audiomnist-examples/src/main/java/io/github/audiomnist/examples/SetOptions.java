package io.github.audiomnist.examples;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say which data set. */
@SuppressWarnings("NullAway.Init") // picocli sets them.
final class SetOptions {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR|ZIP",
      description = "Folder or ZIP file of the data set.")
  private Path data;

  @Option(
      names = "--layout",
      defaultValue = "auto",
      paramLabel = "LAYOUT",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Layout layout;

  /** As it was given. */
  Path path() {
    return data;
  }

  /** The data set, to be closed. */
  Dataset open() throws IOException {
    return Dataset.open(data, layout);
  }
}
