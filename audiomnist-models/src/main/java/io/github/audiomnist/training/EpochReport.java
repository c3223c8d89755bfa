package io.github.audiomnist.training;

/**
 * What came of one epoch.
 *
 * @param epoch its number, from 1
 * @param trainLoss mean loss over the training clips, as they were augmented
 * @param validationLoss mean cross-entropy over the validation clips; NaN without any
 * @param validationAccuracy in [0, 1]; NaN without validation clips
 * @param validationMacroF1 in [0, 1]; NaN without validation clips
 * @param learningRate at the end of the epoch
 * @param seconds that it took, validation included
 * @param clipsPerSecond training clips learned from in a second, validation left out
 * @param secondsLeft until the last epoch, at the mean pace of the epochs so far
 */
public record EpochReport(
    int epoch,
    double trainLoss,
    double validationLoss,
    double validationAccuracy,
    double validationMacroF1,
    double learningRate,
    double seconds,
    double clipsPerSecond,
    double secondsLeft) {}
