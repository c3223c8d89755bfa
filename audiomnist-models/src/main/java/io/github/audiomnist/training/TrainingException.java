package io.github.audiomnist.training;

/** A training cannot go on; the message says where, why, and what to do. */
public final class TrainingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message of one line. */
  public TrainingException(String message) {
    super(message);
  }

  /** With a message of one line and what caused it. */
  public TrainingException(String message, Throwable cause) {
    super(message, cause);
  }
}
