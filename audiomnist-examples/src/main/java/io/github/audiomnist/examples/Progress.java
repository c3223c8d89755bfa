package io.github.audiomnist.examples;

import io.github.audiomnist.training.EpochReport;
import io.github.audiomnist.training.TrainingListener;
import java.util.Locale;

/**
 * Shows how a training goes on: a line for each epoch, and on a live terminal a bar under it that
 * is drawn over. Threads may share it.
 */
final class Progress implements TrainingListener, ClipCheck.Listener {

  private static final int BAR_WIDTH = 30;
  private static final long REDRAW_NANOS = 100_000_000;

  private final Terminal terminal;
  private final int epochs;
  private long drawnAt;
  private int drawnWidth;
  private int featuresDone;

  /** Of a training of at most {@code epochs}. */
  Progress(Terminal terminal, int epochs) {
    this.terminal = terminal;
    this.epochs = epochs;
    this.drawnAt = System.nanoTime() - REDRAW_NANOS;
  }

  @Override
  public synchronized void clipRead(int done, int total) {
    if (done == total) {
      erase();
    } else {
      bar("reading clips", done, total);
    }
  }

  @Override
  public synchronized void featuresMade(int done, int total) {
    // Threads may report out of order; a bar never goes back.
    if (done <= featuresDone) {
      return;
    }
    featuresDone = done;
    if (done == total) {
      line("features of %s clips made".formatted(total));
    } else {
      bar("features", done, total);
    }
  }

  @Override
  public synchronized void batchDone(int epoch, int clipsDone, int clipsTotal) {
    bar("epoch %s/%s".formatted(epoch, epochs), clipsDone, clipsTotal);
  }

  @Override
  public synchronized void epochDone(EpochReport report) {
    long left = Math.round(report.secondsLeft());
    String validation =
        Double.isNaN(report.validationAccuracy())
            ? ""
            : format(
                " val acc %.3f val F1 %.3f",
                report.validationAccuracy(), report.validationMacroF1());
    line(
        format(
            "epoch %d/%d loss %.3f%s (%.1f s, %.0f clips/s, %d:%02d:%02d left)",
            report.epoch(),
            epochs,
            report.trainLoss(),
            validation,
            report.seconds(),
            report.clipsPerSecond(),
            left / 3600,
            left / 60 % 60,
            left % 60));
  }

  private void bar(String what, int done, int total) {
    long now = System.nanoTime();
    if (!terminal.live() || now - drawnAt < REDRAW_NANOS) {
      return;
    }
    drawnAt = now;
    int filled = (int) ((long) BAR_WIDTH * done / total);
    String bar = "#".repeat(filled) + "-".repeat(BAR_WIDTH - filled);
    String text = "%s [%s] %s/%s".formatted(what, bar, done, total);
    terminal.err().print("\r" + text + " ".repeat(Math.max(0, drawnWidth - text.length())));
    terminal.err().flush();
    drawnWidth = text.length();
  }

  private void line(String text) {
    erase();
    terminal.err().println(text);
  }

  private void erase() {
    if (drawnWidth > 0) {
      terminal.err().print("\r" + " ".repeat(drawnWidth) + "\r");
      drawnWidth = 0;
    }
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
