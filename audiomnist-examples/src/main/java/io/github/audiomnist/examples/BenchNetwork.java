package io.github.audiomnist.examples;

import io.github.audiomnist.models.Models;
import io.github.audiomnist.models.RecognizerTrainer;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.pipeline.Presets;

/** Networks that are timed beside the same ones in Python. */
enum BenchNetwork {
  CNN64,
  LSTM,
  TRANSFORMER,
  CNN;

  private static final int PICTURE = 64;
  private static final int SAMPLE_RATE = 8_000;

  RecognizerTrainer trainer() {
    return switch (this) {
      case CNN64 ->
          Presets.spectrogramImage(InputFormat.hz(SAMPLE_RATE), PICTURE, PICTURE)
              .then(Models.cnn64());
      case LSTM -> Pipeline.melSpec().then(Models.lstm());
      case TRANSFORMER ->
          Pipeline.melSpec()
              .then(
                  Models.transformer()
                      .withDModel(128)
                      .withNumLayers(4)
                      .withFeedForwardSize(512)
                      .withFramesPerToken(1));
      case CNN -> Pipeline.melSpec().then(Models.cnn());
    };
  }
}
