package io.github.audiomnist.examples.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends a recording at a fixed rate, whether or not the last ones were answered, and tells how long
 * answers took from the moment when they were due; or sends the next one when the last is answered,
 * to find out how many a second there can be. {@code serve-load.sh} runs it.
 */
final class LoadClient {

  private static final int MAX_OPEN = 200;

  /** Sent before what counts, so that this program is as fast as it gets. */
  private static final int WARM_UP_SECONDS = 5;

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLISECOND = 1e6;
  private static final int KIB_PER_MIB = 1024;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest request;
  private final Map<String, String> bounds;
  private final Semaphore open = new Semaphore(MAX_OPEN);
  private final ConcurrentLinkedQueue<Double> milliseconds = new ConcurrentLinkedQueue<>();
  private final AtomicInteger shed = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final List<Integer> residentMib = new ArrayList<>();

  private LoadClient(HttpRequest request, Map<String, String> bounds) {
    this.request = request;
    this.bounds = bounds;
  }

  /**
   * Arguments: address of the interface, WAV file, requests a second, seconds, and any of name=…,
   * pid=… of the server, and bounds that fail it: p99=milliseconds, shed=none or some, growth=MiB
   * of resident memory from the first half to the second. In place of the rate, max4 sends from
   * four connections in turn as fast as can be, and prints how many a second were answered.
   */
  public static void main(String[] args) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(args[0]))
            .header("Content-Type", "audio/wav")
            .timeout(Duration.ofSeconds(10))
            .POST(BodyPublishers.ofByteArray(Files.readAllBytes(Path.of(args[1]))))
            .build();
    Map<String, String> bounds =
        Stream.of(args)
            .skip(4)
            .map(bound -> bound.split("=", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    LoadClient load = new LoadClient(request, bounds);
    int seconds = Integer.parseInt(args[3]);
    if (args[2].startsWith("max")) {
      System.out.println(load.mostPerSecond(Integer.parseInt(args[2].substring(3)), seconds));
      return;
    }
    int rate = Integer.parseInt(args[2]);
    load.run(rate, rate * WARM_UP_SECONDS);
    load.forget();
    load.run(rate, rate * seconds);
    List<String> missed = load.missed();
    System.out.println(load.row(rate, seconds, missed));
    System.exit(missed.isEmpty() ? 0 : 1);
  }

  private long mostPerSecond(int connections, int seconds) throws Exception {
    long end = System.nanoTime() + (long) (seconds * NANOS_PER_SECOND);
    List<CompletableFuture<Integer>> counts = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      counts.add(
          CompletableFuture.supplyAsync(() -> inTurn(end), task -> new Thread(task).start()));
    }
    int answered = 0;
    for (CompletableFuture<Integer> count : counts) {
      answered += count.get();
    }
    return answered / seconds;
  }

  private int inTurn(long end) {
    int answered = 0;
    while (System.nanoTime() < end) {
      HttpResponse<Void> response = client.sendAsync(request, BodyHandlers.discarding()).join();
      answered += response.statusCode() == 200 ? 1 : 0;
    }
    return answered;
  }

  private void run(int rate, int count) throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = start + (long) (i * NANOS_PER_SECOND / rate);
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      if (i % rate == 0) {
        lookAtMemory();
      }
      open.acquire();
      var unused =
          client
              .sendAsync(request, BodyHandlers.discarding())
              .whenComplete((response, failure) -> count(response, failure, due));
    }
    open.acquire(MAX_OPEN);
    open.release(MAX_OPEN);
    lookAtMemory();
  }

  private void forget() {
    milliseconds.clear();
    shed.set(0);
    failed.set(0);
    residentMib.clear();
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

  private void lookAtMemory() throws IOException {
    Path status = Path.of("/proc", bounds.getOrDefault("pid", "none"), "status");
    if (Files.isReadable(status)) {
      String resident =
          Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("VmRSS"))
              .findFirst()
              .orElseThrow();
      residentMib.add(Integer.parseInt(resident.replaceAll("[^0-9]", "")) / KIB_PER_MIB);
    }
  }

  /** Resident memory grows by so much from the first half to the second, by their highest. */
  private int growth() {
    int middle = residentMib.size() / 2;
    return highest(residentMib.subList(middle, residentMib.size()))
        - highest(residentMib.subList(0, middle));
  }

  private static int highest(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private List<String> missed() {
    List<String> missed = new ArrayList<>();
    double p99 = quantile(sorted(), 0.99);
    if (failed.get() > 0) {
      missed.add("failed");
    }
    if (bounds.containsKey("p99") && !(p99 <= Double.parseDouble(bounds.get("p99")))) {
      missed.add("p99");
    }
    if (bounds.containsKey("shed") && bounds.get("shed").equals("some") != (shed.get() > 0)) {
      missed.add("shed");
    }
    if (bounds.containsKey("growth")
        && !residentMib.isEmpty()
        && growth() > Integer.parseInt(bounds.get("growth"))) {
      missed.add("growth");
    }
    return missed;
  }

  private double[] sorted() {
    return milliseconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private String row(int rate, int seconds, List<String> missed) {
    double[] sorted = sorted();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %d | %.1f | %.1f | %.1f | %s | %s |",
        bounds.getOrDefault("name", "load"),
        rate,
        seconds,
        sorted.length,
        shed.get(),
        failed.get(),
        quantile(sorted, 0.5),
        quantile(sorted, 0.99),
        quantile(sorted, 1),
        residentMib.isEmpty()
            ? "unknown"
            : String.format(Locale.ROOT, "%d, %+d", highest(residentMib), growth()),
        missed.isEmpty() ? "held" : "missed: " + String.join(", ", missed));
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
