package io.github.audiomnist.models;

import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.pipeline.Presets;
import io.github.audiomnist.signal.Cepstrogram;
import java.util.List;

/** Every family behind features that suit it, as small as can learn {@link Tones}. */
final class SmallTrainers {

  private static final InputFormat INPUT = InputFormat.hz(8_000).seconds(0.3);
  private static final Pipeline<Cepstrogram> MFCC = Pipeline.mfcc(INPUT);

  private SmallTrainers() {}

  static List<RecognizerTrainer> all() {
    return List.of(
        MFCC.then(Models.mlp().withHiddenSizes(16, 16).withDropout(0)),
        Tones.pipeline().then(SmallNetworks.cnn().withDropout(0)),
        Presets.spectrogramImage(INPUT, 64, 64)
            .then(Models.cnn64().withChannels(4, 6, 8, 8).withDropout(0)),
        MFCC.then(Models.rnn().withHiddenSize(12).withNumLayers(1).withDropout(0)),
        MFCC.then(
            Models.rnn().withHiddenSize(8).withBothDirections().withLayerNorm().withDropout(0)),
        MFCC.then(
            Models.gru().withHiddenSize(8).withNumLayers(2).withBothDirections().withDropout(0)),
        Tones.pipeline().then(SmallNetworks.lstm().withDropout(0)),
        Tones.pipeline().then(SmallNetworks.transformer().withDropout(0)),
        Tones.pipeline()
            .then(
                SmallNetworks.transformer()
                    .withPositions(TransformerNetwork.Positions.LEARNED)
                    .withPooling(TransformerNetwork.Pooling.CLASS_TOKEN)
                    .withInputNorm(TransformerNetwork.InputNorm.BATCH)
                    .withDropout(0)),
        Tones.pipeline()
            .then(
                SmallNetworks.transformer()
                    .withPositions(TransformerNetwork.Positions.NONE)
                    .withDropout(0)),
        Pipeline.from(INPUT)
            .then(
                Models.audioNet()
                    .withChannels(8, 8, 8, 12, 12, 16)
                    .withHiddenSizes(16, 12)
                    .withDropout(0)),
        Presets.alexNetImage()
            .then(Models.alexNet().withChannels(6, 8, 8, 8, 8).withHiddenSize(16).withDropout(0)),
        Tones.pipeline().then(Models.tcResNet().withChannels(8, 8, 12).withDropout(0)),
        Tones.pipeline().then(Models.matchboxNet().withNumBlocks(1).withChannels(12)),
        Tones.pipeline().then(Models.bcResNet().withWidth(0.5).withDropout(0)),
        Tones.pipeline()
            .then(
                Models.kwMlp()
                    .withSize(16)
                    .withNumLayers(2)
                    .withFeedForwardSize(32)
                    .withStochasticDepth(0)));
  }
}
