package io.github.audiomnist.examples;

import io.github.audiomnist.training.TrainingListener;
import java.util.concurrent.CountDownLatch;

/**
 * Ends a training when the process is told to end, as by Ctrl-C, and has the process wait until the
 * command is over: until the best epoch is saved, if there is one.
 */
final class Interruption implements TrainingListener, AutoCloseable {

  private static final CountDownLatch COMMAND_OVER = new CountDownLatch(1);

  private final Terminal terminal;
  private final Thread hook = new Thread(this::interrupt, "interruption");
  private volatile boolean cancelled;

  private Interruption(Terminal terminal) {
    this.terminal = terminal;
  }

  /** From now until it is closed. */
  static Interruption awaited(Terminal terminal) {
    Interruption interruption = new Interruption(terminal);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Told when the process has nothing left to do. */
  static void commandIsOver() {
    COMMAND_OVER.countDown();
  }

  private void interrupt() {
    cancelled = true;
    terminal.note("stopping after this batch; the best epoch so far is saved, if there is one");
    try {
      COMMAND_OVER.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public void close() {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends already, and waits for the command.
    }
  }
}
