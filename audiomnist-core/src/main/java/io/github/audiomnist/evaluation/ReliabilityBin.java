package io.github.audiomnist.evaluation;

/**
 * Clips whose predictions were about equally sure: a bar of a reliability diagram. Immutable.
 *
 * @param low the bin holds probabilities above this (the first also 0)
 * @param high up to this
 * @param clips number of clips in the bin
 * @param confidence mean probability of the predicted labels; 0 of no clip
 * @param accuracy share of the clips that was recognised; 0 of no clip
 */
public record ReliabilityBin(
    double low, double high, int clips, double confidence, double accuracy) {}
