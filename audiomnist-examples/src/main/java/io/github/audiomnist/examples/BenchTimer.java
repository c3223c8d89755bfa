package io.github.audiomnist.examples;

import java.io.Closeable;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Runs a task in passes, each over all of its clips on every one of its threads. */
final class BenchTimer implements Closeable {

  private final BenchTask task;
  private final List<Runnable> passes;
  private final ExecutorService threads;

  BenchTimer(BenchTask task, int numThreads) {
    this.task = task;
    this.passes = Stream.generate(() -> pass(task)).limit(numThreads).toList();
    this.threads = Executors.newFixedThreadPool(numThreads);
  }

  BenchTask task() {
    return task;
  }

  private static Runnable pass(BenchTask task) {
    BenchTask.Worker worker = task.workers().get();
    return () -> {
      for (int clip = 0; clip < task.clips(); clip++) {
        worker.process(clip);
      }
    };
  }

  /**
   * Passes for some time: at least one, after one that is not counted.
   *
   * @return nanoseconds per clip of each pass
   */
  double[] time(double milliseconds) {
    runOnce();
    DoubleStream.Builder times = DoubleStream.builder();
    long begin = System.nanoTime();
    long end = begin;
    do {
      long start = end;
      runOnce();
      end = System.nanoTime();
      times.add((double) (end - start) / (task.clips() * passes.size()));
    } while (end - begin < milliseconds * 1e6);
    return times.build().toArray();
  }

  private void runOnce() {
    if (passes.size() == 1) {
      passes.get(0).run();
    } else {
      CompletableFuture.allOf(
              passes.stream()
                  .map(pass -> CompletableFuture.runAsync(pass, threads))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    }
  }

  /** Bytes per clip that a thread takes from the heap; NaN on a Java machine that cannot tell. */
  double allocatedPerClip() {
    if (!(ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean heap)) {
      return Double.NaN;
    }
    passes.get(0).run();
    long before = heap.getCurrentThreadAllocatedBytes();
    passes.get(0).run();
    return (double) (heap.getCurrentThreadAllocatedBytes() - before) / task.clips();
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
