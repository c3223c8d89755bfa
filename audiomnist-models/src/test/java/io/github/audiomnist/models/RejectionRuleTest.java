package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.evaluation.RejectionRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recogniser one of whose labels stands for all else. */
class RejectionRuleTest {

  private static final RejectionRule RULE =
      new RejectionRule(Tones.LABELS.name(Tones.LABELS.size() - 1), 0.9);

  @Test
  void withRejection_takesTheLabelOutOfAllThatIsShown() throws IOException {
    try (Recognizer plain = SmallNetworks.recognizer(SmallNetworks.cnn(), 3)) {
      Prediction all = plain.recognize(Tones.tone(0, 1));
      Recognizer ruled = plain.withRejection(RULE);
      Prediction known = ruled.recognize(Tones.tone(0, 1));
      assertEquals(Optional.of(RULE), ruled.rejection());
      assertEquals(Optional.empty(), plain.rejection());
      assertEquals(Tones.LABELS.without(RULE.label()), ruled.labels());
      assertEquals(all.probability("low"), known.probability("low"));
      assertEquals(known.probability() < 0.9, known.isUnknown());
      assertFalse(all.isUnknown());
      assertThrows(IllegalArgumentException.class, () -> known.probability(RULE.label()));
    }
  }

  @Test
  void load_ofSavedWithARule_keepsRuleAndNetworkLabels(@TempDir Path folder) throws IOException {
    try (Recognizer saved = SmallNetworks.recognizer(SmallNetworks.cnn(), 3).withRejection(RULE)) {
      saved.save(folder);
      try (Recognizer loaded = Recognizer.load(folder)) {
        assertEquals(saved.rejection(), loaded.rejection());
        assertEquals(saved.labels(), loaded.labels());
        assertArrayEquals(
            saved.recognize(Tones.tone(1, 2)).probabilities(),
            loaded.recognize(Tones.tone(1, 2)).probabilities());
      }
    }
  }

  @Test
  void save_withoutARule_writesNothingOfIt(@TempDir Path folder) throws IOException {
    try (Recognizer saved = SmallNetworks.recognizer(SmallNetworks.cnn(), 3)) {
      saved.save(folder);
    }
    assertFalse(Files.readString(folder.resolve("recognizer.json")).contains("rejection"));
  }

  @Test
  void load_ruleOfAnUnknownLabel_namesIt(@TempDir Path folder) throws IOException {
    try (Recognizer saved = SmallNetworks.recognizer(SmallNetworks.cnn(), 3).withRejection(RULE)) {
      saved.save(folder);
    }
    SavedFolders.edit(
        folder, manifest -> manifest.getAsJsonObject("rejection").addProperty("label", "else"));
    assertRefused(IOException.class, () -> Recognizer.load(folder).close(), "found 'else'");
  }
}
