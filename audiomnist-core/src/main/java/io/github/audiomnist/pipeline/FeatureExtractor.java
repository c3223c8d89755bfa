package io.github.audiomnist.pipeline;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.audiomnist.signal.Signal;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Plan;
import io.github.audiomnist.transform.Resample;
import io.github.audiomnist.transform.Scratch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  /** The one used last stands first. */
  private final List<Conformer> conformers = new ArrayList<>(KEPT_CONFORMERS + 1);

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
          "FeatureExtractor: expected room for %s values, found %s; give an array of output().size()"
              .formatted(pipeline.output().size(), out.length));
    }
    return conformer(recording).extract(recording, out);
  }

  /** Allocates only for a kind of recording that was not among the last ones. */
  private Conformer conformer(Waveform recording) {
    int capacity = capacity(recording);
    for (int i = 0; i < conformers.size(); i++) {
      Conformer conformer = conformers.get(i);
      if (conformer.takes(recording.sampleRate(), capacity)) {
        conformers.remove(i);
        conformers.add(0, conformer);
        return conformer;
      }
    }
    Conformer added = new Conformer(SignalSpec.waveform(recording.sampleRate(), capacity));
    conformers.add(0, added);
    if (conformers.size() > KEPT_CONFORMERS) {
      conformers.remove(KEPT_CONFORMERS);
    }
    return added;
  }

  /** At least one canvas, then powers of two, so that most clips of a rate share a plan. */
  private int capacity(Waveform recording) {
    InputFormat input = pipeline.input();
    long canvas =
        ((long) input.length() * recording.sampleRate() + input.sampleRate() - 1)
            / input.sampleRate();
    long doubled = Long.highestOneBit(Math.max(1, recording.length() - 1L)) * 2;
    return (int) Math.min(MAX_ARRAY, recording.length() <= canvas ? canvas : doubled);
  }

  /** The whole way from recordings of one rate, up to one length. */
  private final class Conformer {

    private final int sampleRate;
    private final float[] recording;
    private final Plan plan;
    private final Scratch scratch;

    Conformer(SignalSpec capacity) {
      this.sampleRate = capacity.sampleRate();
      this.recording = new float[capacity.columns()];
      List<Plan> plans = new ArrayList<>(pipeline.input().plansFrom(capacity));
      plans.addAll(pipeline.plans());
      this.plan = plans.isEmpty() ? new Resample(sampleRate).plan(capacity) : Plan.chain(plans);
      this.scratch = plan.newScratch();
    }

    boolean takes(int rate, int capacity) {
      return rate == sampleRate && capacity == recording.length;
    }

    int extract(Waveform source, float[] out) {
      source.copyTo(recording);
      Arrays.fill(recording, source.length(), recording.length, 0);
      return plan.process(recording, source.length(), out, scratch);
    }
  }
}
