package io.github.audiomnist.pipeline;

import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.transform.Resample;
import io.github.audiomnist.transform.StreamChain;
import io.github.audiomnist.transform.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Turns a signal of unlimited length, which comes in chunks of any size, into frames, each as soon
 * as it is decided.
 *
 * <p>The frames are the batch's, however the signal is cut: those of the same stages behind an
 * {@link InputFormat} as long as the signal, computed by the kernel that the pipeline took for its
 * own format. They are equal bit for bit, but for {@link
 * io.github.audiomnist.transform.Kernel#VECTOR}, which takes logarithms in vectors where frames
 * fill them: from one way to the other they differ by 1e-9 before they are rounded to a float. The
 * length and crop of the pipeline's format mean nothing here. A signal for which the batch is
 * refused as too short gives no frame.
 *
 * <p>It keeps the samples of a window, and the frames that a stage looks ahead. Once warm it
 * allocates nothing, unless JTransforms does: for an nFft that is no power of two, or from 8192 on.
 * For single frames {@link io.github.audiomnist.transform.Kernel#JTRANSFORMS} is the fastest
 * kernel.
 *
 * <p>For one thread at a time.
 */
public final class FeatureStream {

  private enum State {
    OPEN,
    FLUSHED,
    /** At work, or left by a listener's exception. */
    BUSY
  }

  private final int sourceRate;
  private final SignalSpec spec;
  private final StreamChain chain;
  private final FrameListener listener;
  private final float[] frame;
  private long numFrames;
  private State state = State.OPEN;

  FeatureStream(Pipeline<?> pipeline, int sourceRate, FrameListener listener) {
    this.sourceRate = sourceRate;
    this.spec = pipeline.output().withColumns(1);
    this.listener = Objects.requireNonNull(listener);
    this.frame = new float[spec.rows()];
    this.chain = open(pipeline, sourceRate);
  }

  private StreamChain open(Pipeline<?> pipeline, int sourceRate) {
    List<Transform<?, ?>> stages = new ArrayList<>(pipeline.stages());
    List<SignalSpec> specs = new ArrayList<>(pipeline.specs());
    if (sourceRate != pipeline.input().sampleRate()) {
      stages.add(0, new Resample(pipeline.input().sampleRate()));
      specs.add(0, SignalSpec.waveform(sourceRate, 1));
    }
    return StreamChain.open(stages, specs, pipeline.plans(), this::give);
  }

  private void give(float[] columns, int from, int count, boolean recorded) {
    for (int i = 0; i < count; i++) {
      System.arraycopy(columns, from + i * frame.length, frame, 0, frame.length);
      listener.frameDecided(numFrames++, frame);
    }
  }

  /** As {@link #accept(float[], int, int)}, with all of {@code samples}. */
  public void accept(float[] samples) {
    accept(samples, 0, samples.length);
  }

  /**
   * Takes the next samples, and calls the listener with each frame that they decide.
   *
   * @param samples mono, nominally in [-1, 1], at {@link #sourceRate}; left as they are
   * @param from index of the first
   * @param count how many, also 0
   * @throws IllegalArgumentException if a sample is NaN or infinite; the stream stays as it was
   * @throws IndexOutOfBoundsException if {@code from < 0}, {@code count < 0} or {@code from + count
   *     > samples.length}
   * @throws IllegalStateException if the stream was flushed, or the listener failed, since the last
   *     {@link #reset}, or the listener itself calls
   */
  public void accept(float[] samples, int from, int count) {
    Objects.checkFromIndexSize(from, count, samples.length);
    begin();
    checkFinite(samples, from, count);
    state = State.BUSY;
    chain.accept(samples, from, count);
    state = State.OPEN;
  }

  private static void checkFinite(float[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (!Float.isFinite(samples[i])) {
        throw new IllegalArgumentException(
            "FeatureStream: expected finite samples, found %s at index %s; repair or leave out the chunk"
                .formatted(samples[i], i));
      }
    }
  }

  private void begin() {
    if (state != State.OPEN) {
      throw new IllegalStateException(
          "FeatureStream: expected an open stream, found one that %s; call reset() for another signal"
              .formatted(
                  state == State.FLUSHED
                      ? "was flushed"
                      : "is at work or was left by a failing listener"));
    }
  }

  /**
   * Ends the signal: calls the listener with the frames that only its end decides.
   *
   * @throws IllegalStateException as {@link #accept(float[], int, int)}
   */
  public void flush() {
    begin();
    state = State.BUSY;
    chain.flush();
    state = State.FLUSHED;
  }

  /** Makes the stream as new, for another signal; frames count from 0 again. */
  public void reset() {
    chain.reset();
    numFrames = 0;
    state = State.OPEN;
  }

  /** Samples per second of what goes in, in Hz. */
  public int sourceRate() {
    return sourceRate;
  }

  /** Rows, scale, rate and hop of a frame: the pipeline's output, one column wide. */
  public SignalSpec spec() {
    return spec;
  }

  /** Frames given so far. */
  public long numFrames() {
    return numFrames;
  }

  /**
   * How many samples a frame is behind the input, at {@link #sourceRate}: a frame that stands at
   * sample s has been given once {@code s + latencySamples()} samples have come. The first frames
   * may take longer, where a stage mirrors the signal's start or repeats its first whole window.
   */
  public int latencySamples() {
    return chain.latency();
  }

  /** {@link #latencySamples} in seconds. */
  public double latencySeconds() {
    return (double) latencySamples() / sourceRate;
  }
}
