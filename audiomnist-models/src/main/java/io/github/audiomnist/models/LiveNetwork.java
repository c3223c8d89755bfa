package io.github.audiomnist.models;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.internal.Classifier;
import io.github.audiomnist.internal.ExtractorPool;
import io.github.audiomnist.internal.FeatureSet;
import io.github.audiomnist.internal.Weights;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network whose weights lie in the engine's memory, with the pipeline before it, until it is
 * closed. Any number of threads may use it at once; closing waits for them.
 */
@CheckReturnValue
final class LiveNetwork implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveNetwork.class);
  private static final String PACKAGE = LiveNetwork.class.getPackageName() + ".";
  private static final Cleaner CLEANER = Cleaner.create();
  private static final AtomicInteger OPEN = new AtomicInteger();

  private final Pipeline<?> pipeline;
  private final Network<?> network;
  private final ExtractorPool extractors;
  private final Memory memory;
  private final Cleaner.Cleanable forgotten;

  /** What is made of a recording's features while the network stays open. */
  @FunctionalInterface
  interface Use<T> {

    /**
     * Called once, on the thread that asked.
     *
     * @param features row-major {@code [rows][columns]} of the pipeline's output
     */
    T of(Classifier classifier, float[] features, int validFrames);
  }

  LiveNetwork(Pipeline<?> pipeline, Network<?> network, Classifier classifier) {
    this.pipeline = pipeline;
    this.network = network;
    this.extractors = new ExtractorPool(pipeline);
    this.memory = new Memory(classifier, "%s, opened by %s".formatted(network, opener()));
    this.forgotten = CLEANER.register(this, memory);
  }

  /** The first caller that is none of this library's, by class and line. */
  private static String opener() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> !frame.getClassName().startsWith(PACKAGE))
                    .findFirst()
                    .map(StackWalker.StackFrame::toString)
                    .orElse("nobody"));
  }

  /** How many are open in this process, for tests. */
  static int numOpen() {
    return OPEN.get();
  }

  Pipeline<?> pipeline() {
    return pipeline;
  }

  Network<?> network() {
    return network;
  }

  Weights weights() {
    return memory.classifier.weights();
  }

  /** The logits of a recording. */
  float[] logits(Waveform recording) {
    return apply(recording, Classifier::logits);
  }

  /** What {@code use} makes of the features of a recording. */
  <T> T apply(Waveform recording, Use<T> use) {
    Lock open = memory.life.keepOpen();
    try {
      float[] features = new float[pipeline.output().size()];
      int validFrames = extractors.extractInto(recording, features);
      return use.of(memory.classifier, features, validFrames);
    } finally {
      open.unlock();
      // Else the collector may hold this for unused while the engine computes, and free the memory.
      Reference.reachabilityFence(this);
    }
  }

  /**
   * The logits of every clip.
   *
   * @throws IOException if a clip cannot be read; the message names it
   */
  float[][] logits(LabeledClips clips) throws IOException {
    Lock open = memory.life.keepOpen();
    try {
      return memory.classifier.logits(FeatureSet.of(pipeline, clips, done -> {}));
    } finally {
      open.unlock();
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public void close() {
    memory.life.end();
    forgotten.clean();
  }

  /** The engine's memory, freed once: by closing, or when nobody can close it any more. */
  private static final class Memory implements Runnable {

    private final Classifier classifier;
    private final String origin;
    private final Lifetime life = new Lifetime(this::free);

    Memory(Classifier classifier, String origin) {
      this.classifier = classifier;
      this.origin = origin;
      OPEN.incrementAndGet();
    }

    private void free() {
      OPEN.decrementAndGet();
      classifier.close();
    }

    @Override
    public void run() {
      if (life.end()) {
        LOG.warn(
            "Recognizer: expected close() before the last reference is gone, found one left open ({});"
                + " its memory is freed now, open it in a try-with-resources statement",
            origin);
      }
    }
  }
}
