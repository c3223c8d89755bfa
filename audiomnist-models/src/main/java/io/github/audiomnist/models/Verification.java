package io.github.audiomnist.models;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.evaluation.Evaluation;
import java.io.IOException;
import java.util.Optional;

/** Whether a recogniser does again what it was saved with. */
final class Verification {

  private Verification() {}

  static Evaluation of(Recognizer recognizer, Split split) throws IOException {
    Provenance provenance = recognizer.provenance();
    TestResult result = provenance.result();
    if (result == null) {
      throw new IllegalStateException(
          "verification: expected a recogniser that was saved with a result, found none; evaluate it"
              + " and save it with that");
    }
    requireClips("training", provenance.trainSha256(), split.train());
    requireClips("validation", provenance.validationSha256(), split.validation());
    requireClips("test", result.sha256(), split.test());
    Evaluation found = recognizer.evaluate(split);
    Optional<String> difference = result.difference(found);
    if (difference.isPresent()) {
      throw new IllegalStateException(
          "verification: expected %s; the weights, the engine or this library give other results"
              .formatted(difference.get()));
    }
    return found;
  }

  private static void requireClips(String part, String expected, LabeledClips clips)
      throws IOException {
    String found = clips.sha256();
    // What was saved before hashes were told has none.
    if (!expected.isEmpty() && !found.equals(expected)) {
      throw new IllegalStateException(
          "verification: expected %s clips with SHA-256 %s…, found %s clips with %s…; give the data set"
                  .formatted(part, expected.substring(0, 8), clips.size(), found.substring(0, 8))
              + " and the split that it was trained on");
    }
  }
}
