package io.github.audiomnist.models;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.github.audiomnist.internal.AdaptedBlock;
import io.github.audiomnist.signal.Signal;
import io.github.audiomnist.training.ComputeDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntFunction;

/** For those who come from DJL: the only class whose signatures show its types. */
public final class DjlAdapters {

  private DjlAdapters() {}

  /**
   * Any DJL block as a network.
   *
   * <pre>{@code
   * Network<Signal> perceptron =
   *     DjlAdapters.network(
   *         "perceptron",
   *         new Shape(40 * 101),
   *         labels -> new SequentialBlock().add(Linear.builder().setUnits(labels).build()));
   * var trainer = Pipeline.melSpec().then(perceptron);
   * }</pre>
   *
   * <p>The block is given whole canvases as {@code [batch][clip]…} and is not told which frames are
   * padding. First weights are drawn by its own initialisers, from the training's seed. A summary
   * knows it as one layer, and does not count its multiply-accumulates. Putting it behind a
   * pipeline starts the engine.
   *
   * <p>A block is code: a saved recogniser holds its name and its weights, and is loaded by {@link
   * #load}.
   *
   * @param name by which a saved recogniser asks for it
   * @param clip shape in which a clip is given, without the batch; as many values as the features
   *     have
   * @param blocks gives a new block, of equal architecture each time, whose output is {@code
   *     [batch][labels]} for a number of labels
   * @throws IllegalArgumentException if {@code name} is blank
   */
  public static Network<Signal> network(
      String name, Shape clip, IntFunction<? extends Block> blocks) {
    return new CustomNetwork(name, AdaptedBlock.factory(name, clip, blocks));
  }

  /**
   * As {@link Recognizer#load(Path, ComputeDevice)}, of a recogniser whose network is a DJL block.
   *
   * @param network of {@link #network}, as it was trained
   * @throws IOException if a file is missing, damaged, foreign, or of a newer format, or the
   *     recogniser's network has another name
   */
  public static Recognizer load(Path directory, ComputeDevice device, Network<Signal> network)
      throws IOException {
    return RecognizerArchive.load(directory, device, network);
  }
}
