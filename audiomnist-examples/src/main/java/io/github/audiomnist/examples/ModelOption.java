package io.github.audiomnist.examples;

import io.github.audiomnist.models.Recognizer;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which recogniser is to be used. */
final class ModelOption {

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Folder of the recogniser. Default: the library's own, of English digits.")
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
    return folder == null ? Recognizer.pretrained() : Recognizer.load(folder);
  }
}
