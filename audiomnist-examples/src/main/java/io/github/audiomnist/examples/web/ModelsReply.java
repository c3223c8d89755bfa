package io.github.audiomnist.examples.web;

import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.pipeline.InputFormat;
import java.util.List;

/**
 * The recognisers to choose among.
 *
 * @param models the default first
 */
record ModelsReply(List<Model> models) {

  /**
   * A recogniser.
   *
   * @param name to ask for it by
   * @param labels that it knows
   * @param network its family
   * @param sampleRate at which it listens, in Hz
   * @param seconds that it hears at once
   * @param protocol how it was trained and judged
   */
  record Model(
      String name,
      List<String> labels,
      String network,
      int sampleRate,
      double seconds,
      String protocol) {

    private static Model of(String name, Recognizer recognizer) {
      InputFormat input = recognizer.pipeline().input();
      return new Model(
          name,
          recognizer.labels().names(),
          recognizer.network().family(),
          input.sampleRate(),
          (double) input.length() / input.sampleRate(),
          recognizer.provenance().protocol());
    }
  }

  static ModelsReply of(Shelf shelf) {
    return new ModelsReply(
        shelf.all().entrySet().stream()
            .map(entry -> Model.of(entry.getKey(), entry.getValue()))
            .toList());
  }
}
