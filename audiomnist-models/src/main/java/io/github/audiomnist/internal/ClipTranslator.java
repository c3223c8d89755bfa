package io.github.audiomnist.internal;

import ai.djl.modality.Classifications;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * From recordings to what a {@link NetworkBlock} reads, and from its logits to labels. Threads may
 * share it.
 *
 * @param <I> what holds a recording
 */
public final class ClipTranslator<I> implements Translator<I, Classifications> {

  /** Where recordings come from. */
  @FunctionalInterface
  public interface Source<I> {

    /**
     * The recording of an input.
     *
     * @throws IOException if it cannot be read
     */
    Waveform read(I input) throws IOException;
  }

  private final Pipeline<?> pipeline;
  private final Labels labels;
  private final Source<I> source;
  private final ExtractorPool extractors;

  /** Of a network behind {@code pipeline} that chooses among {@code labels}. */
  public ClipTranslator(Pipeline<?> pipeline, Labels labels, Source<I> source) {
    this.pipeline = pipeline;
    this.labels = labels;
    this.source = source;
    this.extractors = new ExtractorPool(pipeline);
  }

  /** Features {@code [rows][frames]} and the number of valid frames, to be stacked in batches. */
  @Override
  public NDList processInput(TranslatorContext context, I input) throws IOException {
    SignalSpec spec = pipeline.output();
    float[] features = new float[spec.size()];
    float validFrames = extractors.extractInto(source.read(input), features);
    NDManager manager = context.getNDManager();
    NDArray values = manager.create(features, new Shape(spec.rows(), spec.columns()));
    return new NDList(values, manager.create(validFrames));
  }

  @Override
  public Classifications processOutput(TranslatorContext context, NDList output) {
    float[] logits = output.singletonOrThrow().toFloatArray();
    List<Double> probabilities = new ArrayList<>();
    for (double probability : Prediction.ofLogits(labels, logits).probabilities()) {
      probabilities.add(probability);
    }
    return new Classifications(labels.names(), probabilities);
  }
}
