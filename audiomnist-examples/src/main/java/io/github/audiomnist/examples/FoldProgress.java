package io.github.audiomnist.examples;

import io.github.audiomnist.data.Split;
import io.github.audiomnist.models.CrossValidationListener;
import io.github.audiomnist.models.FoldResult;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;
import java.util.Locale;

/** Shows how a cross-validation goes on: a line for each fold, and to a person its epochs. */
final class FoldProgress implements CrossValidationListener {

  private final Terminal terminal;

  FoldProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public TrainingListener foldStarted(int fold, Split split, Training settings) {
    return terminal.live() ? new Progress(terminal, settings.epochs()) : TrainingListener.SILENT;
  }

  @Override
  public void foldDone(FoldResult result, int done, int total) {
    terminal.note(
        String.format(
            Locale.ROOT,
            "%d/%d: %.2f %%, seed %d, %s, %.1f s",
            done,
            total,
            100 * result.evaluation().accuracy(),
            result.seed(),
            result.provenance().protocol(),
            result.provenance().report().trainSeconds()));
  }
}
