package io.github.audiomnist.models;

import io.github.audiomnist.evaluation.Evaluation;

/**
 * What came of one fold of a cross-validation with one seed. Immutable; threads may share it.
 *
 * @param fold place of its split among the splits, from 0
 * @param provenance of the recogniser that was trained: protocol, settings, seed, course, versions
 * @param evaluation of the test clips
 */
public record FoldResult(int fold, Provenance provenance, Evaluation evaluation) {

  /** The seed of the training. */
  public long seed() {
    return provenance.report().settings().seed();
  }
}
