package io.github.audiomnist.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpokenDigitsTest {

  private static final LabeledClips WHOLE = Fixtures.clips(10, 6, 50);

  @Test
  void read_rootOrRecordings_listsByName(@TempDir Path root) throws IOException {
    Fixtures.touch(
        root,
        "recordings/9_theo_1.wav",
        "recordings/0_anna_maria_12.wav",
        "recordings/readme.md",
        "metadata.py");
    LabeledClips clips = FreeSpokenDigits.read(root);
    assertEquals(List.of("0_anna_maria_12.wav", "9_theo_1.wav"), Fixtures.names(clips));
    assertEquals(List.of("anna_maria", "theo"), List.copyOf(clips.speakers()));
    assertEquals("0", clips.clips().get(0).label());
    assertEquals(
        Fixtures.names(clips), Fixtures.names(FreeSpokenDigits.read(root.resolve("recordings"))));
  }

  @Test
  void read_unknownDigit_throwsWithFile(@TempDir Path root) throws IOException {
    Fixtures.touch(root, "recordings/12_x_3.wav");
    assertEquals(
        root.resolve("recordings").resolve("12_x_3.wav")
            + ": expected a name that starts with a digit from 0 to 9, found '12';"
            + " rename or remove it",
        Fixtures.message(DatasetException.class, () -> FreeSpokenDigits.read(root)));
  }

  @Test
  void read_emptyFolder_throwsWithLayout(@TempDir Path root) {
    String message = Fixtures.message(DatasetException.class, () -> FreeSpokenDigits.read(root));
    assertTrue(message.contains("recordings/7_george_12.wav, found no WAV file;"), message);
  }

  @Test
  void officialSplit_wholeDataSet_has2400And300And300() {
    Split split = FreeSpokenDigits.officialSplit(WHOLE);
    assertEquals(takes(0, 5), takesOf(split.test()));
    assertEquals(Set.of(5, 14, 23, 32, 41), takesOf(split.validation()));
    assertEquals(2400, split.train().size());
    assertEquals(
        "FSDD official split by take: 2400 train, 300 validation, 300 test clips",
        split.protocol());
    Split joined = split.withValidationInTrain();
    assertEquals(2700, joined.train().size());
    assertEquals(
        split.protocol() + "; validation joined to train, 2700 to learn from", joined.protocol());
    assertTrue(joined.validation().isEmpty());
    assertEquals(split.test(), joined.test());
  }

  @Test
  void indexFolds_wholeDataSet_testEachTakeOnce() {
    List<Split> folds = FreeSpokenDigits.indexFolds(WHOLE);
    assertEquals(10, folds.size());
    assertEquals(FreeSpokenDigits.officialSplit(WHOLE).test(), folds.get(0).test());
    List<LabeledClip> tested = new ArrayList<>();
    for (int fold = 0; fold < 10; fold++) {
      assertEquals(takes(5 * fold, 5 * fold + 5), takesOf(folds.get(fold).test()));
      assertEquals(
          takesOf(folds.get((fold + 1) % 10).test()), takesOf(folds.get(fold).validation()));
      tested.addAll(folds.get(fold).test().clips());
    }
    assertEquals(Set.copyOf(WHOLE.clips()), Set.copyOf(tested));
    assertEquals(3000, tested.size());
    assertTrue(folds.get(9).protocol().startsWith("FSDD takes 45-49 as test: 2400 train"));
  }

  @Test
  void splits_otherNames_throwWithThem() {
    LabeledClips unnamed =
        new LabeledClips(
            Labels.digits(), List.of(LabeledClip.ofFile(Path.of("seven.wav"), "7", "x")));
    String message =
        Fixtures.message(
            IllegalArgumentException.class, () -> FreeSpokenDigits.officialSplit(unnamed));
    assertTrue(message.contains("such as 7_george_12.wav, found 'seven.wav'"), message);
    LabeledClips late = new LabeledClips(Labels.digits(), List.of(Fixtures.clip("7", "x", 50)));
    message =
        Fixtures.message(IllegalArgumentException.class, () -> FreeSpokenDigits.indexFolds(late));
    assertTrue(message.contains("a take in 0 to 49, found '7_x_50.wav'"), message);
  }

  private static Set<Integer> takesOf(LabeledClips clips) {
    return Fixtures.names(clips).stream()
        .map(name -> TakeName.parse(name).orElseThrow().take())
        .collect(Collectors.toSet());
  }

  private static Set<Integer> takes(int from, int to) {
    return java.util.stream.IntStream.range(from, to).boxed().collect(Collectors.toSet());
  }
}
