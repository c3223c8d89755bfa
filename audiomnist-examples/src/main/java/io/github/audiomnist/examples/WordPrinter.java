package io.github.audiomnist.examples;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.audiomnist.models.SpottedWord;
import io.github.audiomnist.models.Spotter;
import io.github.audiomnist.models.SpotterListener;
import java.util.Locale;

/** Prints words as they are spotted, and on a live terminal the level under them, drawn over. */
final class WordPrinter implements SpotterListener {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
  private static final int BAR_WIDTH = 30;
  private static final double QUIETEST_DB = -60;
  private static final long REDRAW_NANOS = 100_000_000;

  /** A line of {@code --json}. */
  private record Line(double start, double end, String label, float probability) {}

  private final Terminal terminal;
  private final boolean json;
  private long drawnAt = System.nanoTime();
  private int drawnWidth;

  WordPrinter(Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
  }

  @Override
  public void wordSpotted(SpottedWord word) {
    erase();
    terminal.out().println(json ? GSON.toJson(line(word)) : text(word));
    terminal.out().flush();
  }

  private static String text(SpottedWord word) {
    return String.format(
        Locale.ROOT, "%.2f\t%s\t%.4f", word.startSeconds(), word.label(), word.probability());
  }

  private static Line line(SpottedWord word) {
    return new Line(
        hundredths(word.startSeconds()),
        hundredths(word.endSeconds()),
        word.label(),
        word.probability());
  }

  private static double hundredths(double seconds) {
    return Math.round(100 * seconds) / 100.0;
  }

  /** Shows how loud it is now. */
  void level(Spotter spotter) {
    long now = System.nanoTime();
    if (!terminal.live() || now - drawnAt < REDRAW_NANOS) {
      return;
    }
    drawnAt = now;
    double share = Math.min(1, Math.max(0, 1 - spotter.levelDb() / QUIETEST_DB));
    int filled = (int) Math.round(BAR_WIDTH * share);
    String text =
        String.format(
            Locale.ROOT,
            "[%s%s] %4.0f dB %s",
            "#".repeat(filled),
            "-".repeat(BAR_WIDTH - filled),
            spotter.levelDb(),
            spotter.isSounding() ? "*" : " ");
    terminal.err().print("\r" + text);
    terminal.err().flush();
    drawnWidth = text.length();
  }

  /** Leaves the terminal clean. */
  void end() {
    erase();
    terminal.err().flush();
  }

  private void erase() {
    if (drawnWidth > 0) {
      terminal.err().print("\r" + " ".repeat(drawnWidth) + "\r");
      drawnWidth = 0;
    }
  }
}
