package io.github.audiomnist.fuzz;

import io.github.audiomnist.models.Recognizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The folder of a saved recogniser: the manifest, a zero byte, and the weights. So that what stands
 * behind the checks of lengths and hashes is reached, {@link #NAME}, {@link #SIZE} and {@link
 * #HASH} in the manifest stand for what the weights have.
 */
public final class RecognizerTarget {

  static final String NAME = "@NAME@";
  static final String SIZE = "\"@SIZE@\"";
  static final String HASH = "@HASH@";

  // Tables of the pipeline and the network follow from numbers in the manifest.
  private static final Guard GUARD = new Guard(1 << 10, 1L << 30, List.of(IOException.class));

  private static final Path FOLDER = MemoryDisk.folder();

  private RecognizerTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    int end = 0;
    while (end < input.length && input[end] != 0) {
      end++;
    }
    byte[] weights = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
    String hash = sha256(weights);
    String name = "weights-%s.safetensors".formatted(hash.substring(0, 16));
    String manifest =
        new String(input, 0, end, StandardCharsets.UTF_8)
            .replace(NAME, name)
            .replace(SIZE, String.valueOf(weights.length))
            .replace(HASH, hash);
    Files.writeString(FOLDER.resolve("recognizer.json"), manifest);
    Path file = Files.write(FOLDER.resolve(name), weights);
    try {
      GUARD.check(input, RecognizerTarget::load);
    } finally {
      Files.delete(file);
    }
  }

  private static void load() throws IOException {
    try (Recognizer recognizer = Recognizer.load(FOLDER)) {
      if (recognizer.labels().size() < 1) {
        throw new AssertionError("no labels");
      }
    }
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
