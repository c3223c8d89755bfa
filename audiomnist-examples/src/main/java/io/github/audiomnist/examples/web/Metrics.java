package io.github.audiomnist.examples.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/** What the server has done, as Prometheus reads it. Threads may share it. */
final class Metrics {

  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
  private static final String MEASURED_PATH = "/api/predict";

  private final Set<String> paths;
  private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
  private final AtomicLongArray predictions = new AtomicLongArray(BOUNDS.length + 1);
  private final LongAdder predictNanos = new LongAdder();
  private final LongAdder words = new LongAdder();
  private final Map<String, DoubleSupplier> gauges = new LinkedHashMap<>();

  /** Counts for each of {@code paths}; all others are one, so that nobody can make up a million. */
  Metrics(Set<String> paths) {
    this.paths = Set.copyOf(paths);
  }

  /** Adds a value that is asked for when it is told; to be called before the server starts. */
  void gauge(String name, DoubleSupplier value) {
    gauges.put(name, value);
  }

  void answered(String path, int status, long nanos) {
    String known = paths.contains(path) ? path : "other";
    answers
        .computeIfAbsent(
            "path=\"%s\",code=\"%s\"".formatted(known, status), labels -> new LongAdder())
        .increment();
    if (path.equals(MEASURED_PATH) && status == 200) {
      double seconds = nanos / NANOS_PER_SECOND;
      int bucket = 0;
      while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
        bucket++;
      }
      predictions.incrementAndGet(bucket);
      predictNanos.add(nanos);
    }
  }

  void spotted() {
    words.increment();
  }

  /** All of it, in the text format. */
  String text() {
    StringBuilder text = new StringBuilder();
    head(text, "audiomnist_requests_total", "counter", "Requests answered.");
    answers.forEach(
        (labels, count) -> line(text, "audiomnist_requests_total", labels, count.sum()));
    histogram(text);
    head(text, "audiomnist_live_words_total", "counter", "Words spotted in live sessions.");
    line(text, "audiomnist_live_words_total", "", words.sum());
    gauges.forEach(
        (name, value) -> {
          head(text, name, "gauge", name.replace('_', ' '));
          line(text, name, "", value.getAsDouble());
        });
    return text.toString();
  }

  private void histogram(StringBuilder text) {
    String name = "audiomnist_predict_seconds";
    head(text, name, "histogram", "From a request's head to its answer.");
    long below = 0;
    for (int i = 0; i < BOUNDS.length; i++) {
      below += predictions.get(i);
      line(text, name + "_bucket", "le=\"" + BOUNDS[i] + "\"", below);
    }
    below += predictions.get(BOUNDS.length);
    line(text, name + "_bucket", "le=\"+Inf\"", below);
    line(text, name + "_sum", "", predictNanos.sum() / NANOS_PER_SECOND);
    line(text, name + "_count", "", below);
  }

  private static void head(StringBuilder text, String name, String type, String help) {
    text.append("# HELP %s %s\n".formatted(name, help));
    text.append("# TYPE %s %s\n".formatted(name, type));
  }

  private static void line(StringBuilder text, String name, String labels, Number value) {
    text.append(name);
    if (!labels.isEmpty()) {
      text.append('{').append(labels).append('}');
    }
    text.append(' ').append(value).append('\n');
  }
}
