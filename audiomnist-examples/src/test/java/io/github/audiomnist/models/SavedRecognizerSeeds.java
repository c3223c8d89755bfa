package io.github.audiomnist.models;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.audiomnist.internal.NetworkBlock;
import io.github.audiomnist.internal.SafeTensors;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.transform.Resize;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Saved recognisers that have learned nothing, of the families that can be a few kilobytes. */
public final class SavedRecognizerSeeds {

  private static final InputFormat INPUT = InputFormat.hz(8000).seconds(0.1);

  private static final List<Network<TimeFrequency>> OF_MEL =
      List.of(
          new MlpNetwork(MlpNetwork.Statistics.MEAN_AND_DEVIATION, List.of(2, 2), 0.1),
          new CnnNetwork(List.of(1, 2), 3, 0.1),
          new RnnNetwork(2, 1, RnnNetwork.Direction.BOTH, RnnNetwork.Norm.LAYER, 0),
          new GruNetwork(1, 2, false, 0),
          new LstmNetwork(1, 1, true, 0),
          Models.transformer()
              .withNumHeads(2)
              .withDModel(2)
              .withNumLayers(1)
              .withFeedForwardSize(2)
              .withPositions(TransformerNetwork.Positions.LEARNED),
          new TcResNet(List.of(1, 2), 3, 0, 0),
          new KwMlp(2, 1, 2, 0));

  private SavedRecognizerSeeds() {}

  /**
   * By the name of the family.
   *
   * @param manifest of which pipeline, network and sizes are replaced
   * @param input what a manifest and weights are together
   */
  public static Map<String, byte[]> all(
      JsonObject manifest, BiFunction<JsonObject, byte[], byte[]> input) {
    Map<String, byte[]> seeds = new TreeMap<>();
    OF_MEL.forEach(network -> add(seeds, manifest, Pipeline.melSpec(INPUT).then(network), input));
    add(
        seeds,
        manifest,
        Pipeline.logSpectrogram(INPUT)
            .then(new Resize(64, 64))
            .then(new Cnn64Network(List.of(1, 1, 1, 1), 0)),
        input);
    add(
        seeds,
        manifest,
        Pipeline.from(INPUT).then(new AudioNet(List.of(1, 1, 1, 1), List.of(1), 0)),
        input);
    return seeds;
  }

  private static void add(
      Map<String, byte[]> seeds,
      JsonObject manifest,
      RecognizerTrainer trainer,
      BiFunction<JsonObject, byte[], byte[]> input) {
    Network<?> network = trainer.network();
    int labels = manifest.getAsJsonArray("labels").size();
    NetworkBlock block = NetworkFamily.block(network, trainer.pipeline().output(), labels);
    JsonObject changed = manifest.deepCopy();
    changed.add("pipeline", JsonParser.parseString(trainer.pipeline().toJson()));
    changed.addProperty("family", network.family());
    changed.add("network", NetworkFamily.encode(network));
    seeds.put(network.family(), input.apply(changed, SafeTensors.encode(block.firstWeights(1))));
  }
}
