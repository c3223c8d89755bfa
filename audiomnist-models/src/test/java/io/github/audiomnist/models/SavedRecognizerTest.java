package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static io.github.audiomnist.models.SavedFolders.MANIFEST;
import static io.github.audiomnist.models.SavedFolders.edit;
import static io.github.audiomnist.models.SavedFolders.saved;
import static io.github.audiomnist.models.SavedFolders.stages;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a saved recogniser before the engine has to do anything. */
class SavedRecognizerTest {

  private static void assertRefusedUnopened(
      Path folder, Consumer<JsonObject> change, String... words) throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    edit(folder, change);
    assertRefused(IOException.class, () -> SavedRecognizer.read(folder, null), words);
  }

  @Test
  void read_whereNoEngineStarts_givesAllButTheNetwork(@TempDir Path folder)
      throws IOException, InterruptedException {
    saved(folder.resolve("saved"), SmallNetworks.cnn(), 1);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    String printed =
        OtherProcess.run(
            List.of("-DPYTORCH_LIBRARY_PATH=" + empty, "-DPYTORCH_VERSION=0.0.0"),
            ReadWithoutEngine.class,
            folder.resolve("saved").toString());
    assertEquals(List.of("[low, high, rising]", "not opened"), printed.lines().toList());
  }

  @Test
  void read_weightsOfAnotherNetwork_isRefused(@TempDir Path folder) throws IOException {
    assertRefusedUnopened(
        folder,
        manifest -> manifest.getAsJsonObject("network").addProperty("kernelSize", 5),
        MANIFEST,
        "expected shape [4, 1, 5, 5] of 'unit.0.conv.weight', found [4, 1, 3, 3]");
  }

  @Test
  void read_moreLabelsThanLogits_isRefused(@TempDir Path folder) throws IOException {
    assertRefusedUnopened(
        folder,
        manifest -> manifest.getAsJsonArray("labels").add("falling"),
        "probe clip: expected 3 logits, found 4 labels");
  }

  @Test
  void read_probeOfAnotherRate_isRefused(@TempDir Path folder) throws IOException {
    assertRefusedUnopened(
        folder,
        manifest -> manifest.getAsJsonObject("probe").addProperty("sampleRate", 16_000),
        "probe: expected a clip at the pipeline's 8000 Hz, found 16000 Hz");
  }

  @Test
  void read_probeWithoutSamples_isRefused(@TempDir Path folder) throws IOException {
    assertRefusedUnopened(
        folder,
        manifest -> manifest.getAsJsonObject("probe").addProperty("pcm16", ""),
        "probe: expected at least one sample, found none");
  }

  @Test
  void read_ruleOfALabelThatIsNone_isRefused(@TempDir Path folder) throws IOException {
    JsonObject rule = new JsonObject();
    rule.addProperty("label", "falling");
    rule.addProperty("threshold", 0.5);
    assertRefusedUnopened(
        folder, manifest -> manifest.add("rejection", rule), MANIFEST, "'falling'");
  }

  /** A gibibyte of positions, from a file of some kilobytes. */
  @Test
  void read_millionsOfTokens_isRefusedBeforeMemoryIsTaken(@TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.transformer(), 1);
    edit(
        folder,
        manifest -> {
          JsonObject pipeline = manifest.getAsJsonObject("pipeline");
          pipeline.getAsJsonObject("input").addProperty("length", 1 << 23);
          JsonObject stft = stages(manifest).get(0).getAsJsonObject();
          List.of("nFft", "windowLength").forEach(name -> stft.addProperty(name, 4));
          stft.addProperty("hopLength", 1);
          stages(manifest).remove(1);
        });
    assertRefused(
        IOException.class,
        () -> SavedRecognizer.read(folder, null),
        "network: expected at most 67108864 values a clip in a layer, found 32.0 for ",
        "8388609");
  }

  @Test
  void read_oneLabelTwice_isRefused(@TempDir Path folder) throws IOException {
    JsonArray labels = new JsonArray();
    List.of("low", "low", "high").forEach(labels::add);
    assertRefusedUnopened(folder, manifest -> manifest.add("labels", labels), MANIFEST, "low");
  }
}
