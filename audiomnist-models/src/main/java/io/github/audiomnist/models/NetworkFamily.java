package io.github.audiomnist.models;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.audiomnist.internal.NetworkBlock;
import io.github.audiomnist.signal.SignalSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A family of networks: its name in files, its sizes, and the block that they describe. The list is
 * closed: a file names no class.
 *
 * @param name in files
 * @param type of its networks
 * @param blocks that its networks describe
 * @param <N> its networks
 */
record NetworkFamily<N extends Network<?>>(String name, Class<N> type, Blocks<N> blocks) {

  /** Makes blocks. */
  @FunctionalInterface
  interface Blocks<N> {
    NetworkBlock block(N network, SignalSpec spec, int classes);
  }

  private static final List<NetworkFamily<?>> ALL =
      List.of(
          new NetworkFamily<>("mlp", MlpNetwork.class, NetworkBlocks::mlp),
          new NetworkFamily<>("cnn", CnnNetwork.class, NetworkBlocks::cnn),
          new NetworkFamily<>("cnn64", Cnn64Network.class, NetworkBlocks::cnn64),
          new NetworkFamily<>("rnn", RnnNetwork.class, NetworkBlocks::rnn),
          new NetworkFamily<>("gru", GruNetwork.class, NetworkBlocks::gru),
          new NetworkFamily<>("lstm", LstmNetwork.class, NetworkBlocks::lstm),
          new NetworkFamily<>("transformer", TransformerNetwork.class, NetworkBlocks::transformer),
          new NetworkFamily<>("audio-net", AudioNet.class, NetworkBlocks::audioNet),
          new NetworkFamily<>("alex-net", AlexNet.class, NetworkBlocks::alexNet),
          new NetworkFamily<>("tc-res-net", TcResNet.class, NetworkBlocks::tcResNet),
          new NetworkFamily<>("matchbox-net", MatchboxNet.class, NetworkBlocks::matchboxNet),
          new NetworkFamily<>("bc-res-net", BcResNet.class, NetworkBlocks::bcResNet),
          new NetworkFamily<>("kw-mlp", KwMlp.class, NetworkBlocks::kwMlp));

  /** The name of the family of {@code network}. */
  static String nameOf(Network<?> network) {
    return network instanceof CustomNetwork ? CustomNetwork.FAMILY : of(network).name;
  }

  private static NetworkFamily<?> of(Network<?> network) {
    return ALL.stream()
        .filter(family -> family.type.isInstance(network))
        .findFirst()
        .orElseThrow(() -> new AssertionError(network));
  }

  /**
   * A new block, without weights.
   *
   * @throws io.github.audiomnist.signal.SpecMismatchException if the network cannot read features
   *     of {@code spec}
   */
  static NetworkBlock block(Network<?> network, SignalSpec spec, int classes) {
    return network instanceof CustomNetwork custom
        ? custom.blocks().block(spec, classes)
        : of(network).blockOf(network, spec, classes);
  }

  private NetworkBlock blockOf(Network<?> network, SignalSpec spec, int classes) {
    return blocks.block(type.cast(network), spec, classes);
  }

  /** The sizes of {@code network} as JSON; of a custom one its name. */
  static JsonElement encode(Network<?> network) {
    return network instanceof CustomNetwork custom
        ? RecognizerManifest.tree(Map.of("name", custom.name()))
        : RecognizerManifest.tree(network);
  }

  /**
   * The network of a family.
   *
   * @param custom network to take if the family is that of custom ones
   * @throws RuntimeException if there is no such family, or the sizes are missing or impossible
   */
  static Network<?> decode(String name, JsonElement sizes, @Nullable Network<?> custom) {
    if (!sizes.isJsonObject()) {
      throw new IllegalArgumentException("network: expected an object of sizes, found " + sizes);
    }
    if (name.equals(CustomNetwork.FAMILY)) {
      return given(sizes, custom);
    }
    NetworkFamily<?> named =
        ALL.stream()
            .filter(family -> family.name.equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name));
    return RecognizerManifest.fromTree(named.completed(sizes.getAsJsonObject()), named.type);
  }

  private static Network<?> given(JsonElement expected, @Nullable Network<?> network) {
    if (network == null || !encode(network).equals(expected)) {
      throw new IllegalArgumentException(
          "network: expected the custom one that was trained, %s, found %s; give it to DjlAdapters.load"
              .formatted(expected, network == null ? "none" : encode(network)));
    }
    return network;
  }

  /** Transformers were saved before these could be chosen. */
  private JsonObject completed(JsonObject sizes) {
    JsonObject completed = sizes.deepCopy();
    if (type == TransformerNetwork.class && !sizes.has("positions")) {
      completed.add("positions", new JsonPrimitive(TransformerNetwork.Positions.SINUSOIDAL.name()));
      completed.add("pooling", new JsonPrimitive(TransformerNetwork.Pooling.MEAN.name()));
      completed.add("inputNorm", new JsonPrimitive(TransformerNetwork.InputNorm.NONE.name()));
    }
    return completed;
  }

  private static IllegalArgumentException unknown(String name) {
    String known = ALL.stream().map(NetworkFamily::name).collect(Collectors.joining(", "));
    return new IllegalArgumentException(
        "network: expected a family of %s, found '%s'".formatted(known, name));
  }
}
