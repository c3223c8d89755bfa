package io.github.audiomnist.examples.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends a recording at a fixed rate, whether or not the last ones were answered, and tells how long
 * answers took from the moment when they were due. {@code serve-load.sh} runs it.
 */
final class LoadClient {

  private static final int MAX_OPEN = 200;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLISECOND = 1e6;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Semaphore open = new Semaphore(MAX_OPEN);
  private final ConcurrentLinkedQueue<Double> milliseconds = new ConcurrentLinkedQueue<>();
  private final AtomicInteger shed = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  private LoadClient() {}

  /** Arguments: address of the interface, WAV file, requests a second, seconds. */
  public static void main(String[] args) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(args[0]))
            .header("Content-Type", "audio/wav")
            .timeout(Duration.ofSeconds(10))
            .POST(BodyPublishers.ofFile(Path.of(args[1])))
            .build();
    int rate = Integer.parseInt(args[2]);
    int seconds = Integer.parseInt(args[3]);
    LoadClient load = new LoadClient();
    load.run(request, rate, rate * seconds);
    System.out.println(load.summary(rate, seconds));
  }

  private void run(HttpRequest request, int rate, int count) throws InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = start + (long) (i * NANOS_PER_SECOND / rate);
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      open.acquire();
      var unused =
          client
              .sendAsync(request, BodyHandlers.discarding())
              .whenComplete((response, failure) -> count(response, failure, due));
    }
    open.acquire(MAX_OPEN);
  }

  private void count(HttpResponse<Void> response, Throwable failure, long due) {
    if (failure != null) {
      failed.incrementAndGet();
    } else if (response.statusCode() == 200) {
      milliseconds.add((System.nanoTime() - due) / NANOS_PER_MILLISECOND);
    } else if (response.statusCode() == 503) {
      shed.incrementAndGet();
    } else {
      failed.incrementAndGet();
    }
    open.release();
  }

  private String summary(int rate, int seconds) {
    List<Double> sorted = new ArrayList<>(milliseconds);
    sorted.sort(null);
    return String.format(
        Locale.ROOT,
        "%d/s for %d s: %d answered, %d shed with 503, %d failed; p50 %.1f ms, p99 %.1f ms, most %.1f ms",
        rate,
        seconds,
        sorted.size(),
        shed.get(),
        failed.get(),
        quantile(sorted, 0.5),
        quantile(sorted, 0.99),
        quantile(sorted, 1));
  }

  private static double quantile(List<Double> sorted, double share) {
    return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
