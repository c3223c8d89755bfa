package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Signal;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Kernel;
import io.github.audiomnist.transform.Resample;
import io.github.audiomnist.transform.TestSignals;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever the stages and the cutting, a stream gives what the batch gives. */
class FeatureStreamPropertyTest {

  /**
   * Of the largest value, or of 10 dB: float's step is 1e-7, and one kernel rounds to it between
   * the stages where the other goes on in double.
   */
  private static final double MAX_RELATIVE_ERROR = 1e-6;

  private static final int MAX_LENGTH = 2500;

  @Provide
  Arbitrary<StreamedStages> stages() {
    return StreamedStages.any();
  }

  @Provide
  Arbitrary<StreamedStages> fusing() {
    return StreamedStages.fusing();
  }

  @Provide
  Arbitrary<StreamedStages> logarithms() {
    return StreamedStages.logarithms();
  }

  /** Sizes of chunks, over and over; the last one takes the rest. */
  @Provide
  Arbitrary<List<Integer>> cuttings() {
    Arbitrary<Integer> small = Arbitraries.integers().between(0, 3);
    Arbitrary<Integer> any = Arbitraries.integers().between(0, MAX_LENGTH);
    return Arbitraries.oneOf(
        small.list().ofMinSize(1).ofMaxSize(8), any.list().ofMinSize(1).ofMaxSize(8));
  }

  private static float[] signal(int length) {
    float[] samples = TestSignals.noise(length, length, 0.8);
    for (int i = 0; i < length; i++) {
      samples[i] *= (float) (1 + Math.sin(i / 90.0));
    }
    return samples;
  }

  private static void feed(FeatureStream stream, float[] samples, List<Integer> cutting) {
    int from = 0;
    for (int i = 0; from < samples.length; i++) {
      boolean empty = cutting.stream().allMatch(size -> size == 0);
      int size = empty && i >= cutting.size() ? samples.length : cutting.get(i % cutting.size());
      int count = Math.min(size, samples.length - from);
      stream.accept(samples, from, count);
      from += count;
    }
    stream.flush();
  }

  private static Frames streamed(
      Pipeline<?> pipeline, int sourceRate, float[] samples, List<Integer> cutting) {
    Frames frames = new Frames();
    feed(pipeline.stream(sourceRate, frames), samples, cutting);
    return frames;
  }

  private static float[] batch(Pipeline<?> pipeline, float[] samples, int sourceRate) {
    return pipeline.apply(Waveform.of(samples, sourceRate)).values();
  }

  @Property(tries = 300)
  void accept_anyCutting_isBatch(
      @ForAll("stages") StreamedStages stages,
      @ForAll("cuttings") List<Integer> cutting,
      @ForAll @IntRange(min = 1, max = MAX_LENGTH) int length) {
    checkEqual(stages, Kernel.JTRANSFORMS, length, cutting);
  }

  @Property(tries = 100)
  void accept_batchedKernel_isBatch(
      @ForAll("fusing") StreamedStages stages,
      @ForAll("cuttings") List<Integer> cutting,
      @ForAll @IntRange(min = 1, max = MAX_LENGTH) int length) {
    checkEqual(stages, Kernel.BATCHED, length, cutting);
  }

  private static void checkEqual(
      StreamedStages stages, Kernel kernel, int length, List<Integer> cutting) {
    float[] samples = signal(length);
    Frames frames = streamed(stages.pipeline(kernel), StreamedStages.SAMPLE_RATE, samples, cutting);
    Optional<Pipeline<? extends Signal>> batch = stages.batch(length, kernel);
    if (batch.isEmpty()) {
      assertEquals(0, frames.count());
    } else {
      frames.assertAre(
          batch.get().output(), batch(batch.get(), samples, StreamedStages.SAMPLE_RATE));
    }
  }

  @Property(tries = 100)
  void accept_otherSourceRate_isBatch(
      @ForAll("stages") StreamedStages stages,
      @ForAll("sourceRates") int sourceRate,
      @ForAll("cuttings") List<Integer> cutting,
      @ForAll @IntRange(min = 1, max = MAX_LENGTH) int length) {
    float[] samples = signal(length);
    Pipeline<?> pipeline = stages.pipeline(Kernel.JTRANSFORMS);
    Frames frames = streamed(pipeline, sourceRate, samples, cutting);
    long resampled = ((long) length * StreamedStages.SAMPLE_RATE + sourceRate - 1) / sourceRate;
    Optional<Pipeline<? extends Signal>> batch = stages.batch((int) resampled, Kernel.JTRANSFORMS);
    if (batch.isEmpty()) {
      assertEquals(0, frames.count());
    } else {
      frames.assertAre(batch.get().output(), batch(batch.get(), samples, sourceRate));
    }
  }

  @Provide
  Arbitrary<Integer> sourceRates() {
    return Arbitraries.oneOf(
        Arbitraries.of(8000, 11_025, 16_000, 22_050, 44_100, 48_000),
        Arbitraries.integers().between(3000, 60_000));
  }

