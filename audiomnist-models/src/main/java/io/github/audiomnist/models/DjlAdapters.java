package io.github.audiomnist.models;

import ai.djl.Model;
import ai.djl.modality.Classifications;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.translate.Translator;
import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.internal.AdaptedBlock;
import io.github.audiomnist.internal.ClipTranslator;
import io.github.audiomnist.internal.FeatureSet;
import io.github.audiomnist.internal.NetworkBlock;
import io.github.audiomnist.internal.Torch;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Signal;
import io.github.audiomnist.signal.Waveform;
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

  /**
   * A recogniser as a DJL model, to be asked by predictors.
   *
   * <pre>{@code
   * try (ZooModel<Waveform, Classifications> model = DjlAdapters.model(recognizer);
   *     Predictor<Waveform, Classifications> predictor = model.newPredictor()) {
   *   Classifications heard = predictor.predict(WavFile.read(file));
   * }
   * }</pre>
   *
   * <p>It has weights of its own, on the CPU, and outlives the recogniser; whoever asks for it
   * closes it. It always chooses a label, also where a rule of the recogniser would reject the
   * clip. Its block reads {@code [batch][rows][frames]} and {@code [batch]} valid frames.
   */
  public static ZooModel<Waveform, Classifications> model(Recognizer recognizer) {
    return model(recognizer, translator(recognizer.pipeline(), recognizer.networkLabels()));
  }

  /** As {@link #model(Recognizer)}, asked by WAV files. */
  public static ZooModel<Path, Classifications> fileModel(Recognizer recognizer) {
    return model(
        recognizer,
        new ClipTranslator<>(recognizer.pipeline(), recognizer.networkLabels(), WavFile::read));
  }

  private static <I> ZooModel<I, Classifications> model(
      Recognizer recognizer, Translator<I, Classifications> translator) {
    NetworkBlock block =
        NetworkFamily.block(
            recognizer.network(),
            recognizer.pipeline().output(),
            recognizer.networkLabels().size());
    Model model = Torch.newModel(recognizer.network().family());
    model.setBlock(block);
    block.load(recognizer.weights(), model.getNDManager(), false);
    return new ZooModel<>(model, translator);
  }

  /**
   * A pipeline as a DJL translator: recordings of any rate and length in, labels with their
   * probabilities out.
   *
   * @param pipeline of {@link Recognizer#pipeline} or {@link RecognizerTrainer#pipeline}
   * @param labels in the order of the block's logits
   */
  public static Translator<Waveform, Classifications> translator(
      Pipeline<?> pipeline, Labels labels) {
    return new ClipTranslator<>(pipeline, labels, recording -> recording);
  }

  /**
   * A trainer's network as a DJL block, to be trained by DJL. It begins as {@link
   * RecognizerTrainer#train} would have a new network begin.
   *
   * @param labels number of logits
   * @param seed of the first weights
   */
  public static Block block(RecognizerTrainer trainer, int labels, long seed) {
    NetworkBlock block =
        NetworkFamily.block(trainer.network(), trainer.pipeline().output(), labels);
    block.beginWith(block.firstWeights(seed));
    return block;
  }

  /**
   * Clips as a DJL data set for {@link #block}: features, numbers of valid frames, and indices of
   * labels.
   *
   * @param manager holds them
   * @param pipeline of {@link RecognizerTrainer#pipeline}
   * @param batchSize clips in a batch
   * @param shuffle whether clips come in another order each time
   * @throws IOException if a clip cannot be read; the message names it
   */
  public static RandomAccessDataset dataset(
      NDManager manager, Pipeline<?> pipeline, LabeledClips clips, int batchSize, boolean shuffle)
      throws IOException {
    return FeatureSet.of(pipeline, clips, done -> {}).toDjl(manager, batchSize, shuffle);
  }
}
