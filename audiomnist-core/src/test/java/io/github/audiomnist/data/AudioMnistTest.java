package io.github.audiomnist.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioMnistTest {

  @Test
  void read_rootOrData_listsBySpeakerThenName(@TempDir Path root) throws IOException {
    Fixtures.touch(
        root,
        "data/02/3_02_0.wav",
        "data/01/1_01_10.wav",
        "data/01/1_01_2.WAV",
        "data/01/0_01_0.wav",
        "data/01/._0_01_0.wav",
        "data/01/notes.txt",
        "data/audioMNIST_meta.txt",
        "models/x.wav");
    LabeledClips clips = AudioMnist.read(root);
    assertEquals(
        List.of("0_01_0.wav", "1_01_10.wav", "1_01_2.WAV", "3_02_0.wav"), Fixtures.names(clips));
    assertEquals(List.of("01", "02"), List.copyOf(clips.speakers()));
    assertEquals("3", clips.clips().get(3).label());
    assertEquals(Labels.digits(), clips.labels());
    assertEquals(Fixtures.names(clips), Fixtures.names(AudioMnist.read(root.resolve("data"))));
  }

  @Test
  void read_misfits_throwWithPathAndRemedy(@TempDir Path root) throws IOException {
    assertMisfit(root.resolve("none"), "expected a folder, found nothing; check the path");
    assertMisfit(
        root, "expected data/NN/D_NN_I.wav, such as data/03/7_03_12.wav, found no such file;");
    Fixtures.touch(root, "audio.zip", "file");
    assertMisfit(
        root.resolve("audio.zip"), "expected a folder, found a file; open it with ZippedDataset");
    assertMisfit(root.resolve("file"), "expected a folder, found a file; give the folder");
  }

  @Test
  void read_wrongNames_throw(@TempDir Path root) throws IOException {
    Fixtures.touch(root.resolve("digit"), "data/03/12_03_3.wav");
    assertMisfit(
        root.resolve("digit"), "12_03_3.wav: expected a name that starts with a digit from 0 to 9");
    Fixtures.touch(root.resolve("name"), "data/03/seven.wav");
    assertMisfit(
        root.resolve("name"), "seven.wav: expected a name such as 7_speaker_12.wav, found 'seven");
    Fixtures.touch(root.resolve("speaker"), "data/03/7_04_3.wav");
    assertMisfit(root.resolve("speaker"), "expected speaker '03', as the folder says, found '04'");
  }

  private static void assertMisfit(Path root, String expected) {
    String message = Fixtures.message(DatasetException.class, () -> AudioMnist.read(root));
    assertTrue(message.startsWith(root.toString()) && message.contains(expected), message);
  }

  // Sets as they stand in audiomnist/train/splits.py of soerenab/AudioMNIST.
  private static final List<Set<Integer>> PUBLISHED_DIGIT_TESTS =
      List.of(
          Set.of(26, 52, 60, 18, 32, 42, 5, 13, 22, 33, 45, 51),
          Set.of(28, 56, 7, 19, 35, 1, 6, 16, 23, 34, 46, 53),
          Set.of(36, 57, 9, 24, 37, 2, 8, 17, 29, 39, 48, 54),
          Set.of(43, 58, 14, 25, 38, 3, 10, 20, 30, 40, 49, 55),
          Set.of(12, 47, 59, 15, 27, 41, 4, 11, 21, 31, 44, 50));

  private static final Set<Integer> PUBLISHED_DIGIT_TRAIN_2 =
      Set.of(
          43, 58, 14, 25, 38, 3, 10, 20, 30, 40, 49, 55, 12, 47, 59, 15, 27, 41, 4, 11, 21, 31, 44,
          50, 26, 52, 60, 18, 32, 42, 5, 13, 22, 33, 45, 51);

  private static final List<Set<Integer>> PUBLISHED_GENDER_TRAINS =
      List.of(
          Set.of(36, 47, 56, 26, 12, 57, 2, 44, 50, 25, 37, 45),
          Set.of(26, 12, 57, 43, 28, 52, 25, 37, 45, 48, 53, 41),
          Set.of(43, 28, 52, 58, 59, 60, 48, 53, 41, 7, 23, 38),
          Set.of(58, 59, 60, 36, 47, 56, 7, 23, 38, 2, 44, 50));

  private static final List<Set<Integer>> PUBLISHED_GENDER_TESTS =
      List.of(
          Set.of(58, 59, 60, 7, 23, 38),
          Set.of(36, 47, 56, 2, 44, 50),
          Set.of(26, 12, 57, 25, 37, 45),
          Set.of(43, 28, 52, 48, 53, 41));

  @Test
  void digitFold_allFive_arePublished() {
    LabeledClips clips = Fixtures.clips(10, Fixtures.sixty(), 2);
    for (int fold = 0; fold < 5; fold++) {
      Split split = AudioMnist.digitFold(clips, fold);
      assertEquals(PUBLISHED_DIGIT_TESTS.get(fold), ids(split.test()));
      assertEquals(PUBLISHED_DIGIT_TESTS.get((fold + 4) % 5), ids(split.validation()));
      assertEquals(720, split.train().size());
    }
    Split split = AudioMnist.digitFold(clips, 2);
    assertEquals(PUBLISHED_DIGIT_TRAIN_2, ids(split.train()));
    assertEquals(
        "AudioMNIST digit fold 2 of 0 to 4: 720 train, 240 validation, 240 test clips",
        split.protocol());
  }

  @Test
  void genderFold_allFour_arePublishedAndBalanced() {
    LabeledClips clips = Fixtures.clips(10, Fixtures.sixty(), 1);
    for (int fold = 0; fold < 4; fold++) {
      Split split = AudioMnist.genderFold(clips, fold);
      assertEquals(PUBLISHED_GENDER_TRAINS.get(fold), ids(split.train()));
      assertEquals(PUBLISHED_GENDER_TESTS.get(fold), ids(split.test()));
      assertEquals(PUBLISHED_GENDER_TESTS.get((fold + 3) % 4), ids(split.validation()));
      assertTrue(
          DatasetSummary.of(split.train())
              .toString()
              .startsWith("120 clips; labels: female 60, male 60"));
    }
  }

  @Test
  void byGender_allSpeakers_twelveAreWomen() {
    LabeledClips clips = AudioMnist.byGender(Fixtures.clips(10, Fixtures.sixty(), 1));
    assertEquals(List.of("female", "male"), clips.labels().names());
    assertEquals(
        Set.of(12, 26, 28, 36, 43, 47, 52, 56, 57, 58, 59, 60),
        ids(clips.filter(clip -> clip.label().equals("female"))));
  }

  @Test
  void folds_otherSpeakersOrFolds_throwWithThem() {
    LabeledClips few = Fixtures.clips(10, Fixtures.sixty().subList(0, 58), 1);
    assertRefused(() -> AudioMnist.digitFold(few, 0), "all 60 speakers", "none of [59, 60]");
    assertRefused(() -> AudioMnist.genderFold(few, 0), "all 24 speakers", "none of [59, 60]");
    List<String> more = Stream.concat(Fixtures.sixty().stream(), Stream.of("61")).toList();
    assertRefused(
        () -> AudioMnist.digitFold(Fixtures.clips(10, more, 1), 0), "'01' to '60'", "'61'");
    LabeledClips all = Fixtures.clips(10, Fixtures.sixty(), 1);
    assertRefused(() -> AudioMnist.digitFold(all, 5), "0 to 4", "5");
    assertRefused(() -> AudioMnist.genderFold(all, 4), "0 to 3", "4");
  }

  private static void assertRefused(
      org.junit.jupiter.api.function.Executable call, String... parts) {
    String message = Fixtures.message(IllegalArgumentException.class, call);
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }

  private static Set<Integer> ids(LabeledClips clips) {
    return clips.speakers().stream()
        .map(Integer::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void speakers_publishedForm_areRead(@TempDir Path root) throws IOException {
    Fixtures.write(
        root.resolve("data/audioMNIST_meta.txt"),
        """
        {
          "01": {"accent": "german", "age": 30, "gender": "male", "native speaker": "no",
            "origin": "Europe, Germany, Wuerzburg", "recordingdate": "17-06-22-11-04-28",
            "recordingroom": "Kino"},
          "45": {"age": "1234", "native speaker": "yes", "more": [1]}
        }
        """);
    SortedMap<String, SpeakerInfo> speakers = AudioMnist.speakers(root);
    assertEquals(
        new SpeakerInfo(
            "german",
            OptionalInt.of(30),
            "male",
            false,
            "Europe, Germany, Wuerzburg",
            "17-06-22-11-04-28",
            "Kino"),
        speakers.get("01"));
    assertEquals(
        new SpeakerInfo("", OptionalInt.empty(), "", true, "", "", ""), speakers.get("45"));
  }

  @Test
  void speakers_misfits_throw(@TempDir Path root) throws IOException {
    Path meta = root.resolve("audioMNIST_meta.txt");
    assertThrows(DatasetException.class, () -> AudioMnist.speakers(root));
    for (String text : List.of("{", "[]", "{\"01\": 3}", "[".repeat(100_000), "")) {
      Fixtures.write(meta, text);
      String message = Fixtures.message(DatasetException.class, () -> AudioMnist.speakers(root));
      assertTrue(message.startsWith(meta + ": expected"), message);
    }
    Fixtures.write(
        meta, IntStream.range(0, 300_000).mapToObj(i -> "    ").collect(Collectors.joining()));
    String message = Fixtures.message(DatasetException.class, () -> AudioMnist.speakers(root));
    assertTrue(message.contains("a text of at most 1048576 bytes, found more"), message);
  }
}
