package io.github.audiomnist.examples;

import io.github.audiomnist.models.Network;
import io.github.audiomnist.models.RecognizerTrainer;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.transform.Mfcc;

/** What {@code --features} may say: what networks of bands and frames are put behind. */
enum FeatureRule {
  /** {@link Pipeline#melSpec(InputFormat)}. */
  MEL {
    @Override
    RecognizerTrainer trainer(InputFormat input, Network<TimeFrequency> network) {
      return Pipeline.melSpec(input).then(network);
    }
  },

  /** {@link Pipeline#robustMelSpec}. */
  ROBUST {
    @Override
    RecognizerTrainer trainer(InputFormat input, Network<TimeFrequency> network) {
      return Pipeline.robustMelSpec(input).then(network);
    }
  },

  /** All cepstra of {@link #MEL}. */
  MFCC {
    @Override
    RecognizerTrainer trainer(InputFormat input, Network<TimeFrequency> network) {
      var mels = Pipeline.melSpec(input);
      return mels.then(new Mfcc(mels.output().rows())).then(network);
    }
  };

  /** A trainer of {@code network} behind such features of clips of {@code input}. */
  abstract RecognizerTrainer trainer(InputFormat input, Network<TimeFrequency> network);

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return Choices.written(this);
  }
}
