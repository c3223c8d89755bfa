package io.github.audiomnist.examples;

import java.util.Locale;

/** Shows how far a download is: drawn over on a live terminal, else a line now and then. */
final class DownloadProgress implements Download.Listener {

  private static final long REDRAW_NANOS = 100_000_000;
  private static final long LINE_NANOS = 10_000_000_000L;
  private static final double MEGABYTE = 1e6;

  private final Terminal terminal;
  private final long interval;
  private long shownAt = System.nanoTime();
  private int drawnWidth;
  private long bytes;

  DownloadProgress(Terminal terminal) {
    this.terminal = terminal;
    this.interval = terminal.live() ? REDRAW_NANOS : LINE_NANOS;
  }

  @Override
  public void bytesRead(long done, long total) {
    bytes = done;
    long now = System.nanoTime();
    if (now - shownAt < interval) {
      return;
    }
    shownAt = now;
    String text = text(done, total);
    if (terminal.live()) {
      terminal.err().print("\r" + text + " ".repeat(Math.max(0, drawnWidth - text.length())));
      terminal.err().flush();
      drawnWidth = text.length();
    } else {
      terminal.note(text);
    }
  }

  private static String text(long done, long total) {
    return total < 0
        ? String.format(Locale.ROOT, "%,.1f MB", done / MEGABYTE)
        : String.format(
            Locale.ROOT,
            "%,.1f of %,.1f MB, %d %%",
            done / MEGABYTE,
            total / MEGABYTE,
            100 * done / Math.max(1, total));
  }

  /** Tells the end. */
  void done() {
    if (drawnWidth > 0) {
      terminal.err().print("\r" + " ".repeat(drawnWidth) + "\r");
    }
    terminal.note("downloaded: " + text(bytes, -1));
  }
}
