package io.github.audiomnist.internal;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DJL's PyTorch engine, started once in a process and tested before anything relies on it.
 *
 * <p>The number of threads is read once, from the system property {@value #THREADS_PROPERTY}.
 */
public final class Torch {

  /** System property with the number of threads that libtorch computes with. */
  public static final String THREADS_PROPERTY = "audiomnist.threads";

  /** A process can collect gradients for one purpose at a time; each holds this lock meanwhile. */
  private static final ReentrantLock GRADIENTS = new ReentrantLock();

  private static final AtomicBoolean IS_TRAINING = new AtomicBoolean();

  private static final Logger LOG = LoggerFactory.getLogger(Torch.class);

  private Torch() {}

  private static final class Holder {
    private static final Engine ENGINE = start();
  }

  /**
   * The engine.
   *
   * @throws IllegalStateException if the native library is missing, or computes nonsense because it
   *     is not the version that DJL was built for
   */
  public static Engine engine() {
    return Holder.ENGINE;
  }

  /** Name and version of the engine. */
  public static String version() {
    return "%s %s".formatted(engine().getEngineName(), engine().getVersion());
  }

  /** A model of DJL on the CPU, without a block; whoever asks for it closes it. */
  public static Model newModel(String name) {
    return engine().newModel(name, Device.cpu());
  }

  /** Number of threads that libtorch computes with. */
  public static int threads() {
    return Integer.getInteger(THREADS_PROPERTY, Runtime.getRuntime().availableProcessors());
  }

  private static Engine start() {
    setIfAbsent("ai.djl.offline", "true");
    setIfAbsent("OPT_OUT_TRACKING", "true");
    setIfAbsent("ai.djl.pytorch.num_threads", String.valueOf(threads()));
    setIfAbsent("ai.djl.pytorch.num_interop_threads", "1");
    NativeMemory.keepFreedPages();
    if (threads() > 1) {
      OpenMp.waitPassivelyOnBusyMachine();
    }
    long begin = System.nanoTime();
    Engine engine = Engine.getEngine("PyTorch");
    selfTest(engine);
    LOG.debug(
        "PyTorch {} on {} threads, started in {} ms",
        engine.getVersion(),
        threads(),
        (System.nanoTime() - begin) / 1_000_000);
    return engine;
  }

  /**
   * What {@code computation} gives without gradients being recorded on this thread.
   *
   * <p>DJL switches them off on the thread that starts the engine, and on no other. Left on,
   * weights in training keep every layer's output of a validation, and an LSTM takes another
   * kernel, whose last bits differ.
   */
  @CanIgnoreReturnValue
  static <T> T withoutGradients(Supplier<T> computation) {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
    try {
      return computation.get();
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  /** What may fail. */
  @FunctionalInterface
  interface Run<T, E extends Exception> {
    T run() throws E;
  }

  /**
   * What a training gives. It waits for others who collect gradients, not for another training.
   *
   * @throws IllegalStateException if there is another training in this process
   */
  static <T> T training(Run<T, IOException> training) throws IOException {
    if (!IS_TRAINING.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "training: expected one at a time in a process, found another; wait for it to end");
    }
    try {
      return holdingGradients(training);
    } finally {
      IS_TRAINING.set(false);
    }
  }

  /**
   * What {@code computation} gives, once no training and no other computation collects gradients.
   *
   * @throws IllegalStateException if this thread itself does
   */
  public static <T> T collectingGradients(Supplier<T> computation) {
    if (GRADIENTS.isHeldByCurrentThread()) {
      throw new IllegalStateException(
          "gradients: expected a thread that does not train, found one that does; ask after it");
    }
    return Torch.<T, RuntimeException>holdingGradients(computation::get);
  }

  private static <T, E extends Exception> T holdingGradients(Run<T, E> run) throws E {
    GRADIENTS.lock();
    try {
      return run.run();
    } finally {
      GRADIENTS.unlock();
    }
  }

  private static void setIfAbsent(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }

  /** A libtorch of another version loads silently and computes nonsense, types included. */
  private static void selfTest(Engine engine) {
    try (NDManager manager = engine.newBaseManager(Device.cpu())) {
      NDArray a = manager.create(new float[] {1, 2, 3, 4}, new Shape(2, 2));
      NDArray product = a.matMul(a);
      NDArray sum = manager.ones(new Shape(3), DataType.FLOAT32).sum();
      float[] expected = {7, 10, 15, 22};
      if (sum.getDataType() != DataType.FLOAT32
          || product.getDataType() != DataType.FLOAT32
          || !Arrays.equals(product.toFloatArray(), expected)
          || sum.getFloat() != 3) {
        throw new IllegalStateException(
            "PyTorch engine: expected a 2x2 product of %s, found %s; the native library is not the"
                    .formatted(Arrays.toString(expected), product)
                + " version DJL was built for: unset PYTORCH_LIBRARY_PATH or point it at 2.7.1");
      }
    }
  }
}
