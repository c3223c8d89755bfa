package io.github.audiomnist.models;

import com.google.gson.JsonParser;
import io.github.audiomnist.files.WholeFile;
import io.github.audiomnist.files.WriterLock;
import io.github.audiomnist.internal.Devices;
import io.github.audiomnist.internal.SafeTensors;
import io.github.audiomnist.internal.Sha256;
import io.github.audiomnist.internal.Weights;
import io.github.audiomnist.training.ComputeDevice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A recogniser as a folder: {@code recognizer.json} and the file of weights that it names.
 *
 * <p>Weights are written first, under a name that holds their hash; replacing the manifest is the
 * one step that makes them the recogniser. Whatever interrupts a save, the folder holds the old
 * recogniser or the new one. Those who save at once do it one after the other.
 */
final class RecognizerArchive {

  /** A save takes less than a second, on slow disks some. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private RecognizerArchive() {}

  @SuppressWarnings("try") // The lock is held.
  static void save(Recognizer recognizer, Weights weights, Provenance provenance, Path directory)
      throws IOException {
    RecognizerFolder.requireFree(directory);
    byte[] bytes = SafeTensors.encode(weights);
    String sha256 = Sha256.of(bytes);
    String weightsFile = "weights-%s.safetensors".formatted(sha256.substring(0, 16));
    RecognizerManifest manifest =
        new RecognizerManifest(
            RecognizerManifest.FORMAT,
            RecognizerManifest.VERSION,
            JsonParser.parseString(recognizer.pipeline().toJson()),
            recognizer.networkLabels().names(),
            recognizer.network().family(),
            NetworkFamily.encode(recognizer.network()),
            weightsFile,
            bytes.length,
            sha256,
            Probe.of(recognizer),
            provenance,
            recognizer.rejection().orElse(null));
    Files.createDirectories(directory);
    try (WriterLock lock = WriterLock.of(directory, PATIENCE)) {
      WholeFile.write(directory.resolve(weightsFile), bytes);
      WholeFile.write(
          directory.resolve(RecognizerFolder.MANIFEST),
          manifest.toJson().getBytes(StandardCharsets.UTF_8));
      RecognizerFolder.REMAINS.delete(directory, weightsFile);
    }
  }

  /** Of a recogniser whose network is {@code custom}, or one of this library's if that is null. */
  static Recognizer load(Path directory, ComputeDevice device, @Nullable Network<?> custom)
      throws IOException {
    SavedRecognizer saved = SavedRecognizer.read(directory, custom);
    Devices.require(device);
    return saved.open(device);
  }
}