  @Property(tries = 50)
  void accept_kernelOfManyFrames_isBatchToTheBit(
      @ForAll("logarithms") StreamedStages stages,
      @ForAll("cuttings") List<Integer> cutting,
      @ForAll @IntRange(min = 1, max = MAX_LENGTH) int length) {
    float[] samples = signal(length);
    for (Kernel kernel : List.of(Kernel.BATCHED, Kernel.VECTOR)) {
      Frames frames =
          streamed(stages.pipeline(kernel), StreamedStages.SAMPLE_RATE, samples, cutting);
      Optional<Pipeline<? extends Signal>> batch = stages.batch(length, kernel);
      if (batch.isPresent()) {
        float[] expected = batch(batch.get(), samples, StreamedStages.SAMPLE_RATE);
        frames.assertAre(batch.get().output(), expected);
      }
    }
  }

  /** A stream keeps one kernel, while a batch of few frames may take another. */
  @Property(tries = 50)
  void accept_otherKernel_isBatchButForRounding(
      @ForAll("logarithms") StreamedStages stages,
      @ForAll("cuttings") List<Integer> cutting,
      @ForAll @IntRange(min = 1, max = MAX_LENGTH) int length) {
    float[] samples = signal(length);
    Frames frames =
        streamed(stages.pipeline(Kernel.VECTOR), StreamedStages.SAMPLE_RATE, samples, cutting);
    for (Kernel other : List.of(Kernel.JTRANSFORMS, Kernel.BATCHED)) {
      Optional<Pipeline<? extends Signal>> batch = stages.batch(length, other);
      if (batch.isPresent()) {
        float[] expected = batch(batch.get(), samples, StreamedStages.SAMPLE_RATE);
        float[] found = frames.values(batch.get().output().rows());
        double error = TestSignals.maxDifference(expected, found);
        assertEquals(0, error, MAX_RELATIVE_ERROR * largest(expected));
      }
    }
  }

  private static double largest(float[] values) {
    double largest = 10;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  @Property(tries = 100)
  void accept_sampleBySample_givesFramesAfterTheLatency(
      @ForAll("stages") StreamedStages stages,
      @ForAll @IntRange(min = 1, max = MAX_LENGTH) int length) {
    long[] given = new long[3 * length + 10];
    long[] samples = {0};
    FeatureStream stream =
        stages.pipeline(Kernel.JTRANSFORMS).stream(
            (frame, values) -> given[(int) frame] = samples[0]);
    for (float sample : signal(length)) {
      samples[0]++;
      stream.accept(new float[] {sample});
    }
    double hop =
        (double) stream.spec().hopLength() * stream.sourceRate() / stream.spec().sampleRate();
    int slack = latencySlack(stages);
    for (int t = 0; t < stream.numFrames(); t++) {
      long latest = Math.max(given[0], (long) Math.ceil(t * hop) + stream.latencySamples());
      assertTrue(given[t] <= latest && given[t] >= latest - slack, given[t] + " of " + latest);
    }
    double missing = Math.ceil(stream.numFrames() * hop) + stream.latencySamples();
    assertTrue(stream.numFrames() == 0 || missing > length, "a frame is late");
  }

  /**
   * Samples by which frames come early: a resampled one stands between two of what goes into its
   * stage, one more rounds the latency up, and once more that of the whole stream is rounded.
   */
  private static int latencySlack(StreamedStages stages) {
    int slack = 0;
    int rate = StreamedStages.SAMPLE_RATE;
    for (Object stage : stages.stages()) {
      if (stage instanceof Resample resample && resample.sampleRate() != rate) {
        slack += 2 * ((StreamedStages.SAMPLE_RATE + rate - 1) / rate);
        rate = resample.sampleRate();
      }
    }
    return slack == 0 ? 0 : slack + 1;
  }

  @Property(tries = 50)
  void reset_afterAnything_isAsNew(
      @ForAll("stages") StreamedStages stages,
      @ForAll("cuttings") List<Integer> cutting,
      @ForAll @IntRange(min = 0, max = MAX_LENGTH) int before,
      @ForAll boolean flushed) {
    float[] samples = signal(MAX_LENGTH);
    Pipeline<?> pipeline = stages.pipeline(Kernel.JTRANSFORMS);
    Frames[] current = {new Frames()};
    FeatureStream stream =
        pipeline.stream((frame, values) -> current[0].frameDecided(frame, values));
    stream.accept(Arrays.copyOf(samples, before));
    if (flushed) {
      stream.flush();
    }
    stream.reset();
    current[0] = new Frames();
    feed(stream, samples, cutting);
    Frames fresh = streamed(pipeline, StreamedStages.SAMPLE_RATE, samples, cutting);
    current[0].assertAre(
        stream.spec().withColumns(fresh.count()), fresh.values(stream.spec().rows()));
  }
}
