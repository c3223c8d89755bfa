package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static io.github.audiomnist.models.SavedFolders.MANIFEST;
import static io.github.audiomnist.models.SavedFolders.assertUnfit;
import static io.github.audiomnist.models.SavedFolders.edit;
import static io.github.audiomnist.models.SavedFolders.manifest;
import static io.github.audiomnist.models.SavedFolders.saved;
import static io.github.audiomnist.models.SavedFolders.sha256;
import static io.github.audiomnist.models.SavedFolders.takeWeights;
import static io.github.audiomnist.models.SavedFolders.text;
import static io.github.audiomnist.models.SavedFolders.weightsFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders to load from whose weights are missing, damaged, or of others. */
class RecognizerWeightsTest {

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
        "expected %s bytes, found %s".formatted(bytes.length, bytes.length - 1),
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
}
