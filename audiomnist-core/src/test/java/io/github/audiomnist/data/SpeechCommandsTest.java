package io.github.audiomnist.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechCommandsTest {

  private static void touchDataSet(Path root) throws IOException {
    Fixtures.touch(
        root,
        "yes/9e3779b1_nohash_0.wav",
        "yes/be1e0823_nohash_1.wav",
        "no/78dde6c4_nohash_0.wav",
        "no/be1e0823_nohash_0.wav",
        "_background_noise_/running_tap.wav",
        "LICENSE");
    Fixtures.write(root.resolve("validation_list.txt"), "yes/9e3779b1_nohash_0.wav\r\n");
    Fixtures.write(
        root.resolve("testing_list.txt"),
        "no/be1e0823_nohash_0.wav\nyes/be1e0823_nohash_1.wav\nzero/00000000_nohash_0.wav\n");
  }

  @Test
  void read_wordFolders_takesSpeakersAndLeavesNoiseOut(@TempDir Path root) throws IOException {
    touchDataSet(root);
    LabeledClips clips = SpeechCommands.read(root);
    assertEquals(List.of("no", "yes"), clips.labels().names());
    assertEquals(
        List.of(
            "78dde6c4_nohash_0.wav",
            "be1e0823_nohash_0.wav",
            "9e3779b1_nohash_0.wav",
            "be1e0823_nohash_1.wav"),
        Fixtures.names(clips));
    assertEquals(List.of("78dde6c4", "9e3779b1", "be1e0823"), List.copyOf(clips.speakers()));
  }

  @Test
  void read_otherName_throws(@TempDir Path root) throws IOException {
    Fixtures.touch(root, "yes/anna.wav");
    String message = Fixtures.message(DatasetException.class, () -> SpeechCommands.read(root));
    assertTrue(message.contains("such as 0a7c2a8d_nohash_0.wav, found 'anna.wav';"), message);
  }

  @Test
  void officialSplit_lists_decideAsHashesDo(@TempDir Path root) throws IOException {
    touchDataSet(root);
    LabeledClips clips = SpeechCommands.read(root);
    Split split = SpeechCommands.officialSplit(root, clips);
    assertEquals(
        "Speech Commands official lists: 1 train, 1 validation, 2 test clips", split.protocol());
    assertEquals(List.of("9e3779b1_nohash_0.wav"), Fixtures.names(split.validation()));
    assertEquals(split.test(), SpeechCommands.hashSplit(clips).test());
    assertEquals(split.validation(), SpeechCommands.hashSplit(clips).validation());
  }

  @Test
  void officialSplit_withoutList_throws(@TempDir Path root) throws IOException {
    Fixtures.touch(root, "yes/9e3779b1_nohash_0.wav");
    LabeledClips clips = SpeechCommands.read(root);
    assertListRefused(root, clips, "expected a file, found none; copy it from the data set, or");
    Fixtures.touch(root, "validation_list.txt");
    assertListRefused(root, clips, "expected some of the 1 clips in the list, found none; give");
    java.nio.file.Files.write(root.resolve("validation_list.txt"), new byte[] {-1, -2, -3});
    assertListRefused(root, clips, "expected a text in UTF-8, found other bytes; copy it");
  }

  @Test
  void officialSplit_listOfMebibytes_isRefused(@TempDir Path root) throws IOException {
    Fixtures.touch(root, "yes/9e3779b1_nohash_0.wav");
    LabeledClips clips = SpeechCommands.read(root);
    java.nio.file.Files.write(root.resolve("validation_list.txt"), new byte[(16 << 20) + 1]);
    assertListRefused(root, clips, "expected a text of at most 16777216 bytes, found more; copy");
  }

  private static void assertListRefused(Path root, LabeledClips clips, String expected) {
    String message =
        Fixtures.message(DatasetException.class, () -> SpeechCommands.officialSplit(root, clips));
    assertTrue(message.contains("validation_list.txt: " + expected), message);
  }

  // hashlib, Python 3:
  // M = 2**27 - 1
  // h = re.sub(r'_nohash_.*$', '', name).encode()
  // (int(hashlib.sha1(h).hexdigest(), 16) % (M + 1)) * (100.0 / M)
  @ParameterizedTest
  @CsvSource({
    "0a7c2a8d_nohash_0.wav, 56.836387193474074, TRAIN",
    "0a7c2a8d_nohash_1.wav, 56.836387193474074, TRAIN",
    "bobby_nohash_0.wav, 94.1747873587518, TRAIN",
    "004ae714_nohash_0.wav, 79.5748932627953, TRAIN",
    "ffd2ba2f_nohash_4.wav, 55.30171137527906, TRAIN",
    "00000000_nohash_0.wav, 9.555729549793373, VALIDATION",
    "9e3779b1_nohash_0.wav, 1.7013542480867672, VALIDATION",
    "2e2ac0ea_nohash_3.wav, 1.6260929526842605, VALIDATION",
    "be1e0823_nohash_0.wav, 16.829276955345847, TEST",
    "müller_nohash_0.wav, 17.237962165757732, TEST"
  })
  void hashPart_names_areHashlibs(String name, double percentage, Part part) {
    assertEquals(percentage, HashPart.percentage(name));
    assertEquals(part, HashPart.of(name, 10, 10));
  }

  @Test
  void hashSplit_sharesOverHundred_throws() {
    LabeledClips clips = Fixtures.clips(2, 2, 2);
    assertThrows(IllegalArgumentException.class, () -> SpeechCommands.hashSplit(clips, 60, 40));
    assertThrows(IllegalArgumentException.class, () -> SpeechCommands.hashSplit(clips, -1, 10));
  }
}
