package io.github.audiomnist.training;

/** Why a training ended. */
public enum Ending {
  /** All epochs were run. */
  COMPLETED,
  /** Patience was at its end: nothing had got better for too long. */
  PATIENCE,
  /** A listener, or an interrupt of the thread, ended it. */
  CANCELLED,
  /** Loss or weights were no longer finite in the epoch after the last one reported. */
  DIVERGED
}
