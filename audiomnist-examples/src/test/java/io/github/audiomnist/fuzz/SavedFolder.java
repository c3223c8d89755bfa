package io.github.audiomnist.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The folder of a saved recogniser as one input: the manifest, a zero byte, and the weights. So
 * that what stands behind the checks of lengths and hashes is reached, {@link #NAME}, {@link #SIZE}
 * and {@link #HASH} in the manifest stand for what the weights have.
 */
public final class SavedFolder {

  static final String NAME = "@NAME@";
  static final String SIZE = "\"@SIZE@\"";
  static final String HASH = "@HASH@";

  private SavedFolder() {}

  /** Reads {@code folder} after the files of {@code input} were put there, and before they go. */
  public static void check(Guard guard, byte[] input, Path folder, Guard.Reading reading)
      throws IOException {
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
    Files.writeString(folder.resolve("recognizer.json"), manifest);
    Path file = Files.write(folder.resolve(name), weights);
    try {
      guard.check(input, reading);
    } finally {
      Files.delete(file);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
