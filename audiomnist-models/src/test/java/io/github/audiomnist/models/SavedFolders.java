package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.audiomnist.signal.TimeFrequency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Saved recognisers of tones, and what may be wrong with them. */
final class SavedFolders {

  static final String MANIFEST = "recognizer.json";

  private SavedFolders() {}

  @CanIgnoreReturnValue
  static Path saved(Path folder, Network<TimeFrequency> network, long seed) throws IOException {
    try (Recognizer recognizer = SmallNetworks.recognizer(network, seed)) {
      recognizer.save(folder);
    }
    return folder;
  }

  /** Puts other weights in place, with everything about them in the manifest set right. */
  static void takeWeights(Path folder, byte[] bytes) throws IOException {
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

  /** Changes the manifest, which then has no hash of itself any more. */
  static void edit(Path folder, Consumer<JsonObject> change) throws IOException {
    JsonObject manifest = manifest(folder);
    manifest.remove(RecognizerManifest.HASH);
    change.accept(manifest);
    Files.writeString(folder.resolve(MANIFEST), manifest.toString());
  }

  static JsonObject manifest(Path folder) throws IOException {
    return JsonParser.parseString(Files.readString(folder.resolve(MANIFEST))).getAsJsonObject();
  }

  static String weightsFile(Path folder) throws IOException {
    return text(manifest(folder), "weightsFile");
  }

  static String text(JsonObject object, String name) {
    return object.getAsJsonPrimitive(name).getAsString();
  }

  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static JsonArray stages(JsonObject manifest) {
    return manifest.getAsJsonObject("pipeline").getAsJsonArray("stages");
  }

  static void assertUnfit(Path folder, String... parts) {
    IOException refusal =
        assertRefused(IOException.class, () -> Recognizer.load(folder), folder.toString(), ";");
    for (String part : parts) {
      assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal.getMessage());
    }
  }
}
