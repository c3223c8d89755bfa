package io.github.audiomnist.pipeline;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.audiomnist.signal.Signal;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Plan;
import io.github.audiomnist.transform.Scratch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns recordings into a pipeline's features and keeps its working memory between them.
 *
 * <p>For one thread at a time.
 *
 * @param <O> kind of features
 */
public final class FeatureExtractor<O extends Signal> {

  /** Kinds of recording, by rate and length class, whose plans are kept. */
  private static final int KEPT_CONFORMERS = 8;

  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  private final Pipeline<O> pipeline;
  private final Map<SignalSpec, Conformer> conformers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SignalSpec, Conformer> eldest) {
          return size() > KEPT_CONFORMERS;
        }
      };

  FeatureExtractor(Pipeline<O> pipeline) {
    this.pipeline = pipeline;
  }

  /** The features of {@code recording}. */
  @SuppressWarnings("unchecked") // The pipeline's last stage gives O, and its spec names O's kind.
  public O extract(Waveform recording) {
    float[] values = new float[pipeline.output().size()];
    int validColumns = extractInto(recording, values);
    return (O) Signal.of(pipeline.output(), values, validColumns);
  }

  /**
   * Writes the features of {@code recording} to {@code out}.
   *
   * @param out row-major {@code [output().rows()][output().columns()]} of the pipeline
   * @return columns that stem from the recording, from 0; the rest is padding
   * @throws IllegalArgumentException if {@code recording} is empty or {@code out} is too short
   */
  @CanIgnoreReturnValue
  public int extractInto(Waveform recording, float[] out) {
    if (recording.length() == 0) {
      throw new IllegalArgumentException(
          "FeatureExtractor: expected at least one sample, found an empty recording; leave it out");
    }
    if (out.length < pipeline.output().size()) {
      throw new IllegalArgumentException(
          "FeatureExtractor: expected room for %d values, found %d; give an array of output().size()"
              .formatted(pipeline.output().size(), out.length));
    }
    return conformer(recording).extract(recording, out);
  }

  private Conformer conformer(Waveform recording) {
    return conformers.computeIfAbsent(capacity(recording), Conformer::new);
  }

  /** At least one canvas, then powers of two, so that most clips of a rate share a plan. */
  private SignalSpec capacity(Waveform recording) {
    double canvasSeconds = (double) pipeline.input().length() / pipeline.input().sampleRate();
    long canvas = (long) Math.ceil(canvasSeconds * recording.sampleRate());
    long doubled = Long.highestOneBit(Math.max(1, recording.length() - 1L)) * 2;
    long capacity = Math.min(MAX_ARRAY, recording.length() <= canvas ? canvas : doubled);
    return SignalSpec.waveform(recording.sampleRate(), (int) capacity);
  }

  /** The whole way from recordings of one rate, up to one length. */
  private final class Conformer {

    private final float[] recording;
    private final Plan plan;
    private final Scratch scratch;

    Conformer(SignalSpec capacity) {
      this.recording = new float[capacity.columns()];
      List<Plan> plans = new ArrayList<>();
      plans.add(pipeline.input().planFrom(capacity));
      plans.addAll(pipeline.plans());
      this.plan = Plan.chain(plans);
      this.scratch = plan.newScratch();
    }

    int extract(Waveform source, float[] out) {
      source.copyTo(recording);
      Arrays.fill(recording, source.length(), recording.length, 0);
      return plan.process(recording, source.length(), out, scratch);
    }
  }
}
