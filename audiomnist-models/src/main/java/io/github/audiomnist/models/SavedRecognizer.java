package io.github.audiomnist.models;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.internal.Causes;
import io.github.audiomnist.internal.Classifier;
import io.github.audiomnist.internal.NetworkBlock;
import io.github.audiomnist.internal.SafeTensors;
import io.github.audiomnist.internal.Sha256;
import io.github.audiomnist.internal.Weights;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.training.ComputeDevice;
import io.github.audiomnist.transform.Transform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recogniser as its files tell it. Reading checks all that can be known without the engine: that
 * the files are whole, and that their parts fit each other. What is left is the probe clip.
 *
 * @param file the manifest's, for messages
 * @param manifest as it was read
 * @param weights in main memory
 * @param pipeline of the recipe
 * @param labels of the network's outputs
 * @param network that the sizes describe
 * @param block that the weights fit
 */
record SavedRecognizer(
    Path file,
    RecognizerManifest manifest,
    Weights weights,
    Pipeline<?> pipeline,
    Labels labels,
    Network<?> network,
    NetworkBlock block) {

  /** Most values of a clip at any stage; those of a word of a second are about ten thousand. */
  private static final int MAX_FEATURES = 1 << 26;

  /** The recogniser in {@code directory}; starts the engine for {@code custom} networks alone. */
  static SavedRecognizer read(Path directory, @Nullable Network<?> custom) throws IOException {
    Path file = directory.resolve(RecognizerFolder.MANIFEST);
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "%s: expected a folder with %s, found none; name a folder that a recogniser was saved to"
              .formatted(directory, RecognizerFolder.MANIFEST));
    }
    String manifest = RecognizerFolder.text(file);
    while (true) {
      try {
        return read(directory, manifest, custom);
      } catch (IOException e) {
        String newer = RecognizerFolder.text(file);
        if (newer.equals(manifest)) {
          throw e;
        }
        // Another recogniser has taken this one's place meanwhile, and its weights were deleted.
        manifest = newer;
      }
    }
  }

  private static SavedRecognizer read(Path directory, String text, @Nullable Network<?> custom)
      throws IOException {
    Path file = directory.resolve(RecognizerFolder.MANIFEST);
    try {
      RecognizerManifest manifest = RecognizerManifest.fromJson(text, file.toString());
      Weights weights = weights(directory, manifest);
      requirePlausible(manifest.network(), weights);
      return fitted(file, manifest, weights, custom);
    } catch (RuntimeException | OutOfMemoryError e) {
      throw unfit(file, e);
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
          "%s: expected %s bytes, found %s; the file was cut or replaced, restore it or train again"
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

  private static void requireAtMost(long most, double size) {
    if (!(size <= most)) {
      throw new IllegalArgumentException(
          "network: expected sizes that its weights can fill, found %s for %s"
              .formatted(size, most));
    }
  }

  private static SavedRecognizer fitted(
      Path file, RecognizerManifest manifest, Weights weights, @Nullable Network<?> custom) {
    Pipeline<?> pipeline = Pipeline.fromJson(manifest.pipeline().toString());
    requireBearable(pipeline);
    Labels labels = Labels.of(manifest.labels());
    if (manifest.rejection() != null) {
      Labels unused = labels.without(manifest.rejection().label());
    }
    manifest.probe().requireFits(pipeline.input(), labels);
    Network<?> network = NetworkFamily.decode(manifest.family(), manifest.network(), custom);
    requireBearable(pipeline.output(), manifest.network());
    NetworkBlock block = NetworkFamily.block(network, pipeline.output(), labels.size());
    block.beginWith(weights);
    return new SavedRecognizer(file, manifest, weights, pipeline, labels, network, block);
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
          "pipeline: expected at most %s values a clip, found %s".formatted(MAX_FEATURES, spec));
    }
  }

  /** Layers make of every frame as many values as one of the sizes says. */
  private static void requireBearable(SignalSpec features, JsonElement sizes) {
    double largest = largest(sizes);
    if (features.kind() != SignalKind.WAVEFORM && largest * features.columns() > MAX_FEATURES) {
      throw new IllegalArgumentException(
          "network: expected at most %s values a clip in a layer, found %s for %s"
              .formatted(MAX_FEATURES, largest, features));
    }
  }

  private static double largest(JsonElement sizes) {
    if (sizes.isJsonPrimitive()) {
      return sizes.getAsJsonPrimitive().isNumber() ? sizes.getAsDouble() : 0;
    }
    Collection<JsonElement> parts =
        sizes.isJsonArray()
            ? sizes.getAsJsonArray().asList()
            : sizes.isJsonObject() ? sizes.getAsJsonObject().asMap().values() : List.of();
    return parts.stream().mapToDouble(SavedRecognizer::largest).max().orElse(0);
  }

  /** The recogniser on {@code device}, which hears the probe clip as it did when it was saved. */
  @SuppressWarnings("MustBeClosedChecker")
  Recognizer open(ComputeDevice device) throws IOException {
    try {
      Classifier classifier = new Classifier(block, weights, pipeline.output(), device);
      LiveNetwork live = new LiveNetwork(pipeline, network, classifier);
      try {
        Recognizer recognizer =
            new Recognizer(live, labels, manifest.provenance(), manifest.rejection());
        manifest.probe().check(recognizer);
        return recognizer;
      } catch (RuntimeException e) {
        live.close();
        throw e;
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      throw unfit(file, e);
    }
  }

  private static IOException unfit(Path file, Throwable cause) {
    return new IOException(
        "%s: expected a recogniser that fits together, found: %s; restore the files or train again"
            .formatted(file, Causes.describe(cause)),
        cause);
  }
}
