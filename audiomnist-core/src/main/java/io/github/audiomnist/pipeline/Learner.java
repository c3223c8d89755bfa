package io.github.audiomnist.pipeline;

import io.github.audiomnist.signal.Signal;

/**
 * What a pipeline can end in: something that learns from features. Core knows no learner; the
 * networks of audiomnist-models are some.
 *
 * @param <I> kind of features it learns from
 * @param <T> what it becomes together with a pipeline
 */
@FunctionalInterface
public interface Learner<I extends Signal, T> {

  /**
   * Joins this learner and the pipeline that makes its features.
   *
   * @throws io.github.audiomnist.signal.SpecMismatchException if this learner cannot work on the
   *     pipeline's output
   */
  T learnFrom(Pipeline<? extends I> features);
}
