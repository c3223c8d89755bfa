package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.files.NpyArray;
import io.github.audiomnist.pipeline.Features;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.pipeline.Presets;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorCommandTest {

  private static final int RATE = 8000;

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  private Path recipe;
  private Path clip;

  @BeforeEach
  void writeClip() throws IOException {
    recipe = recipe("librosa.json", Pipeline.melSpec());
    clip = clip("clip.wav", noise(RATE, 0.5));
  }

  private Path recipe(String name, Pipeline<?> pipeline) throws IOException {
    return Files.writeString(folder.resolve(name), pipeline.toJson());
  }

  private Path clip(String name, float[] samples) throws IOException {
    Path file = folder.resolve(name);
    WavFile.write(file, Waveform.of(samples, RATE));
    return file;
  }

  private static float[] noise(int length, double amplitude) {
    Random random = new Random(3);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (amplitude * (2 * random.nextDouble() - 1));
    }
    return samples;
  }

  private Cli doctor(Object... more) {
    Object[] args = new Object[more.length + 3];
    args[0] = "doctor";
    args[1] = "--recipe";
    args[2] = recipe;
    System.arraycopy(more, 0, args, 3, more.length);
    return Cli.run(args);
  }

  private static Cli assertDiffers(Cli run, String... words) {
    assertEquals(Main.FAILED, run.exitCode(), run.err());
    assertEquals("", run.err());
    assertContains(run, words);
    return run;
  }

  private static void assertContains(Cli run, String... words) {
    for (String word : words) {
      assertTrue(run.out().contains(word), () -> "expected '%s' in: %s".formatted(word, run.out()));
    }
  }

  private Features features() throws IOException {
    return Features.of(Pipeline.melSpec(), WavFile.read(clip));
  }

  @Test
  void doctor_withoutModel_showsWhatTheShippedRecognizerHears() {
    Cli cli = Cli.run("doctor", clip).assertDone();
    assertContains(cli, "MelFilterbank", "32 x 81");
  }

  @Test
  void doctor_model_showsEveryStage() throws IOException {
    Path data = Fixtures.data(folder.resolve("set"));
    Path seven = Fixtures.clip(data, "7_02_1.wav");
    Cli run = Cli.run("doctor", "--model", Fixtures.model(), seven).assertDone();
    assertTrue(run.out().startsWith(seven + ": 0."), run.out());
    assertContains(run, "Recording", "Resample", "PadOrTrim", "Stft", "MelFilterbank");
    assertContains(run, "PowerToDb", "Standardize", "note: short: 0.", "the rest is padding");
    assertEquals("", run.err());
  }

  @Test
  void doctor_sameModel_isEqual() throws IOException {
    Cli run =
        Cli.run("doctor", "--model", Fixtures.model(), "--against", Fixtures.model(), clip)
            .assertDone();
    assertContains(run, "equal within tolerance 0.001");
  }

  @Test
  void doctor_againstOtherRecipe_namesTheFirstStage() throws IOException {
    Path other = recipe("other.json", Presets.librosaMelSpec(InputFormat.hz(RATE), 256, 80, 40));
    assertDiffers(
        doctor("--against", other, clip),
        "first difference: Stft",
        "windowLength 200 against 256",
        "fMin 50.0 against 0.0",
        "dB, relative");
  }

  @Test
  void doctor_ownDump_isEqual() throws IOException {
    Path dump = folder.resolve("dump.npy");
    features().last().toNpy().write(dump);
    assertContains(doctor("--npy", dump, clip).assertDone(), "all 4040 values the same");
  }

  @Test
  void doctor_dumpOfAnotherLibrary_namesTheCause() throws IOException {
    Path dump = folder.resolve("dump.npy");
    float[] decibels = features().last().values();
    for (int i = 0; i < decibels.length; i++) {
      decibels[i] -= 7;
    }
    NpyArray.of(decibels, 40, 101).write(dump);
    assertDiffers(
        doctor("--npy", dump, clip),
        "4040 of 4040 values; most by 7.00 dB",
        "-7.0000 dB were added");
    doctor("--npy", dump, "--tolerance", 7.1, clip).assertDone();
  }

  @Test
  void doctor_dumpOfAStage_comparesThatStage() throws IOException {
    Path dump = folder.resolve("stft.npy");
    features().stage("Stft").toNpy().write(dump);
    doctor("--npy", dump, "--stage", "stft", clip).assertDone();
    assertDiffers(doctor("--npy", dump, clip), "the dump's shape is that of Stft");
    doctor("--npy", dump, "--stage", "Mfcc", clip)
        .assertFails(Main.FAILED, "[Recording, Resample, PadOrTrim, Stft,", "found 'Mfcc'");
  }

  @Test
  void doctor_dump_writesEveryStage() throws IOException {
    Path out = folder.resolve("new/dump");
    doctor("--dump", out, clip).assertDone();
    assertEquals(
        List.of(
            "00-Recording.npy",
            "01-Resample.npy",
            "02-PadOrTrim.npy",
            "03-Stft.npy",
            "04-MelFilterbank.npy",
            "05-PowerToDb.npy"),
        Fixtures.list(out).stream().map(file -> file.getFileName().toString()).toList());
    assertEquals(features().last().toNpy(), NpyArray.read(out.resolve("05-PowerToDb.npy")));
  }

  @Test
  void doctor_json_givesTheSameAsAnObject() throws IOException {
    Path other = recipe("other.json", Presets.librosaMelSpec(InputFormat.hz(RATE), 256, 80, 32));
    Cli run = doctor("--json", "--against", other, clip);
    assertEquals(Main.FAILED, run.exitCode());
    JsonObject report = JsonParser.parseString(run.out()).getAsJsonObject();
    assertEquals(1.0, report.get("seconds").getAsDouble());
    assertEquals(6, report.getAsJsonArray("stages").size());
    JsonObject comparison = report.getAsJsonObject("comparison");
    assertEquals("Stft", comparison.get("firstDifference").getAsString());
    assertFalse(comparison.get("equal").getAsBoolean());
    JsonObject stft = comparison.getAsJsonArray("stages").get(3).getAsJsonObject();
    assertEquals(129 * 101, stft.getAsJsonObject("values").get("compared").getAsInt());
    assertEquals("POWER", stft.getAsJsonObject("values").get("unit").getAsString());
    JsonObject mel = comparison.getAsJsonArray("stages").get(4).getAsJsonObject();
    assertFalse(mel.has("values"));
    assertFalse(
        JsonParser.parseString(doctor("--json", clip).assertDone().out())
            .getAsJsonObject()
            .has("comparison"));
  }

  @Test
  void doctor_standardInput_isRead() throws IOException {
    Cli run =
        Cli.runWithInput(Files.readAllBytes(clip), "doctor", "--recipe", recipe, "-").assertDone();
    assertTrue(run.out().startsWith("-: 1.000 s"), run.out());
  }

  @Test
  void doctor_soundClip_hasNoNotes() {
    assertFalse(doctor(clip).assertDone().out().contains("note:"));
  }

  @Test
  void doctor_silence_isNoted() throws IOException {
    assertContains(doctor(clip("zeros.wav", new float[RATE])), "note: silent: every sample is 0");
    assertContains(
        doctor(clip("quiet.wav", noise(RATE, 5e-4))), "note: quiet: the peak is 66 dB under");
  }

  @Test
  void doctor_clippedSamples_areCounted() throws IOException {
    float[] samples = noise(RATE, 0.5);
    Arrays.fill(samples, 100, 105, 0.99f);
    Arrays.fill(samples, 200, 204, -0.99f);
    Arrays.fill(samples, 300, 303, 0.99f);
    assertContains(
        doctor(clip("clipped.wav", samples)),
        "note: clipped: 9 samples stand in rows of 4 or more at the peak");
  }

  @Test
  void doctor_otherLengths_areNoted() throws IOException {
    assertContains(
        doctor(clip("long.wav", noise(2 * RATE, 0.5))),
        "note: long: 2.000 s were cut to 1.000 s (LOUDEST)");
    assertContains(
        doctor(clip("short.wav", noise(RATE / 4, 0.5))),
        "note: short: 0.250 s of 1.000 s are recorded");
  }

  @Test
  void doctor_lowerRateThanThePipelines_isNoted() throws IOException {
    recipe = recipe("wide.json", Pipeline.melSpec(InputFormat.hz(16_000)));
    Cli run = doctor(clip).assertDone();
    assertTrue(
        run.out().matches("(?s).*note: narrow: next to nothing above 4\\.\\d kHz, of 8\\.0 kHz.*"),
        run.out());
  }

  @Test
  void doctor_badFiles_areNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "This is neither.");
    doctor(text).assertFails(Main.FAILED, text + ": expected a WAV file");
    doctor("--npy", text, clip).assertFails(Main.FAILED, text + ": expected a .npy file");
    doctor("--against", text, clip)
        .assertFails(Main.FAILED, text + ": recipe: expected JSON, found other text");
    Cli.run("doctor", "--recipe", folder, clip)
        .assertFails(Main.FAILED, folder + ": expected a recipe");
    Path missing = folder.resolve("missing");
    Cli.run("doctor", "--recipe", missing, clip)
        .assertFails(Main.FAILED, missing + ": expected a file or folder, found nothing");
    doctor("--dump", text, clip).assertFails(Main.FAILED, text.toString());
    doctor(Fixtures.empty(Files.copy(clip, folder.resolve("empty.wav"))))
        .assertFails(Main.FAILED, "no samples");
  }

  @ParameterizedTest
  @CsvSource({
    "--tolerance -1, --tolerance | found -1.0",
    "--tolerance NaN, --tolerance | found NaN",
    "--stage Stft, --stage | --npy",
    "--npy a.npy --against b, --against | --npy | exclusive",
    "--model a, --model | --recipe | exclusive",
  })
  void doctor_optionsThatDoNotFit_areMisuse(String options, String words) {
    Object[] args = (options + " " + clip).split(" ", -1);
    doctor(args).assertFails(Main.MISUSED, words.split(" \\| ", -1));
  }

  @Test
  void doctor_noClip_isMisuse() {
    doctor().assertFails(Main.MISUSED, "FILE");
  }
}
