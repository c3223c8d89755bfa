package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Splits look at names alone, so that files without content do. */
class SplitRuleTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  private void file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  private Split split(SplitRule rule, Layout layout, int fold, long seed) throws IOException {
    try (Dataset data = Dataset.open(folder, layout)) {
      return rule.split(data, fold, seed);
    }
  }

  private static void assertSizes(int train, int validation, int test, Split split) {
    assertEquals(train, split.train().size());
    assertEquals(validation, split.validation().size());
    assertEquals(test, split.test().size());
  }

  @Test
  void official_freeSpokenDigits_isByTake() throws IOException {
    for (int take = 0; take < 50; take++) {
      file("recordings/7_george_%s.wav".formatted(take));
    }
    Split split = split(SplitRule.OFFICIAL, Layout.AUTO, 0, 0);
    assertSizes(40, 5, 5, split);
    assertTrue(split.protocol().contains("official"), split.protocol());
  }

  @Test
  void official_audioMnist_isTheFold() throws IOException {
    for (int speaker = 1; speaker <= 60; speaker++) {
      file(String.format(Locale.ROOT, "data/%1$02d/7_%1$02d_0.wav", speaker));
    }
    Split split = split(SplitRule.OFFICIAL, Layout.AUDIOMNIST, 3, 0);
    assertSizes(36, 12, 12, split);
    assertTrue(split.protocol().contains("fold 3"), split.protocol());
  }

  @Test
  void official_speechCommands_isByTheLists() throws IOException {
    for (String word : new String[] {"yes", "no"}) {
      for (int take = 0; take < 4; take++) {
        file("%s/0a7c2a8d_nohash_%s.wav".formatted(word, take));
      }
    }
    Files.writeString(folder.resolve("validation_list.txt"), "no/0a7c2a8d_nohash_0.wav\n");
    Files.writeString(
        folder.resolve("testing_list.txt"),
        "no/0a7c2a8d_nohash_1.wav\nyes/0a7c2a8d_nohash_1.wav\n");
    assertSizes(5, 1, 2, split(SplitRule.OFFICIAL, Layout.SPEECH_COMMANDS, 0, 0));
  }

  @Test
  void speaker_anySeed_leavesNoSpeakerInTwoParts() throws IOException {
    for (int speaker = 0; speaker < 10; speaker++) {
      file("recordings/7_speaker%s_0.wav".formatted(speaker));
    }
    for (long seed = 0; seed < 5; seed++) {
      assertSizes(6, 2, 2, split(SplitRule.SPEAKER, Layout.FSDD, 0, seed).requireSpeakerDisjoint());
    }
  }

  @Test
  void foldRules_ofTheDataSet_areItsFolds() throws IOException {
    for (int take = 0; take < 50; take++) {
      file("recordings/7_george_%s.wav".formatted(take));
    }
    try (Dataset data = Dataset.open(folder, Layout.AUTO)) {
      List<Split> folds = FoldRule.INDEX_FOLDS.splits(data, 0, 0);
      assertEquals(10, folds.size());
      assertEquals(folds.get(1).test(), folds.get(0).validation());
      List<Split> official = FoldRule.OFFICIAL_FOLDS.splits(data, 0, 0);
      assertEquals(1, official.size());
      assertSizes(40, 5, 5, official.get(0));
    }
  }

  @Test
  void foldRules_ofAudioMnist_areThePublishedFive() throws IOException {
    for (int speaker = 1; speaker <= 60; speaker++) {
      file(String.format(Locale.ROOT, "data/%1$02d/7_%1$02d_0.wav", speaker));
    }
    try (Dataset data = Dataset.open(folder, Layout.AUTO)) {
      List<Split> folds = FoldRule.OFFICIAL_FOLDS.splits(data, 0, 0);
      assertEquals(5, folds.size());
      assertTrue(folds.get(4).protocol().contains("fold 4"), folds.get(4).protocol());
    }
  }

  @Test
  void stratified_anyLabel_hasItsShares() throws IOException {
    for (int digit = 0; digit < 10; digit++) {
      for (int take = 0; take < 5; take++) {
        file("recordings/%s_george_%s.wav".formatted(digit, take));
      }
    }
    assertSizes(30, 10, 10, split(SplitRule.STRATIFIED, Layout.FSDD, 0, 1));
  }
}
