package io.github.audiomnist.examples.web;

/**
 * A word that was heard in a stream.
 *
 * @param label which
 * @param probability in [0, 1]
 * @param seconds since the stream began
 */
record SpottedWord(String label, float probability, double seconds) {}
