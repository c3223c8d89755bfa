package io.github.audiomnist.models;

import com.google.gson.JsonObject;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.internal.Beginning;
import io.github.audiomnist.internal.NetworkBlock;
import io.github.audiomnist.internal.SafeTensors;
import io.github.audiomnist.internal.Sha256;
import io.github.audiomnist.internal.Weights;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a trainer's network is there before training, and what of it stays.
 *
 * @param source recogniser to begin with; null for a network that has learned nothing
 * @param frozen names of parameters that stay
 * @param newHead whether {@code source} gives all weights but those that depend on the labels
 */
record FineTuning(@Nullable Source source, Set<String> frozen, boolean newHead) {

  static final FineTuning NONE = new FineTuning(null, Set.of(), false);

  FineTuning {
    frozen = Collections.unmodifiableSet(new LinkedHashSet<>(frozen));
  }

  /** A recogniser, as far as a training begins with it. */
  record Source(Weights weights, Labels labels, Provenance provenance) {

    String sha256() {
      return Sha256.of(SafeTensors.encode(weights));
    }
  }

  static FineTuning of(Weights weights, Labels labels, Provenance provenance) {
    return new FineTuning(new Source(weights, labels, provenance), Set.of(), false);
  }

  FineTuning withNewHead() {
    if (source == null) {
      throw new IllegalStateException(
          "RecognizerTrainer: expected weights beside those of a new head, found a new network;"
              + " begin with Recognizer.toTrainer()");
    }
    return new FineTuning(source, frozen, true);
  }

  /** Also freezes all parameters of {@code block} but {@code head}. */
  FineTuning withFrozenBody(NetworkBlock block, Set<String> head) {
    Set<String> body = new LinkedHashSet<>(block.parameterNames());
    body.removeAll(head);
    return with(body, block);
  }

  /**
   * Also freezes the parameters of layers.
   *
   * @param layers their names, or the beginnings of names before a dot
   */
  FineTuning withFrozenLayers(NetworkBlock block, List<String> layers) {
    Set<String> named = new LinkedHashSet<>();
    for (String layer : layers) {
      Set<String> found =
          block.parameterNames().stream()
              .filter(name -> name.equals(layer) || name.startsWith(layer + "."))
              .collect(Collectors.toSet());
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "RecognizerTrainer: expected a layer of %s, found '%s'; see summary"
                .formatted(layers(block.parameterNames()), layer));
      }
      named.addAll(found);
    }
    return with(named, block);
  }

  private FineTuning with(Set<String> more, NetworkBlock block) {
    Set<String> all = new LinkedHashSet<>(block.parameterNames());
    all.removeIf(name -> !frozen.contains(name) && !more.contains(name));
    Set<String> learned = new LinkedHashSet<>(block.parameterNames());
    learned.removeAll(block.statisticNames());
    if (all.containsAll(learned)) {
      throw new IllegalArgumentException(
          "RecognizerTrainer: expected a layer to learn, found all of them frozen; leave one out");
    }
    return new FineTuning(source, all, newHead);
  }

  /** The layers of parameters, in order. */
  private static List<String> layers(Set<String> parameters) {
    return parameters.stream()
        .map(name -> name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name)
        .distinct()
        .toList();
  }

  /**
   * Fails unless clips of {@code labels} can be learned.
   *
   * @param head names of the parameters that depend on the labels
   */
  void requireFits(Labels labels, Set<String> head) {
    if (source != null && !newHead && !source.labels().equals(labels)) {
      throw new IllegalArgumentException(
          "training: expected the labels %s of the recogniser, found %s; add withNewHead()"
              .formatted(source.labels(), labels));
    }
    if (newHead && frozen.containsAll(head)) {
      throw new IllegalArgumentException(
          "training: expected a new head to learn, found it frozen; freeze other layers");
    }
  }

  /** What the training begins with. */
  Beginning beginning(Set<String> head) {
    if (source == null) {
      return new Beginning(new Weights(), frozen);
    }
    return new Beginning(newHead ? source.weights().without(head) : source.weights(), frozen);
  }

  /** What it comes from; null if from nothing. */
  @Nullable Ancestry ancestry() {
    return source == null
        ? null
        : new Ancestry(
            source.sha256(), source.labels().names(), newHead, layers(frozen), source.provenance());
  }

  /** Adds what of it decides the weights. */
  void describeIn(JsonObject configuration) {
    if (!frozen.isEmpty()) {
      configuration.add("frozen", RecognizerManifest.tree(layers(frozen)));
    }
    if (source != null) {
      configuration.addProperty("beginsWith", source.sha256());
      configuration.addProperty("newHead", newHead);
    }
  }
}
