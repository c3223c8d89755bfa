package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.audiomnist.internal.Torch;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.SpectrogramImage;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.training.ComputeDevice;
import io.github.audiomnist.transform.Resize;
import io.github.audiomnist.transform.Standardize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecognizerArchiveTest {

  private static final String MANIFEST = "recognizer.json";

  @ParameterizedTest
  @MethodSource("io.github.audiomnist.models.SmallNetworks#all")
  void load_ofSaved_givesTheSameLogitsAndFacts(Network<TimeFrequency> network, @TempDir Path folder)
      throws IOException {
    Path target = folder.resolve("not/there/yet");
    try (Recognizer saved = SmallNetworks.recognizer(network, 3)) {
      saved.save(target);
      try (Recognizer loaded = Recognizer.load(target)) {
        for (int i = 0; i < 10; i++) {
          assertArrayEquals(
              saved.recognize(Tones.tone(i % 3, i)).logits(),
              loaded.recognize(Tones.tone(i % 3, i)).logits());
        }
        assertEquals(network, loaded.network());
        assertEquals(saved.labels(), loaded.labels());
        assertEquals(saved.pipeline(), loaded.pipeline());
        assertEquals(saved.provenance(), loaded.provenance());
      }
    }
    assertEquals(List.of(MANIFEST, weightsFile(target)), names(target));
  }

  @Test
  void load_inAnotherProcess_givesTheSameLogits(@TempDir Path folder)
      throws IOException, InterruptedException {
    String expected;
    try (Recognizer saved = SmallNetworks.recognizer(SmallNetworks.transformer(), 4)) {
      saved.save(folder);
      expected = PrintLogits.logits(saved);
    }
    assertEquals(
        expected, OtherProcess.run(List.of("-Xmx256m"), PrintLogits.class, folder.toString()));
  }

  @Test
  void save_twice_isEqualButForTheProvenance(@TempDir Path folder) throws IOException {
    try (Recognizer saved = SmallNetworks.recognizer(SmallNetworks.lstm(), 3)) {
      saved.save(folder);
      String first = Files.readString(folder.resolve(MANIFEST));
      saved.save(folder);
      assertEquals(first, Files.readString(folder.resolve(MANIFEST)));
    }
  }

  /** A picture, and numbers fitted to clips, are part of what is saved. */
  @Test
  void load_otherFeatures_givesTheSamePipeline(@TempDir Path folder) throws IOException {
    Pipeline<SpectrogramImage> picture =
        Pipeline.logSpectrogram()
            .then(new Resize(32, 48))
            .then(Standardize.fitted(new double[] {-52.5}, new double[] {20 / 3.0}));
    try (Recognizer saved = SmallNetworks.recognizer(picture, SmallNetworks.cnn(), 5)) {
      saved.save(folder);
    }
    try (Recognizer loaded = Recognizer.load(folder)) {
      assertEquals(picture, loaded.pipeline());
    }
  }

  @Test
  void save_ofLoaded_givesTheSameFiles(@TempDir Path folder) throws IOException {
    Path first = saved(folder.resolve("a"), SmallNetworks.cnn(), 3);
    try (Recognizer loaded = Recognizer.load(first)) {
      loaded.save(folder.resolve("b"));
    }
    for (String name : names(first)) {
      assertEquals(-1, Files.mismatch(first.resolve(name), folder.resolve("b").resolve(name)));
    }
  }

  // Folders to save to.

  @Test
  void save_overAnOlderOne_replacesItAndItsWeights(@TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    String older = weightsFile(folder);
    try (Recognizer newer = SmallNetworks.recognizer(SmallNetworks.lstm(), 2)) {
      newer.save(folder);
      assertFalse(Files.exists(folder.resolve(older)));
      try (Recognizer loaded = Recognizer.load(folder)) {
        assertEquals(PrintLogits.logits(newer), PrintLogits.logits(loaded));
      }
    }
    assertEquals(List.of(MANIFEST, weightsFile(folder)), names(folder));
  }

  @Test
  void save_overAnOlderOne_leavesFilesOfOthers(@TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    Files.writeString(folder.resolve("README.md"), "mine");
    Files.writeString(folder.resolve("weights-of-mine.safetensors"), "mine");
    saved(folder, SmallNetworks.cnn(), 2);
    assertEquals("mine", Files.readString(folder.resolve("README.md")));
    assertEquals("mine", Files.readString(folder.resolve("weights-of-mine.safetensors")));
  }

  @Test
  void save_toAFolderOfOtherThings_isRefusedAndLeavesThem(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("thesis.tex"), "…");
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.cnn(), 1)) {
      assertRefused(
          IOException.class,
          () -> recognizer.save(folder),
          folder.toString(),
          "expected an empty folder or a saved recogniser",
          "found 'thesis.tex'",
          "; name another place");
    }
    assertEquals(List.of("thesis.tex"), names(folder));
  }

  @Test
  void save_toAFile_isRefusedAndLeavesIt(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("digits"), "…");
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.cnn(), 1)) {
      assertRefused(
          IOException.class,
          () -> recognizer.save(file),
          file.toString(),
          "expected a folder, found a file");
    }
    assertEquals("…", Files.readString(file));
  }

  @Test
  void save_thatFailsHalfWay_leavesTheOlderOne(@TempDir Path folder, @TempDir Path elsewhere)
      throws IOException {
    try (Recognizer older = SmallNetworks.recognizer(SmallNetworks.cnn(), 1);
        Recognizer newer = SmallNetworks.recognizer(SmallNetworks.cnn(), 2)) {
      older.save(folder);
      newer.save(elsewhere);
      Path obstacle = folder.resolve(weightsFile(elsewhere));
      Files.createDirectories(obstacle);
      assertThrows(IOException.class, () -> newer.save(folder));
      try (Recognizer loaded = Recognizer.load(folder)) {
        assertEquals(PrintLogits.logits(older), PrintLogits.logits(loaded));
      }
      Files.delete(obstacle);
      newer.save(folder);
      try (Recognizer loaded = Recognizer.load(folder)) {
        assertEquals(PrintLogits.logits(newer), PrintLogits.logits(loaded));
      }
    }
    assertEquals(List.of(MANIFEST, weightsFile(folder)), names(folder));
  }

  @Test
  void save_overStrangersManifest_isRefusedAndLeavesIt(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(MANIFEST), "{\"mine\": true}");
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.cnn(), 1)) {
      assertRefused(
          IOException.class,
          () -> recognizer.save(folder),
          MANIFEST,
          "expected a recogniser to replace",
          "; name another place");
    }
    assertEquals("{\"mine\": true}", Files.readString(folder.resolve(MANIFEST)));
  }

  @Test
  void save_afterOneThatWasKilled_clearsItsRemains(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(".audiomnist-1.tmp"), "{\"form");
    Files.writeString(folder.resolve("weights-0123456789abcdef.safetensors"), "…");
    Files.writeString(folder.resolve(".audiomnist-2.tmp"), "…");
    saved(folder, SmallNetworks.cnn(), 1);
    assertEquals(List.of(MANIFEST, weightsFile(folder)), names(folder));
  }

  // Folders to load from.

  @Test
  void load_folderThatIsNot_isRefused(@TempDir Path folder) {
    Path nowhere = folder.resolve("nowhere");
    assertRefused(
        IOException.class,
        () -> Recognizer.load(nowhere),
        nowhere.toString(),
        "expected a folder with recognizer.json, found none",
        "; name a folder");
  }

  @Test
  void load_withoutManifest_isRefused(@TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    Files.delete(folder.resolve(MANIFEST));
    assertRefused(IOException.class, () -> Recognizer.load(folder), folder.toString(), "; name");
  }

  @Test
  void load_withoutWeights_isRefused(@TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    String weights = weightsFile(folder);
    Files.delete(folder.resolve(weights));
    assertRefused(
        IOException.class,
        () -> Recognizer.load(folder),
        folder.resolve(weights).toString(),
        "found no such file",
        "; restore it");
  }

  @Test
  void load_cutWeights_isRefusedWithBothLengths(@TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    Path weights = folder.resolve(weightsFile(folder));
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length - 1));
    assertRefused(
        IOException.class,
        () -> Recognizer.load(folder),
        weights.toString(),
        "expected %d bytes, found %d".formatted(bytes.length, bytes.length - 1),
        "; the file was cut");
  }

  @Test
  void load_aByteOfTheWeightsChanged_isRefusedWithBothHashes(@TempDir Path folder)
      throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    Path weights = folder.resolve(weightsFile(folder));
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length / 2] ^= 1;
    Files.write(weights, bytes);
    assertRefused(
        IOException.class,
        () -> Recognizer.load(folder),
        weights.toString(),
        "expected SHA-256 " + text(manifest(folder), "weightsSha256"),
        ", found " + sha256(bytes),
        "restore it");
  }

  @Test
  void load_weightsOfAnotherNetwork_isRefused(@TempDir Path folder) throws IOException {
    Path here = saved(folder.resolve("here"), SmallNetworks.cnn(), 1);
    Path there = saved(folder.resolve("there"), SmallNetworks.lstm(), 1);
    takeWeights(here, Files.readAllBytes(there.resolve(weightsFile(there))));
    assertUnfit(
        here, "expected also 'unit.0.conv.weight'", "found instead 'lstm.0", "another network");
  }

  @Test
  void load_weightsOfOtherSizes_isRefused(@TempDir Path folder) throws IOException {
    Path here = saved(folder.resolve("here"), SmallNetworks.transformer(), 1);
    Path there =
        saved(folder.resolve("there"), SmallNetworks.transformer().withFeedForwardSize(24), 1);
    takeWeights(here, Files.readAllBytes(there.resolve(weightsFile(there))));
    assertUnfit(here, "expected shape [32, 16]", "found [24, 16]", "another network");
  }

  @Test
  void load_weightsOfOtherSeed_failAtTheProbe(@TempDir Path folder) throws IOException {
    Path here = saved(folder.resolve("here"), SmallNetworks.transformer(), 1);
    Path there = saved(folder.resolve("there"), SmallNetworks.transformer(), 2);
    takeWeights(here, Files.readAllBytes(there.resolve(weightsFile(there))));
    assertUnfit(here, "probe clip: expected logit", "'low'");
  }

  @Test
  void load_weightsThatAreNone_isRefused(@TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    takeWeights(folder, "no tensors at all".getBytes(StandardCharsets.UTF_8));
    assertRefused(IOException.class, () -> Recognizer.load(folder), ".safetensors", "expected");
  }

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "/etc/passwd",
        "weights-0123456789abcdef.safetensors/../../x",
        "weights-0123456789ABCDEF.safetensors",
        "weights-.safetensors",
        "weights-0123456789abcdef.safetensors\n",
        ""
      })
  void load_weightsElsewhere_isRefused(String name, @TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    edit(folder, manifest -> manifest.addProperty("weightsFile", name));
    assertRefused(
        IOException.class,
        () -> Recognizer.load(folder),
        folder.resolve(MANIFEST).toString(),
        "expected a weights file named by its hash",
        ";");
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

  @ParameterizedTest
  @ValueSource(strings = {"dModel", "numLayers", "numHeads", "feedForwardSize", "framesPerToken"})
  void load_networkLargerThanItsWeights_isRefusedBeforeMemoryIsTaken(
      String size, @TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.transformer(), 1);
    edit(folder, manifest -> manifest.getAsJsonObject("network").addProperty(size, 1 << 30));
    assertUnfit(folder, "expected sizes that its weights can fill, found 1.073741824E9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"numBlocks", "numSubBlocks"})
  void load_moreLayersThanWeights_isRefusedBeforeTheyAreMade(String size, @TempDir Path folder)
      throws IOException {
    saved(folder, Models.matchboxNet().withNumBlocks(1).withChannels(4), 1);
    edit(folder, manifest -> manifest.getAsJsonObject("network").addProperty(size, 20_000));
    assertUnfit(folder, "expected sizes that its weights can fill, found 20000.0");
  }

  @Test
  void load_mutatedManifest_givesARecogniserOrAnIoException(@TempDir Path folder)
      throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
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

  @Test
  void load_onAGpuThatIsNotThere_saysSo(@TempDir Path folder) throws IOException {
    assumeTrue(Torch.engine().getGpuCount() == 0);
    saved(folder, SmallNetworks.cnn(), 1);
    assertRefused(
        IllegalStateException.class,
        () -> Recognizer.load(folder, ComputeDevice.CUDA),
        "expected an NVIDIA GPU",
        "or take the CPU");
  }

  private static JsonArray stages(JsonObject manifest) {
    return manifest.getAsJsonObject("pipeline").getAsJsonArray("stages");
  }

  private static void assertUnfit(Path folder, String... parts) {
    IOException refusal =
        assertRefused(IOException.class, () -> Recognizer.load(folder), folder.toString(), ";");
    for (String part : parts) {
      assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal.getMessage());
    }
  }

  @CanIgnoreReturnValue
  private static Path saved(Path folder, Network<TimeFrequency> network, long seed)
      throws IOException {
    try (Recognizer recognizer = SmallNetworks.recognizer(network, seed)) {
      recognizer.save(folder);
    }
    return folder;
  }

  /** Puts other weights in place, with everything about them in the manifest set right. */
  private static void takeWeights(Path folder, byte[] bytes) throws IOException {
    String hash = sha256(bytes);
    String name = "weights-%s.safetensors".formatted(hash.substring(0, 16));
    Files.write(folder.resolve(name), bytes);
    edit(
        folder,
        manifest -> {
          manifest.addProperty("weightsFile", name);
          manifest.addProperty("weightsBytes", bytes.length);
          manifest.addProperty("weightsSha256", hash);
        });
  }

  private static void edit(Path folder, Consumer<JsonObject> change) throws IOException {
    JsonObject manifest = manifest(folder);
    change.accept(manifest);
    Files.writeString(folder.resolve(MANIFEST), manifest.toString());
  }

  private static JsonObject manifest(Path folder) throws IOException {
    return JsonParser.parseString(Files.readString(folder.resolve(MANIFEST))).getAsJsonObject();
  }

  private static String weightsFile(Path folder) throws IOException {
    return text(manifest(folder), "weightsFile");
  }

  private static String text(JsonObject object, String name) {
    return object.getAsJsonPrimitive(name).getAsString();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
