package io.github.audiomnist.examples;

import io.github.audiomnist.models.Models;
import io.github.audiomnist.models.Network;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.TimeFrequency;

/** Networks of a family in other sizes, or with another dropout, than its usual ones. */
final class FamilySizes {

  private static final int WIDEST = 512;

  private FamilySizes() {}

  /**
   * The network of {@code family} whose number of parameters is nearest to {@code parameters}: all
   * its layers wider or narrower by one factor.
   *
   * @param features that it reads
   * @param classes number of labels
   */
  static Network<TimeFrequency> matched(
      ModelFamily family, Pipeline<MelSpectrogram> features, int classes, long parameters) {
    int low = 1;
    int high = WIDEST;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (parameters(ofWidth(family, middle), features, classes) <= parameters) {
        low = middle;
      } else {
        high = middle;
      }
    }
    long below = parameters - parameters(ofWidth(family, low), features, classes);
    long above = parameters(ofWidth(family, high), features, classes) - parameters;
    return ofWidth(family, Math.abs(below) <= Math.abs(above) ? low : high);
  }

  /** Number of learned values. */
  static long parameters(
      Network<TimeFrequency> network, Pipeline<MelSpectrogram> features, int classes) {
    return features.then(network).summary(classes).parameterCount();
  }

  private static Network<TimeFrequency> ofWidth(ModelFamily family, int width) {
    return switch (family) {
      case MLP -> Models.mlp().withHiddenSizes(width, width, width);
      case CNN -> Models.cnn().withChannels(width, 2 * width, 4 * width, 4 * width);
      case RNN -> Models.rnn().withLayerNorm().withHiddenSize(width);
      case GRU -> Models.gru().withHiddenSize(width);
      case LSTM -> Models.lstm().withHiddenSize(width);
      case TRANSFORMER -> Models.transformer().withDModel(4 * width).withFeedForwardSize(8 * width);
      case TC_RES_NET -> Models.tcResNet().withChannels(2 * width, 3 * width, 4 * width, 6 * width);
      case MATCHBOX_NET -> Models.matchboxNet().withChannels(width);
      case BC_RES_NET -> Models.bcResNet().withWidth(width / 4.0);
      case KW_MLP ->
          // Gates over time have weights of every pair of frames, whatever the width.
          Models.kwMlp().withNumLayers(4).withSize(width).withFeedForwardSize(4 * width);
      case AUDIO_NET, ALEX_NET -> throw family.readsOthers();
    };
  }

  /** The usual network of {@code family} with another dropout, or share of skipped layers. */
  static Network<TimeFrequency> withDropout(ModelFamily family, double dropout) {
    return switch (family) {
      case MLP -> Models.mlp().withDropout(dropout);
      case CNN -> Models.cnn().withDropout(dropout);
      case RNN -> Models.rnn().withLayerNorm().withDropout(dropout);
      case GRU -> Models.gru().withDropout(dropout);
      case LSTM -> Models.lstm().withDropout(dropout);
      case TRANSFORMER -> Models.transformer().withDropout(dropout);
      case TC_RES_NET -> Models.tcResNet().withDropout(dropout);
      case MATCHBOX_NET -> Models.matchboxNet().withDropout(dropout);
      case BC_RES_NET -> Models.bcResNet().withDropout(dropout);
      case KW_MLP -> Models.kwMlp().withStochasticDepth(dropout);
      case AUDIO_NET, ALEX_NET -> throw family.readsOthers();
    };
  }
}
