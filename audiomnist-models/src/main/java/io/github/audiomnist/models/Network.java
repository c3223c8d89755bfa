package io.github.audiomnist.models;

import io.github.audiomnist.pipeline.Learner;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.TimeFrequency;

/**
 * An immutable description of a neural network from rows by frames to labels. Made by {@link
 * Models}; put behind a pipeline by {@link Pipeline#then(Learner)}.
 */
public sealed interface Network extends Learner<TimeFrequency, RecognizerTrainer>
    permits CnnNetwork, LstmNetwork, TransformerNetwork {

  /**
   * The trainer of this network behind {@code features}.
   *
   * <p>Networks learn from standardised values: a pipeline that ends in decibels or another
   * logarithm of power is completed by {@link
   * io.github.audiomnist.transform.Standardize#perClip()}, one that ends in cepstra or compressed
   * power by {@link io.github.audiomnist.transform.Standardize#perBand()}. End it with a
   * standardisation to choose yourself.
   *
   * @throws io.github.audiomnist.signal.SpecMismatchException if the features are powers or
   *     magnitudes, or too small for this network
   */
  @Override
  default RecognizerTrainer learnFrom(Pipeline<? extends TimeFrequency> features) {
    return new RecognizerTrainer(features, this);
  }

  /**
   * Number of learned values.
   *
   * @param features spec of what goes in
   * @param classes number of labels
   */
  default long parameterCount(SignalSpec features, int classes) {
    return NetworkBlocks.of(this, features, classes).parameterCount();
  }
}
