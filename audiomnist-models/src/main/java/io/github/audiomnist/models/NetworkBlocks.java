package io.github.audiomnist.models;

import io.github.audiomnist.internal.BcResNetBlock;
import io.github.audiomnist.internal.Cell;
import io.github.audiomnist.internal.CnnBlock;
import io.github.audiomnist.internal.KwMlpBlock;
import io.github.audiomnist.internal.MatchboxNetBlock;
import io.github.audiomnist.internal.MlpBlock;
import io.github.audiomnist.internal.NetworkBlock;
import io.github.audiomnist.internal.RecurrentBlock;
import io.github.audiomnist.internal.SequentialBlock;
import io.github.audiomnist.internal.TcResNetBlock;
import io.github.audiomnist.internal.TransformerBlock;
import io.github.audiomnist.signal.SignalSpec;

/** The blocks that networks describe, for features that they can read. */
final class NetworkBlocks {

  private NetworkBlocks() {}

  static NetworkBlock mlp(MlpNetwork mlp, SignalSpec spec, int classes) {
    NetworkInput.requireFrames("MlpNetwork", spec);
    boolean deviations = mlp.statistics() == MlpNetwork.Statistics.MEAN_AND_DEVIATION;
    return new MlpBlock(spec.rows(), deviations, mlp.hiddenSizes(), (float) mlp.dropout(), classes);
  }

  static NetworkBlock cnn(CnnNetwork cnn, SignalSpec spec, int classes) {
    NetworkInput.requireFrames("CnnNetwork", spec);
    int units = cnn.channels().size();
    int shortest = 1 << Math.min(30, units - 1);
    NetworkInput.require(
        Math.min(spec.rows(), spec.columns()) >= shortest,
        "CnnNetwork",
        "at least %s rows and columns for %s units".formatted(shortest, units),
        spec,
        "use fewer units, more bands or longer clips");
    return new CnnBlock(cnn.channels(), cnn.kernelSize(), (float) cnn.dropout(), classes);
  }

  static NetworkBlock cnn64(Cnn64Network cnn, SignalSpec spec, int classes) {
    NetworkInput.requirePicture("Cnn64Network", Cnn64Network.SIZE, spec);
    return SequentialBlock.cnn64(Cnn64Network.SIZE, cnn.channels(), (float) cnn.dropout(), classes);
  }

  static NetworkBlock alexNet(AlexNet net, SignalSpec spec, int classes) {
    NetworkInput.requirePicture("AlexNet", AlexNet.SIZE, spec);
    return SequentialBlock.alexNet(
        AlexNet.SIZE, net.channels(), net.hiddenSize(), (float) net.dropout(), classes);
  }

  static NetworkBlock audioNet(AudioNet net, SignalSpec spec, int classes) {
    NetworkInput.requireSamples("AudioNet", spec);
    int poolings = net.channels().size();
    int shortest = 1 << Math.min(30, poolings);
    NetworkInput.require(
        spec.columns() > shortest,
        "AudioNet",
        "more than %s samples for %s poolings".formatted(shortest, poolings),
        spec,
        "use fewer channels or longer clips");
    return SequentialBlock.audioNet(
        spec.columns(), net.channels(), net.hiddenSizes(), (float) net.dropout(), classes);
  }

  static NetworkBlock rnn(RnnNetwork rnn, SignalSpec spec, int classes) {
    NetworkInput.requireFrames("RnnNetwork", spec);
    return new RecurrentBlock(
        Cell.RNN,
        spec.rows(),
        rnn.hiddenSize(),
        rnn.numLayers(),
        rnn.direction() == RnnNetwork.Direction.BOTH,
        rnn.norm() == RnnNetwork.Norm.LAYER,
        (float) rnn.dropout(),
        classes);
  }

  static NetworkBlock gru(GruNetwork gru, SignalSpec spec, int classes) {
    NetworkInput.requireFrames("GruNetwork", spec);
    return new RecurrentBlock(
        Cell.GRU,
        spec.rows(),
        gru.hiddenSize(),
        gru.numLayers(),
        gru.bidirectional(),
        true,
        (float) gru.dropout(),
        classes);
  }

  static NetworkBlock lstm(LstmNetwork lstm, SignalSpec spec, int classes) {
    NetworkInput.requireFrames("LstmNetwork", spec);
    return new RecurrentBlock(
        Cell.LSTM,
        spec.rows(),
        lstm.hiddenSize(),
        lstm.numLayers(),
        lstm.bidirectional(),
        true,
        (float) lstm.dropout(),
        classes);
  }

  static NetworkBlock transformer(TransformerNetwork net, SignalSpec spec, int classes) {
    NetworkInput.requireFrames("TransformerNetwork", spec);
    NetworkInput.require(
        spec.columns() >= net.framesPerToken(),
        "TransformerNetwork",
        "at least framesPerToken %s frames".formatted(net.framesPerToken()),
        spec,
        "lower framesPerToken or lengthen the clips");
    return new TransformerBlock(
        spec.rows(),
        spec.columns(),
        new TransformerBlock.Tokens(
            net.framesPerToken(),
            positions(net.positions()),
            net.pooling() == TransformerNetwork.Pooling.CLASS_TOKEN,
            net.inputNorm() == TransformerNetwork.InputNorm.BATCH),
        new TransformerBlock.Encoder(
            net.dModel(),
            net.numHeads(),
            net.numLayers(),
            net.feedForwardSize(),
            (float) net.dropout(),
            (float) net.stochasticDepth()),
        classes);
  }

  private static TransformerBlock.Positions positions(TransformerNetwork.Positions positions) {
    return switch (positions) {
      case SINUSOIDAL -> TransformerBlock.Positions.SINUSOIDAL;
      case LEARNED -> TransformerBlock.Positions.LEARNED;
      case NONE -> TransformerBlock.Positions.NONE;
    };
  }

  static NetworkBlock tcResNet(TcResNet net, SignalSpec spec, int classes) {
    NetworkInput.requireFrames("TcResNet", spec);
    return new TcResNetBlock(
        spec.rows(),
        net.channels(),
        net.kernelSize(),
        (float) net.dropout(),
        (float) net.stochasticDepth(),
        classes);
  }

  static NetworkBlock matchboxNet(MatchboxNet net, SignalSpec spec, int classes) {
    NetworkInput.requireFrames("MatchboxNet", spec);
    return new MatchboxNetBlock(
        spec.rows(),
        net.numBlocks(),
        net.numSubBlocks(),
        net.channels(),
        (float) net.dropout(),
        (float) net.stochasticDepth(),
        classes);
  }

  static NetworkBlock bcResNet(BcResNet net, SignalSpec spec, int classes) {
    NetworkInput.requireFrames("BcResNet", spec);
    NetworkInput.require(
        spec.rows() == BcResNet.ROWS,
        "BcResNet",
        "%s rows".formatted(BcResNet.ROWS),
        spec,
        "make %s bands".formatted(BcResNet.ROWS));
    return new BcResNetBlock(
        net.channels(), (float) net.dropout(), (float) net.stochasticDepth(), classes);
  }

  static NetworkBlock kwMlp(KwMlp net, SignalSpec spec, int classes) {
    NetworkInput.requireFrames("KwMlp", spec);
    return new KwMlpBlock(
        spec.rows(),
        spec.columns(),
        net.size(),
        net.numLayers(),
        net.feedForwardSize(),
        (float) net.stochasticDepth(),
        classes);
  }
}
