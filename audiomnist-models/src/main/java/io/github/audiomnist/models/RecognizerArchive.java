package io.github.audiomnist.models;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.files.WholeFile;
import io.github.audiomnist.internal.Causes;
import io.github.audiomnist.internal.Classifier;
import io.github.audiomnist.internal.Devices;
import io.github.audiomnist.internal.SafeTensors;
import io.github.audiomnist.internal.Sha256;
import io.github.audiomnist.internal.Weights;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.training.ComputeDevice;
import io.github.audiomnist.transform.Transform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recogniser as a folder: {@code recognizer.json} and the file of weights that it names.
 *
 * <p>Weights are written first, under a name that holds their hash; replacing the manifest is the
 * one step that makes them the recogniser. Whatever interrupts a save, the folder holds the old
 * recogniser or the new one.
 */
final class RecognizerArchive {

  /** Most values of a clip at any stage; those of a word of a second are about ten thousand. */
  private static final int MAX_FEATURES = 1 << 26;

  private RecognizerArchive() {}

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
    WholeFile.write(directory.resolve(weightsFile), bytes);
    WholeFile.write(
        directory.resolve(RecognizerFolder.MANIFEST),
        manifest.toJson().getBytes(StandardCharsets.UTF_8));
    RecognizerFolder.deleteRemains(directory, weightsFile);
  }

  /** Of a recogniser whose network is {@code custom}, or one of this library's if that is null. */
  static Recognizer load(Path directory, ComputeDevice device, @Nullable Network<?> custom)
      throws IOException {
    Path file = directory.resolve(RecognizerFolder.MANIFEST);
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "%s: expected a folder with %s, found none; name a folder that a recogniser was saved to"
              .formatted(directory, RecognizerFolder.MANIFEST));
    }
    Devices.require(device);
    try {
      RecognizerManifest manifest =
          RecognizerManifest.fromJson(RecognizerFolder.text(file), file.toString());
      Weights weights = weights(directory, manifest);
      requirePlausible(manifest.network(), weights);
      return build(manifest, weights, device, custom);
    } catch (RuntimeException | OutOfMemoryError e) {
      throw new IOException(
          "%s: expected a recogniser that fits together, found: %s; restore the files or train again"
              .formatted(file, Causes.describe(e)),
          e);
    }
  }

  /** Sizes are believed as far as the weights can fill them; memory is taken by them next. */
  private static void requirePlausible(JsonElement sizes, Weights weights) {
    if (sizes.isJsonPrimitive() && sizes.getAsJsonPrimitive().isNumber()) {
      requireAtMost(weights.size(), sizes.getAsDouble());
    } else if (sizes.isJsonArray()) {
      requireAtMost(weights.names().size(), sizes.getAsJsonArray().size());
      sizes.getAsJsonArray().forEach(size -> requirePlausible(size, weights));
    } else if (sizes.isJsonObject()) {
      for (String count : List.of("numLayers", "numBlocks", "numSubBlocks")) {
        if (sizes.getAsJsonObject().get(count) instanceof JsonPrimitive layers) {
          requireAtMost(weights.names().size(), layers.getAsDouble());
        }
      }
      sizes.getAsJsonObject().asMap().values().forEach(size -> requirePlausible(size, weights));
    }
  }

  /** The probe clip goes through the pipeline next, whose recipe may ask for any length. */
  private static void requireBearable(Pipeline<?> pipeline) {
    SignalSpec spec = pipeline.input().spec();
    for (Transform<?, ?> stage : pipeline.stages()) {
      requireBearable(spec);
      spec = stage.outputSpec(spec);
    }
    requireBearable(spec);
  }

  private static void requireBearable(SignalSpec spec) {
    if (spec.size() > MAX_FEATURES) {
      throw new IllegalArgumentException(
          "pipeline: expected at most %d values a clip, found %s".formatted(MAX_FEATURES, spec));
    }
  }

  private static void requireAtMost(long most, double size) {
    if (!(size <= most)) {
      throw new IllegalArgumentException(
          "network: expected sizes that its weights can fill, found %s for %d"
              .formatted(size, most));
    }
  }

  private static Weights weights(Path directory, RecognizerManifest manifest) throws IOException {
    if (!manifest.weightsFile().matches(RecognizerFolder.WEIGHTS_PATTERN)) {
      throw new IOException(
          "%s: expected a weights file named by its hash, found %s; name a folder that train wrote"
              .formatted(
                  directory.resolve(RecognizerFolder.MANIFEST),
                  new JsonPrimitive(manifest.weightsFile())));
    }
    Path file = directory.resolve(manifest.weightsFile());
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "%s: expected the weights that %s names, found no such file; restore it or train again"
              .formatted(file, RecognizerFolder.MANIFEST));
    }
    if (Files.size(file) != manifest.weightsBytes()) {
      throw new IOException(
          "%s: expected %d bytes, found %d; the file was cut or replaced, restore it or train again"
              .formatted(file, manifest.weightsBytes(), Files.size(file)));
    }
    byte[] bytes = Files.readAllBytes(file);
    String sha256 = Sha256.of(bytes);
    if (!sha256.equals(manifest.weightsSha256())) {
      throw new IOException(
          "%s: expected SHA-256 %s, found %s; the file was changed, restore it or train again"
              .formatted(file, Causes.shortened(manifest.weightsSha256()), sha256));
    }
    return SafeTensors.decode(bytes, file.toString());
  }

  @SuppressWarnings("MustBeClosedChecker")
  private static Recognizer build(
      RecognizerManifest manifest,
      Weights weights,
      ComputeDevice device,
      @Nullable Network<?> custom) {
    Pipeline<?> pipeline = Pipeline.fromJson(manifest.pipeline().toString());
    requireBearable(pipeline);
    Labels labels = Labels.of(manifest.labels());
    Network<?> network = NetworkFamily.decode(manifest.family(), manifest.network(), custom);
    Classifier classifier =
        new Classifier(
            NetworkFamily.block(network, pipeline.output(), labels.size()),
            weights,
            pipeline.output(),
            device);
    Recognizer recognizer =
        new Recognizer(
            pipeline, labels, network, classifier, manifest.provenance(), manifest.rejection());
    try {
      manifest.probe().check(recognizer);
      return recognizer;
    } catch (RuntimeException e) {
      recognizer.close();
      throw e;
    }
  }
}
