package io.github.audiomnist.models;

import com.google.gson.JsonElement;

/** Networks as JSON. The names of families are a closed list: a file names no class. */
final class NetworkJson {

  private NetworkJson() {}

  static String family(Network network) {
    if (network instanceof CnnNetwork) {
      return "cnn";
    } else if (network instanceof LstmNetwork) {
      return "lstm";
    } else if (network instanceof TransformerNetwork) {
      return "transformer";
    }
    throw new AssertionError(network);
  }

  static JsonElement encode(Network network) {
    return RecognizerManifest.tree(network);
  }

  /**
   * The network of a family.
   *
   * @throws RuntimeException if the sizes are missing or impossible
   */
  static Network decode(String family, JsonElement sizes) {
    if (!sizes.isJsonObject()) {
      throw new IllegalArgumentException("network: expected an object of sizes, found " + sizes);
    }
    return switch (family) {
      case "cnn" -> RecognizerManifest.fromTree(sizes, CnnNetwork.class);
      case "lstm" -> RecognizerManifest.fromTree(sizes, LstmNetwork.class);
      case "transformer" -> RecognizerManifest.fromTree(sizes, TransformerNetwork.class);
      default ->
          throw new IllegalArgumentException(
              "network: expected the family cnn, lstm or transformer, found '%s'"
                  .formatted(family));
    };
  }
}
