package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Whatever is wrong with the input is told in one line, before training, and leaves no trace. */
class TrainFailuresTest extends CutDataSet {

  private void assertFails(Cli run, String... words) {
    run.assertFails(Main.FAILED, words);
    assertFalse(Files.exists(out.resolve("recognizer.json")));
  }

  @Test
  void train_noSuchFolder_saysSo() {
    Path missing = folder.resolve("missing");
    assertFails(Cli.train(missing, out), missing + ": expected a folder", "nothing", "check");
  }

  @Test
  void train_emptyFolder_listsTheLayouts() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertFails(Cli.train(empty, out), empty.toString(), "recordings/7_george_12.wav", "none");
  }

  @Test
  void train_wrongLayout_saysWhatItLooksLike() {
    assertFails(
        Cli.train(data, out, "--layout", "fsdd"), data.toString(), "recordings/D_speaker_I.wav");
  }

  @Test
  void train_noZip_saysSo() throws IOException {
    Path text = Files.writeString(folder.resolve("set.zip"), "This is no ZIP file.");
    assertFails(Cli.train(text, out), text + ": expected a ZIP file", "other or damaged");
  }

  @Test
  void train_textNamedWav_isNamed() throws IOException {
    Path bad = Files.writeString(Fixtures.clip(data, "5_03_0.wav"), "This is no WAV file.");
    assertFails(Cli.train(data, out), bad + ": expected a WAV file", "found", "--skip-bad-files");
  }

  @Test
  void train_truncatedWav_isNamed() throws IOException {
    Path bad = Fixtures.truncate(Fixtures.clip(data, "5_03_0.wav"));
    assertFails(Cli.train(data, out), bad.toString(), "truncated");
  }

  @Test
  void train_wavWithoutSamples_isNamed() throws IOException {
    Path bad = Fixtures.empty(Fixtures.clip(data, "5_03_0.wav"));
    assertFails(Cli.train(data, out), bad.toString(), "no samples (0 bytes)");
  }

  @Test
  void train_twoBadFiles_saysThatThereIsAnother() throws IOException {
    Path bad = Fixtures.empty(Fixtures.clip(data, "5_03_0.wav"));
    Fixtures.truncate(Fixtures.clip(data, "6_03_0.wav"));
    assertFails(Cli.train(data, out), bad.toString(), "(and 1 more bad file)");
  }

  @Test
  void train_labelThatIsNoDigit_isNamed() throws IOException {
    Path clip = Fixtures.clip(data, "5_03_0.wav");
    Path bad = Files.move(clip, clip.resolveSibling("x_03_0.wav"));
    assertFails(Cli.train(data, out), bad.toString(), "digit from 0 to 9", "'x'");
  }

  @Test
  void train_officialSplitOfFolders_saysThatThereIsNone() throws IOException {
    Path words = Fixtures.words(folder.resolve("words"));
    assertFails(
        Cli.run("train", "--data", words, "--split", "official", "--model", "cnn", "--out", out),
        words.toString(),
        "official split",
        "--split stratified");
  }

  @Test
  void train_officialSplitOfSomeSpeakers_namesTheOption() {
    assertFails(
        Cli.run("train", "--data", data, "--split", "official", "--model", "cnn", "--out", out),
        "all 60 speakers",
        "choose another --split");
  }

  @Test
  void train_unknownSpeakersBySpeaker_namesTheOption() throws IOException {
    Path words = Fixtures.words(folder.resolve("words"));
    assertFails(Cli.train(words, out), "unknown", "choose another --split");
  }

  @Test
  void train_foldOfFolders_saysThatOnlyAudioMnistHasThem() throws IOException {
    Path words = Fixtures.words(folder.resolve("words"));
    assertFails(
        Cli.run(
            "train",
            "--data",
            words,
            "--split",
            "official",
            "--fold",
            1,
            "--model",
            "cnn",
            "--out",
            out),
        words.toString(),
        "--fold");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void train_outThatNobodyCanWrite_failsBeforeTraining() {
    Path none = Path.of("/proc/audiomnist/model");
    assertFails(Cli.train(data, none), none.toString(), "; name another place");
    for (String option : List.of("--checkpoints", "--log", "--tensorboard", "--report", "--html")) {
      assertFails(Cli.train(data, out, option, none), none.toString(), "; name another place");
    }
  }

  @Test
  void train_outHoldsSomethingElse_failsBeforeTraining() throws IOException {
    Path letter = Files.writeString(Files.createDirectory(out).resolve("letter.txt"), "Dear Ann");
    assertFails(
        Cli.train(data, out),
        out + ": expected an empty folder or a saved recogniser",
        "'letter.txt'",
        "; name another place");
    assertEquals(List.of(letter), Fixtures.list(out));
  }

  @Test
  void train_outHoldsAForeignManifest_failsBeforeTraining() throws IOException {
    Path manifest = Files.createDirectory(out).resolve("recognizer.json");
    for (String content : List.of("{\"format\": \"other\"}", "[]", "{\"format\"", "")) {
      Files.writeString(manifest, content);
      Cli.train(data, out).assertFails(Main.FAILED, manifest.toString(), "; name another place");
      assertEquals(content, Files.readString(manifest));
    }
  }

  @Test
  void train_outIsAFile_failsBeforeTraining() throws IOException {
    Files.writeString(out, "Dear Ann");
    assertFails(Cli.train(data, out), out + ": expected a folder, found a file");
    assertEquals("Dear Ann", Files.readString(out));
  }

  @Test
  void train_outUnderAFile_failsBeforeTraining() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "Dear Ann");
    assertFails(Cli.train(data, file.resolve("model")), "the file " + file);
  }

  @Test
  void train_reportIsAFolder_failsBeforeTraining() {
    assertFails(Cli.train(data, out, "--report", folder), folder + ": expected a file", "--report");
  }
}
