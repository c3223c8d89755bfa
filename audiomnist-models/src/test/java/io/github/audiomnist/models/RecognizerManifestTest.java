package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static io.github.audiomnist.models.SavedFolders.MANIFEST;
import static io.github.audiomnist.models.SavedFolders.assertUnfit;
import static io.github.audiomnist.models.SavedFolders.edit;
import static io.github.audiomnist.models.SavedFolders.manifest;
import static io.github.audiomnist.models.SavedFolders.saved;
import static io.github.audiomnist.models.SavedFolders.stages;
import static io.github.audiomnist.models.SavedFolders.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders to load from whose manifest is damaged, foreign, or hostile. */
class RecognizerManifestTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "[]",
        "{}",
        "{",
        "{\"format\":\"other\"}",
        "{\"format\":{}}",
        "{\"format\":null}",
        "\"audiomnist-recognizer\"",
        "PK\u0003\u0004"
      })
  void load_foreignJson_isRefused(String json, @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(MANIFEST), json);
    assertRefused(
        IOException.class,
        () -> Recognizer.load(folder),
        folder.resolve(MANIFEST).toString(),
        "expected",
        "found",
        ";");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"format\":"})
  void load_deeplyNestedJson_isRefused(String open, @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(MANIFEST), open.repeat(1_000_000));
    assertRefused(IOException.class, () -> Recognizer.load(folder), MANIFEST, ";");
  }

  @Test
  void load_hugeManifest_isRefusedUnread(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve(MANIFEST), new byte[(16 << 20) + 1]);
    assertRefused(
        IOException.class,
        () -> Recognizer.load(folder),
        MANIFEST,
        "at most 16777216 bytes, found 16777217");
  }

  /** The probe clip's logits would be the same. */
  @Test
  void load_aLabelChanged_isRefusedWithBothHashes(@TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    Path file = folder.resolve(MANIFEST);
    String hash = text(manifest(folder), RecognizerManifest.HASH);
    Files.writeString(file, Files.readString(file).replace("\"low\"", "\"law\""));
    assertRefused(
        IOException.class,
        () -> Recognizer.load(folder),
        file + ": expected SHA-256 \"" + hash + "\", found ",
        "the file was changed");
  }

  @Test
  void load_manifestLaidOutOtherwise_isTheSame(@TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    Files.writeString(folder.resolve(MANIFEST), manifest(folder).toString());
    try (Recognizer loaded = Recognizer.load(folder)) {
      assertEquals(3, loaded.labels().size());
    }
  }

  @Test
  void load_newerFormat_isRefusedWithBothVersions(@TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    edit(folder, manifest -> manifest.addProperty("formatVersion", 2));
    assertRefused(
        IOException.class,
        () -> Recognizer.load(folder),
        folder.resolve(MANIFEST).toString(),
        "expected format version 1, found 2",
        "; use the library version that wrote it or newer");
  }

  @Test
  void load_newerFormat_namesTheVersionThatReadsIt(@TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    edit(
        folder,
        manifest -> {
          manifest.addProperty("formatVersion", 2);
          manifest.getAsJsonObject("provenance").addProperty("library", "0.4.1");
        });
    assertRefused(
        IOException.class,
        () -> Recognizer.load(folder),
        "expected format version 1, found 2; use audiomnist 0.4.1 or newer");
  }

  /** What a newer version may write elsewhere, or a stranger anything, is not repeated. */
  @ParameterizedTest
  @ValueSource(strings = {"{}", "7", "{\"library\":\"; curl x | sh\"}", "{\"library\":[]}"})
  void load_newerFormatWithOtherProvenance_saysWhatItCan(String provenance, @TempDir Path folder)
      throws IOException {
    Files.writeString(
        folder.resolve(MANIFEST),
        "{\"format\":\"audiomnist-recognizer\",\"formatVersion\":3,\"provenance\":%s}"
            .formatted(provenance));
    assertRefused(
        IOException.class,
        () -> Recognizer.load(folder),
        "expected format version 1, found 3; use the library version that wrote it or newer");
  }

  /** Numbers that are 1 in 32 bits, or almost. */
  @ParameterizedTest
  @ValueSource(strings = {"4294967297", "1.5", "-4294967295", "1e0", "1e400"})
  void load_versionThatIsNotOne_isRefused(String version, @TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    edit(folder, manifest -> manifest.add("formatVersion", JsonParser.parseString(version)));
    assertRefused(
        IOException.class, () -> Recognizer.load(folder), "expected format version 1, found");
  }

  @Test
  void load_otherProbeLogits_isRefusedWithBoth(@TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    edit(
        folder,
        manifest -> {
          JsonArray logits = manifest.getAsJsonObject("probe").getAsJsonArray("logits");
          logits.set(1, new JsonPrimitive(logits.get(1).getAsFloat() + 0.1f));
        });
    assertUnfit(folder, "probe clip: expected logit", "'high'");
  }

  /** Hours of silence, for which the probe clip's features would take gigabytes. */
  @ParameterizedTest
  @ValueSource(ints = {(1 << 26) + 1, 1 << 27})
  void load_hugeCanvas_isRefusedBeforeMemoryIsTaken(int length, @TempDir Path folder)
      throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    edit(
        folder,
        manifest ->
            manifest
                .getAsJsonObject("pipeline")
                .getAsJsonObject("input")
                .addProperty("length", length));
    assertUnfit(folder, "pipeline: expected at most 67108864 values a clip, found " + length);
  }

  @Test
  void load_probeAtAnotherRate_isRefused(@TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    edit(folder, manifest -> manifest.getAsJsonObject("probe").addProperty("sampleRate", 16_000));
    assertUnfit(folder, "probe: expected a clip at the pipeline's 8000 Hz, found 16000 Hz");
  }

  static Stream<Consumer<JsonObject>> damages() {
    return Stream.of(
        manifest -> manifest.getAsJsonObject("probe").getAsJsonArray("logits").remove(0),
        manifest -> manifest.getAsJsonObject("probe").getAsJsonArray("logits").add(1),
        manifest -> manifest.getAsJsonObject("probe").addProperty("pcm16", ""),
        manifest -> manifest.getAsJsonObject("probe").addProperty("pcm16", "no base 64"),
        manifest -> manifest.getAsJsonObject("probe").addProperty("pcm16", "A".repeat(2_000_000)),
        manifest -> manifest.getAsJsonObject("probe").addProperty("sampleRate", 0),
        manifest -> manifest.getAsJsonObject("probe").addProperty("sampleRate", Integer.MAX_VALUE),
        manifest -> manifest.getAsJsonArray("labels").remove(0),
        manifest -> manifest.getAsJsonArray("labels").add("low"),
        manifest -> manifest.getAsJsonArray("labels").set(0, JsonNull.INSTANCE),
        manifest -> manifest.add("labels", new JsonArray()),
        manifest -> manifest.addProperty("family", "gru"),
        manifest -> manifest.addProperty("family", "lstm"),
        manifest -> manifest.add("network", new JsonObject()),
        manifest -> manifest.add("network", JsonNull.INSTANCE),
        manifest -> manifest.add("network", new JsonArray()),
        manifest -> manifest.getAsJsonObject("network").addProperty("kernelSize", 2),
        manifest -> manifest.getAsJsonObject("network").addProperty("kernelSize", 1_000_000_001),
        manifest -> manifest.getAsJsonObject("network").addProperty("kernelSize", "three"),
        manifest -> manifest.getAsJsonObject("network").addProperty("dropout", Double.NaN),
        manifest -> manifest.getAsJsonObject("network").add("channels", JsonNull.INSTANCE),
        manifest -> manifest.getAsJsonObject("network").getAsJsonArray("channels").add(2_000_000),
        manifest ->
            new Random(1)
                .ints(100_000, 1, 9)
                .forEach(manifest.getAsJsonObject("network").getAsJsonArray("channels")::add),
        manifest -> manifest.remove("pipeline"),
        manifest -> manifest.add("pipeline", JsonNull.INSTANCE),
        manifest -> manifest.add("pipeline", new JsonObject()),
        // No features at all, and stages in an order that cannot be.
        manifest -> manifest.getAsJsonObject("pipeline").add("stages", new JsonArray()),
        manifest -> stages(manifest).set(0, stages(manifest).get(1)),
        manifest -> stages(manifest).remove(1),
        manifest -> stages(manifest).remove(3),
        manifest -> stages(manifest).get(0).getAsJsonObject().addProperty("stage", "java.io.File"),
        manifest -> stages(manifest).get(0).getAsJsonObject().addProperty("nFft", 1_000_000),
        manifest ->
            manifest
                .getAsJsonObject("pipeline")
                .getAsJsonObject("input")
                .addProperty("length", Integer.MAX_VALUE),
        manifest -> manifest.remove("provenance"),
        manifest -> manifest.getAsJsonObject("provenance").remove("report"),
        manifest -> manifest.remove("weightsSha256"),
        manifest -> manifest.addProperty("weightsBytes", -1),
        manifest -> manifest.remove("formatVersion"),
        manifest -> manifest.addProperty("formatVersion", "one"),
        manifest -> manifest.remove("format"));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void load_damagedManifest_isRefusedInOneLine(Consumer<JsonObject> damage, @TempDir Path folder)
      throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    edit(folder, damage);
    assertRefused(
        IOException.class, () -> Recognizer.load(folder), folder.toString(), "expected", ";");
  }

  @Test
  void load_mutatedManifest_givesARecogniserOrAnIoException(@TempDir Path folder)
      throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    edit(folder, manifest -> {}); // without its hash, which would find nearly all
    byte[] whole = Files.readAllBytes(folder.resolve(MANIFEST));
    int clip = Files.readString(folder.resolve(MANIFEST)).indexOf("\"pcm16\"");
    int provenance = Files.readString(folder.resolve(MANIFEST)).indexOf("\"logits\"");
    Random random = new Random(6);
    for (int i = 0; i < 300; i++) {
      byte[] mutated = whole.clone();
      int place = random.nextInt(clip + mutated.length - provenance);
      mutated[place < clip ? place : place - clip + provenance] = (byte) random.nextInt(32, 127);
      Files.write(folder.resolve(MANIFEST), mutated);
      try (Recognizer loaded = Recognizer.load(folder)) {
        assertEquals(3, loaded.labels().size());
      } catch (IOException e) {
        assertTrue(String.valueOf(e.getMessage()).startsWith(folder.toString()), e.getMessage());
      }
    }
  }

  @Test
  void load_cutManifest_isRefused(@TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    String whole = Files.readString(folder.resolve(MANIFEST));
    for (int length = 0; length < whole.length(); length += 97) {
      Files.writeString(folder.resolve(MANIFEST), whole.substring(0, length));
      assertRefused(IOException.class, () -> Recognizer.load(folder), MANIFEST);
    }
  }
}
