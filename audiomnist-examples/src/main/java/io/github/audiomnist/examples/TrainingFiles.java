package io.github.audiomnist.examples;

import io.github.audiomnist.training.TensorBoardWriter;
import io.github.audiomnist.training.TrainingListener;
import io.github.audiomnist.training.TrainingLog;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files that a training is written down in while it runs.
 *
 * @param log null for none
 * @param tensorBoard null for none
 */
record TrainingFiles(@Nullable TrainingLog log, @Nullable TensorBoardWriter tensorBoard)
    implements Closeable {

  static TrainingFiles of(@Nullable Path log, @Nullable Path tensorBoard) throws IOException {
    if (log != null) {
      Files.createDirectories(log.toAbsolutePath().resolveSibling("."));
    }
    return new TrainingFiles(
        log == null ? null : TrainingLog.to(log),
        tensorBoard == null ? null : TensorBoardWriter.in(tensorBoard));
  }

  /** A listener that tells these files and {@code other}. */
  TrainingListener heardWith(TrainingListener other) {
    return TrainingListener.all(
        other,
        log == null ? TrainingListener.SILENT : log,
        tensorBoard == null ? TrainingListener.SILENT : tensorBoard);
  }

  @Override
  public void close() throws IOException {
    try {
      if (log != null) {
        log.close();
      }
    } finally {
      if (tensorBoard != null) {
        tensorBoard.close();
      }
    }
  }
}
