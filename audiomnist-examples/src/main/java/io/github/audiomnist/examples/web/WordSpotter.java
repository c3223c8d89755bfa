package io.github.audiomnist.examples.web;

/** Hears words in a stream of samples. For one thread at a time. */
interface WordSpotter {

  /** Takes the next samples, mono, nominally in [-1, 1]; tells its listener of words in them. */
  void accept(float[] samples);

  /** Ends the stream: tells of a word that only its end decides. */
  void flush();
}
