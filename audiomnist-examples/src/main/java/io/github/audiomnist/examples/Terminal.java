package io.github.audiomnist.examples;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the commands read and write.
 *
 * @param in standard input
 * @param out results
 * @param err progress, notes and failures
 * @param live whether a person watches, so that a line may be drawn over
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, boolean live) {

  /** The terminal of this process. */
  static Terminal ofProcess() {
    return new Terminal(System.in, System.out, System.err, isLive(System.console()));
  }

  /** From Java 22 on a console is there even when all is redirected, and can say so. */
  private static boolean isLive(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** Says something that is neither result nor failure. */
  void note(String text) {
    err.println(ErrorLine.oneLine(text));
  }

  /** Says what failed. */
  void fail(String text) {
    err.println("audiomnist: " + ErrorLine.oneLine(text));
  }
}
