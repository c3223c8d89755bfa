package io.github.audiomnist.models;

import io.github.audiomnist.internal.LayerTrace;
import io.github.audiomnist.signal.SignalSpec;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the layers of a network give and cost for one clip, in the order in which it meets them.
 * Layers without weights or products (pooling, rectifiers, dropout) are left out.
 *
 * @param input spec of what goes in
 * @param layers in order
 */
public record NetworkSummary(SignalSpec input, List<Layer> layers) {

  /**
   * One layer.
   *
   * @param name as in the names of its weights
   * @param outputShape of one clip
   * @param parameters number of learned values
   * @param macs multiply-accumulates of convolutions, linear and recurrent layers and attention,
   *     those with zeros of padding included; normalisation, activations and pooling count none
   */
  public record Layer(String name, List<Long> outputShape, long parameters, long macs) {

    /** Copies the shape. */
    public Layer {
      outputShape = List.copyOf(outputShape);
    }

    private String row(int nameWidth) {
      String shape = outputShape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
      return NetworkSummary.row(nameWidth, name, shape, number(parameters), number(macs));
    }
  }

  /** Copies the layers. */
  public NetworkSummary {
    layers = List.copyOf(layers);
  }

  static NetworkSummary of(SignalSpec input, List<LayerTrace> trace) {
    return new NetworkSummary(
        input,
        trace.stream()
            .map(layer -> new Layer(layer.name(), layer.shape(), layer.parameters(), layer.macs()))
            .toList());
  }

  /** Number of learned values of all layers. */
  public long parameterCount() {
    return layers.stream().mapToLong(Layer::parameters).sum();
  }

  /** Multiply-accumulates of all layers for one clip. */
  public long macs() {
    return layers.stream().mapToLong(Layer::macs).sum();
  }

  /** Shape of what comes out for one clip: a logit for each label. */
  public List<Long> outputShape() {
    return layers.get(layers.size() - 1).outputShape();
  }

  /** A table for people, a line a layer. */
  @Override
  public String toString() {
    int width = layers.stream().mapToInt(layer -> layer.name().length()).max().orElse(0);
    String rows = layers.stream().map(layer -> layer.row(width)).collect(Collectors.joining());
    return "input: %s%n".formatted(input)
        + row(width, "layer", "output", "parameters", "MACs")
        + rows
        + row(width, "sum", "", number(parameterCount()), number(macs()));
  }

  private static String row(
      int nameWidth, String name, String shape, String parameters, String macs) {
    return String.format(
        Locale.ROOT,
        "%-" + Math.max(nameWidth, 5) + "s  %16s  %12s  %15s%n",
        name,
        shape,
        parameters,
        macs);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
