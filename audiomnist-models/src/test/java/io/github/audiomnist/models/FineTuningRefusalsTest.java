package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static io.github.audiomnist.models.FineTuningTest.OTHERS;
import static io.github.audiomnist.models.FineTuningTest.OTHER_LABELS;
import static io.github.audiomnist.models.FineTuningTest.pretrained;
import static io.github.audiomnist.models.FineTuningTest.settings;
import static io.github.audiomnist.models.FineTuningTest.trained;

import io.github.audiomnist.data.LabeledClips;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be fine-tuned. */
class FineTuningRefusalsTest {

  @Test
  void train_otherLabelsWithTheOldHead_isRefused() {
    try (Recognizer recognizer = pretrained()) {
      LabeledClips none = new LabeledClips(OTHER_LABELS, List.of());
      assertRefused(
          IllegalArgumentException.class,
          () -> recognizer.toTrainer().train(OTHERS, none, settings(1)).close(),
          "expected the labels [low, high, rising] of the recogniser",
          "found [one pitch, two pitches]; add withNewHead()");
      assertRefused(
          IllegalArgumentException.class,
          () -> trained(recognizer.toTrainer().withNewHead().withFrozenLayers("head")).close(),
          "expected a new head to learn, found it frozen");
    }
  }

  @Test
  void withNewHead_ofANewNetwork_isRefused() {
    assertRefused(
        IllegalStateException.class,
        () -> Tones.pipeline().then(SmallNetworks.cnn()).withNewHead(),
        "found a new network; begin with Recognizer.toTrainer()");
  }

  @Test
  void withFrozenLayers_unknownOrAll_isRefused() {
    RecognizerTrainer trainer = Tones.pipeline().then(SmallNetworks.cnn());
    assertRefused(
        IllegalArgumentException.class,
        () -> trainer.withFrozenLayers("unit.7"),
        "expected a layer of [unit.0.conv, unit.0.norm,",
        "head], found 'unit.7'; see summary");
    assertRefused(
        IllegalArgumentException.class,
        () -> trainer.withFrozenBody().withFrozenLayers("head"),
        "expected a layer to learn, found all of them frozen");
  }
}
