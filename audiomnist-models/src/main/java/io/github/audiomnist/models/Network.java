package io.github.audiomnist.models;

import io.github.audiomnist.internal.LayerTrace;
import io.github.audiomnist.pipeline.Learner;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Signal;
import io.github.audiomnist.signal.SignalSpec;

/**
 * An immutable description of a neural network from one kind of signal to labels. Made by {@link
 * Models}; put behind a pipeline by {@link Pipeline#then(Learner)}.
 *
 * @param <I> kind of signal that it reads
 */
public sealed interface Network<I extends Signal> extends Learner<I, RecognizerTrainer>
    permits AlexNet,
        AudioNet,
        BcResNet,
        Cnn64Network,
        CnnNetwork,
        CustomNetwork,
        GruNetwork,
        KwMlp,
        LstmNetwork,
        MatchboxNet,
        MlpNetwork,
        RnnNetwork,
        TcResNet,
        TransformerNetwork {

  /**
   * The trainer of this network behind {@code features}.
   *
   * <p>Networks learn from values of a common level. Where a pipeline has not seen to that, it is
   * completed: decibels and other logarithms of power by {@link
   * io.github.audiomnist.transform.Standardize#perClip()}, cepstra and compressed power by {@link
   * io.github.audiomnist.transform.Standardize#perBand()}, samples by {@link
   * io.github.audiomnist.transform.Normalize#rms Normalize.rms(0)}. End it with a stage of these
   * kinds to choose yourself. {@link MlpNetwork} takes all but samples as they are.
   *
   * @throws io.github.audiomnist.signal.SpecMismatchException if the features are powers or
   *     magnitudes, or of a size that this network cannot read
   */
  @Override
  default RecognizerTrainer learnFrom(Pipeline<? extends I> features) {
    return new RecognizerTrainer(features, this);
  }

  /** The name of this network's family in files, for example {@code tc-res-net}. */
  default String family() {
    return NetworkFamily.nameOf(this);
  }

  /**
   * Number of learned values.
   *
   * @param features spec of what goes in
   * @param classes number of labels
   * @throws io.github.audiomnist.signal.SpecMismatchException if this network cannot read {@code
   *     features}
   */
  default long parameterCount(SignalSpec features, int classes) {
    return NetworkFamily.block(this, features, classes).parameterCount();
  }

  /**
   * What every layer gives and costs, known before training. Starts the engine.
   *
   * @param features spec of what goes in
   * @param classes number of labels
   * @throws io.github.audiomnist.signal.SpecMismatchException if this network cannot read {@code
   *     features}
   */
  default NetworkSummary summary(SignalSpec features, int classes) {
    return NetworkSummary.of(
        features, LayerTrace.of(NetworkFamily.block(this, features, classes), features));
  }
}
