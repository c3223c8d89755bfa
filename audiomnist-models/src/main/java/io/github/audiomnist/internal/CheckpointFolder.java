package io.github.audiomnist.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.github.audiomnist.files.WholeFile;
import io.github.audiomnist.files.WriterLock;
import io.github.audiomnist.training.EpochReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last checkpoint of a training as a folder: {@code checkpoint.json} and the file of tensors
 * that it names, written as a recogniser is. Whatever interrupts a save, the folder holds the state
 * after one epoch or after the next. One training at a time has it.
 */
final class CheckpointFolder {

  static final String MANIFEST = "checkpoint.json";

  private static final String FORMAT = "audiomnist-checkpoint";
  private static final int VERSION = 1;
  private static final long MAX_MANIFEST_BYTES = 64 << 20;
  private static final String STATE_PATTERN = "state-[0-9a-f]{16}\\.safetensors";

  private static final Remains REMAINS = new Remains(STATE_PATTERN);

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeSpecialFloatingPointValues().create();

  private final Path folder;
  private final JsonObject configuration;

  /**
   * What {@code checkpoint.json} holds.
   *
   * @param configuration all that decides the weights, but for the machine
   * @param threads that computed
   * @param engine name and version
   */
  private record Manifest(
      String format,
      int formatVersion,
      JsonObject configuration,
      int threads,
      String engine,
      List<EpochReport> epochs,
      int bestEpoch,
      String stateFile,
      String stateSha256) {

    Manifest {
      Objects.requireNonNull(configuration, "configuration");
      Objects.requireNonNull(epochs, "epochs");
      Objects.requireNonNull(stateFile, "stateFile");
      if (bestEpoch < 1 || bestEpoch > epochs.size()) {
        throw new IllegalArgumentException(
            "checkpoint: expected bestEpoch in 1 to %s, found %s"
                .formatted(epochs.size(), bestEpoch));
      }
    }
  }

  /** Of a training whose configuration is this. */
  CheckpointFolder(Path folder, JsonObject configuration) {
    this.folder = folder;
    this.configuration = configuration;
  }

  /**
   * Makes the folder, if need be, and takes it for one training, until the lock is closed.
   *
   * @throws IOException if it cannot be written, another training has it, or it holds something
   *     else
   */
  WriterLock lock() throws IOException {
    Path manifest = folder.resolve(MANIFEST);
    WholeFile.requireRoomFor(manifest);
    if (!Files.exists(manifest)) {
      requireNothingElse();
    }
    Files.createDirectories(folder);
    return WriterLock.of(folder, Duration.ZERO);
  }

  /**
   * The checkpoint; empty if there is none yet. To be called under the {@link #lock}, as is {@link
   * #write}.
   *
   * @param expected a checkpoint with tensors of the names and shapes that are to be there
   * @throws IOException if it is damaged or of another configuration
   */
  Optional<Checkpoint> read(Weights expected) throws IOException {
    Path file = folder.resolve(MANIFEST);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Manifest manifest = manifest(file);
    requireThisTraining(manifest);
    Weights tensors = tensors(manifest);
    try {
      tensors.requireShapes(expected.shapes());
    } catch (IllegalArgumentException e) {
      throw damaged(folder.resolve(manifest.stateFile()), Causes.describe(e), e);
    }
    return Optional.of(new Checkpoint(manifest.epochs(), manifest.bestEpoch(), tensors));
  }

  private void requireNothingElse() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Optional<Path> found = REMAINS.somethingElse(folder);
    if (found.isPresent()) {
      throw new IOException(
          "%s: expected an empty folder or checkpoints, found '%s'; name another place"
              .formatted(folder, found.get()));
    }
  }

  private static Manifest manifest(Path file) throws IOException {
    if (Files.size(file) > MAX_MANIFEST_BYTES) {
      throw damaged(file, "%s bytes".formatted(Files.size(file)), null);
    }
    try {
      Manifest manifest = GSON.fromJson(Files.readString(file), Manifest.class);
      if (manifest == null || !FORMAT.equals(manifest.format())) {
        throw damaged(file, "other JSON", null);
      }
      if (manifest.formatVersion() != VERSION) {
        throw new IOException(
            "%s: expected format version %s, found %s; use the library version that wrote it"
                .formatted(file, VERSION, manifest.formatVersion()));
      }
      return manifest;
    } catch (RuntimeException e) {
      throw damaged(file, Causes.describe(e), e);
    }
  }

  private void requireThisTraining(Manifest manifest) throws IOException {
    Optional<JsonDifference> difference =
        JsonDifference.of(configuration, manifest.configuration());
    if (difference.isPresent()) {
      throw new IOException(
          "%s: expected a checkpoint with %s; name another folder, or delete this one"
              .formatted(folder, difference.get()));
    }
    if (manifest.threads() != Torch.threads() || !manifest.engine().equals(Torch.version())) {
      LOG.warn(
          "checkpoint: expected {} threads of {}, found {} of {}; weights will differ in their last"
              + " bits from those of a training that was not interrupted",
          Torch.threads(),
          Torch.version(),
          manifest.threads(),
          manifest.engine());
    }
  }

  private Weights tensors(Manifest manifest) throws IOException {
    Path file = folder.resolve(MANIFEST);
    if (!manifest.stateFile().matches(STATE_PATTERN)) {
      throw damaged(file, "a state file of another name", null);
    }
    Path state = folder.resolve(manifest.stateFile());
    if (!Files.isRegularFile(state)) {
      throw damaged(state, "no such file", null);
    }
    byte[] bytes = Files.readAllBytes(state);
    if (!Sha256.of(bytes).equals(manifest.stateSha256())) {
      throw damaged(state, "a file that was cut or changed", null);
    }
    return SafeTensors.decode(bytes, state.toString());
  }

  private static IOException damaged(Path file, String found, @Nullable Exception cause) {
    return new IOException(
        "%s: expected a checkpoint, found %s; restore it, or delete the folder to begin anew"
            .formatted(file, found),
        cause);
  }

  /**
   * Replaces the checkpoint.
   *
   * @throws IOException if it cannot be written; the one before is still there
   */
  void write(Checkpoint checkpoint) throws IOException {
    byte[] bytes = SafeTensors.encode(checkpoint.tensors());
    String sha256 = Sha256.of(bytes);
    String stateFile = "state-%s.safetensors".formatted(sha256.substring(0, 16));
    Manifest manifest =
        new Manifest(
            FORMAT,
            VERSION,
            configuration,
            Torch.threads(),
            Torch.version(),
            checkpoint.epochs(),
            checkpoint.bestEpoch(),
            stateFile,
            sha256);
    WholeFile.write(folder.resolve(stateFile), bytes);
    WholeFile.write(
        folder.resolve(MANIFEST), GSON.toJson(manifest).getBytes(StandardCharsets.UTF_8));
    REMAINS.delete(folder, stateFile);
  }
}
