package io.github.audiomnist.models;

import io.github.audiomnist.internal.CnnBlock;
import io.github.audiomnist.internal.LstmBlock;
import io.github.audiomnist.internal.NetworkBlock;
import io.github.audiomnist.internal.TransformerBlock;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;

/** The blocks that networks describe. */
final class NetworkBlocks {

  private NetworkBlocks() {}

  /**
   * A new block, without weights.
   *
   * @throws SpecMismatchException if the network is too large for features of {@code spec}
   */
  static NetworkBlock of(Network network, SignalSpec spec, int classes) {
    if (network instanceof CnnNetwork cnn) {
      return cnn(cnn, spec, classes);
    } else if (network instanceof LstmNetwork lstm) {
      return new LstmBlock(
          spec.rows(),
          lstm.hiddenSize(),
          lstm.numLayers(),
          lstm.bidirectional(),
          (float) lstm.dropout(),
          classes);
    } else if (network instanceof TransformerNetwork transformer) {
      return transformer(transformer, spec, classes);
    }
    throw new AssertionError(network);
  }

  private static NetworkBlock cnn(CnnNetwork cnn, SignalSpec spec, int classes) {
    int shortest = 1 << Math.min(30, cnn.channels().size() - 1);
    if (Math.min(spec.rows(), spec.columns()) < shortest) {
      throw new SpecMismatchException(
          "CnnNetwork",
          "at least %d rows and columns for %d units".formatted(shortest, cnn.channels().size()),
          spec,
          "use fewer units, more bands or longer clips");
    }
    return new CnnBlock(cnn.channels(), cnn.kernelSize(), (float) cnn.dropout(), classes);
  }

  private static NetworkBlock transformer(
      TransformerNetwork transformer, SignalSpec spec, int classes) {
    if (spec.columns() < transformer.framesPerToken()) {
      throw new SpecMismatchException(
          "TransformerNetwork",
          "at least framesPerToken %d frames".formatted(transformer.framesPerToken()),
          spec,
          "lower framesPerToken or lengthen the clips");
    }
    return new TransformerBlock(
        spec.rows(),
        spec.columns(),
        transformer.framesPerToken(),
        transformer.dModel(),
        transformer.numHeads(),
        transformer.numLayers(),
        transformer.feedForwardSize(),
        (float) transformer.dropout(),
        classes);
  }
}
