package io.github.audiomnist.examples.web;

import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/predict}: a recording in, a prediction out. */
final class Predictor implements Router.Endpoint {

  private final Shelf shelf;
  private final Limits limits;
  private final Workers workers;
  private final Budget budget;
  private final ScheduledExecutorService timer;

  Predictor(
      Shelf shelf, Limits limits, Workers workers, Budget budget, ScheduledExecutorService timer) {
    this.shelf = shelf;
    this.limits = limits;
    this.workers = workers;
    this.budget = budget;
    this.timer = timer;
  }

  @Override
  public void answer(Exchange exchange) {
    String model = shelf.nameOf(exchange.parameter("model"));
    boolean views = exchange.flag("views");
    @Nullable String type = exchange.request().getHeaders().get(HttpHeader.CONTENT_TYPE);
    Upload.requireType(type);
    exchange.answer(
        Body.receive(exchange.request(), limits, budget, timer)
            .thenCompose(
                body ->
                    workers.submit(
                        () ->
                            predict(model, Upload.of(Objects.requireNonNull(type), body), views))));
  }

  private PredictionReply predict(String model, Upload upload, boolean views) throws IOException {
    Waveform recording = upload.waveform(limits.clipSeconds());
    Recognizer recognizer = shelf.get(model);
    long start = System.nanoTime();
    Prediction prediction = recognizer.recognize(recording);
    long nanos = System.nanoTime() - start;
    return PredictionReply.of(model, upload.name(), recording, prediction, nanos, views);
  }
}
