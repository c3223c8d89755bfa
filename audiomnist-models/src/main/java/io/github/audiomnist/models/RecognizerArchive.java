package io.github.audiomnist.models;

import com.google.gson.JsonParser;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.internal.Classifier;
import io.github.audiomnist.internal.SafeTensors;
import io.github.audiomnist.internal.Weights;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.training.ComputeDevice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A recogniser as a folder: {@code recognizer.json} and the file of weights that it names.
 *
 * <p>Weights are written first, under a name that holds their hash; replacing the manifest is the
 * one step that makes them the recogniser. Whatever interrupts a save, the folder holds the old
 * recogniser or the new one.
 */
final class RecognizerArchive {

  private static final String MANIFEST = "recognizer.json";
  private static final long MAX_MANIFEST_BYTES = 16 << 20;
  private static final String WEIGHTS_GLOB = "weights-*.safetensors";
  private static final String WEIGHTS_PATTERN = "weights-[0-9a-f]{16}\\.safetensors";

  private RecognizerArchive() {}

  static void save(Recognizer recognizer, Weights weights, Path directory) throws IOException {
    requireFree(directory);
    byte[] bytes = SafeTensors.encode(weights);
    String sha256 = sha256(bytes);
    String weightsFile = "weights-%s.safetensors".formatted(sha256.substring(0, 16));
    RecognizerManifest manifest =
        new RecognizerManifest(
            RecognizerManifest.FORMAT,
            RecognizerManifest.VERSION,
            JsonParser.parseString(recognizer.pipeline().toJson()),
            recognizer.labels().names(),
            NetworkJson.family(recognizer.network()),
            NetworkJson.encode(recognizer.network()),
            weightsFile,
            bytes.length,
            sha256,
            Probe.of(recognizer),
            recognizer.provenance());
    Files.createDirectories(directory);
    replace(directory.resolve(weightsFile), bytes);
    replace(directory.resolve(MANIFEST), manifest.toJson().getBytes(StandardCharsets.UTF_8));
    deleteOtherWeights(directory, weightsFile);
  }

  private static void requireFree(Path directory) throws IOException {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new IOException(
          "%s: expected a folder, found a file; name another place".formatted(directory));
    }
    if (!Files.isDirectory(directory) || Files.exists(directory.resolve(MANIFEST))) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (!entry.getFileName().toString().matches(WEIGHTS_PATTERN + "(\\.tmp)?")) {
          throw new IOException(
              "%s: expected an empty folder or a saved recogniser, found '%s'; name another place"
                  .formatted(directory, entry.getFileName()));
        }
      }
    }
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.write(temporary, bytes);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void deleteOtherWeights(Path directory, String kept) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, WEIGHTS_GLOB)) {
      for (Path file : all) {
        if (!file.getFileName().toString().equals(kept)) {
          Files.delete(file);
        }
      }
    }
  }

  static Recognizer load(Path directory, ComputeDevice device) throws IOException {
    Path file = directory.resolve(MANIFEST);
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "%s: expected a folder with %s, found none; name a folder that a recogniser was saved to"
              .formatted(directory, MANIFEST));
    }
    if (Files.size(file) > MAX_MANIFEST_BYTES) {
      throw new IOException(
          "%s: expected at most %d bytes, found %d; it is no manifest"
              .formatted(file, MAX_MANIFEST_BYTES, Files.size(file)));
    }
    RecognizerManifest manifest =
        RecognizerManifest.fromJson(
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8), file.toString());
    Weights weights = weights(directory, manifest);
    try {
      return build(manifest, weights, device);
    } catch (RuntimeException e) {
      throw new IOException(
          "%s: expected a recogniser that fits together, found: %s".formatted(file, e.getMessage()),
          e);
    }
  }

  private static Weights weights(Path directory, RecognizerManifest manifest) throws IOException {
    if (!manifest.weightsFile().matches(WEIGHTS_PATTERN)) {
      throw new IOException(
          "%s: expected a weights file named by its hash, found '%s'; the manifest is not ours"
              .formatted(directory.resolve(MANIFEST), manifest.weightsFile()));
    }
    Path file = directory.resolve(manifest.weightsFile());
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "%s: expected the weights that %s names, found no such file; restore it or train again"
              .formatted(file, MANIFEST));
    }
    if (Files.size(file) != manifest.weightsBytes()) {
      throw new IOException(
          "%s: expected %d bytes, found %d; the file was cut or replaced, restore it or train again"
              .formatted(file, manifest.weightsBytes(), Files.size(file)));
    }
    byte[] bytes = Files.readAllBytes(file);
    String sha256 = sha256(bytes);
    if (!sha256.equals(manifest.weightsSha256())) {
      throw new IOException(
          "%s: expected SHA-256 %s, found %s; the file was changed, restore it or train again"
              .formatted(file, manifest.weightsSha256(), sha256));
    }
    return SafeTensors.decode(bytes, file.toString());
  }

  @SuppressWarnings("MustBeClosedChecker")
  private static Recognizer build(
      RecognizerManifest manifest, Weights weights, ComputeDevice device) {
    Pipeline<? extends TimeFrequency> pipeline =
        timeFrequency(Pipeline.fromJson(manifest.pipeline().toString()));
    Labels labels = Labels.of(manifest.labels());
    Network network = NetworkJson.decode(manifest.family(), manifest.network());
    Classifier classifier =
        new Classifier(
            NetworkBlocks.of(network, pipeline.output(), labels.size()),
            weights,
            pipeline.output(),
            device);
    Recognizer recognizer =
        new Recognizer(pipeline, labels, network, classifier, manifest.provenance());
    try {
      manifest.probe().check(recognizer);
      return recognizer;
    } catch (RuntimeException e) {
      recognizer.close();
      throw e;
    }
  }

  @SuppressWarnings("unchecked") // The output's kind tells the pipeline's type.
  private static Pipeline<? extends TimeFrequency> timeFrequency(Pipeline<?> pipeline) {
    return switch (pipeline.output().kind()) {
      case WAVEFORM ->
          throw new IllegalArgumentException(
              "pipeline: expected features of rows by frames, found %s"
                  .formatted(pipeline.output()));
      case SPECTROGRAM, MEL_SPECTROGRAM, CEPSTROGRAM ->
          (Pipeline<? extends TimeFrequency>) pipeline;
    };
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
