package io.github.audiomnist.examples;

import io.github.audiomnist.models.Recognizer;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which recogniser is to be used. */
final class ModelOption {

  static final String DESCRIPTION =
      "Folder of the recogniser. Default: the library's own, of English digits.";

  @Option(names = "--model", paramLabel = "DIR", description = DESCRIPTION)
  private @Nullable Path folder;

  /** As it was given, or null. */
  @Nullable Path folder() {
    return folder;
  }

  /**
   * The recogniser, to be closed.
   *
   * @throws IOException if the folder holds none that can be read
   */
  Recognizer open() throws IOException {
    EngineThreads.oneUnlessSaid();
    return open(folder);
  }

  /** The recogniser in a folder, or, if that is null, the library's own. */
  static Recognizer open(@Nullable Path folder) throws IOException {
    return folder == null ? Recognizer.pretrained() : Recognizer.load(folder);
  }
}
