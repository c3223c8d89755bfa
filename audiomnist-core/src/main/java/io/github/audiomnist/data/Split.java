package io.github.audiomnist.data;

/**
 * Clips to learn from, to choose by and to be judged on. No clip is in two of them.
 *
 * @param protocol how they were told apart, in words that a report can quote
 * @param train to learn from
 * @param validation to choose by: early stopping, settings
 * @param test to be judged on, once
 */
public record Split(
    String protocol, LabeledClips train, LabeledClips validation, LabeledClips test) {}
