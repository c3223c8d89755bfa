package io.github.audiomnist.examples;

import io.github.audiomnist.data.Labels;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.models.RecognizerTrainer;

/** What of a recogniser stays as it is while it is fine-tuned. */
enum FreezeRule {
  /** Nothing. */
  NONE,
  /** All but the layer of the labels. */
  BODY;

  /** A trainer that begins with {@code recognizer}, with a new head if it knows other labels. */
  RecognizerTrainer trainer(Recognizer recognizer, Labels labels, Terminal terminal) {
    RecognizerTrainer trainer = recognizer.toTrainer();
    Labels before = trainer.labels().orElseThrow();
    if (!before.equals(labels)) {
      terminal.note("new head: %s in place of %s".formatted(labels, before));
      trainer = trainer.withNewHead();
    }
    return this == BODY ? trainer.withFrozenBody() : trainer;
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return Choices.written(this);
  }
}
