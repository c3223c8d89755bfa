package io.github.audiomnist.examples;

/** The threads within one recognition. */
final class EngineThreads {

  private static final String PROPERTY = "audiomnist.threads";

  private EngineThreads() {}

  /**
   * One, unless the property {@value #PROPERTY} says otherwise: a word is too little work to share,
   * and threads take time to start and get into the way of recognitions beside. Counts if the
   * engine has not been started yet.
   */
  static void oneUnlessSaid() {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, "1");
    }
  }
}
