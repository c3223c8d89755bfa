package io.github.audiomnist.signal;

/** Two neighbouring stages disagree on size, rate or unit. */
public final class SpecMismatchException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * Composes the message {@code stage: expected …, found …; remedy}.
   *
   * @param stage name of the stage that cannot work
   * @param expected what it needs
   * @param found what stands before it
   * @param remedy what to change
   */
  public SpecMismatchException(String stage, String expected, Object found, String remedy) {
    super("%s: expected %s, found %s; %s".formatted(stage, expected, found, remedy));
  }
}
