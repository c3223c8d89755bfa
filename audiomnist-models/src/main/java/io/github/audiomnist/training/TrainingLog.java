package io.github.audiomnist.training;

import com.google.gson.JsonObject;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/**
 * A file of JSON lines: an object for the start, every epoch and the end of a training, with time
 * and {@code event}. Numbers that are not finite are null. A file that is there is appended to.
 *
 * <p>A line that cannot be written does not end the training: the log stops, and {@link #close}
 * throws. For one training at a time.
 */
public final class TrainingLog implements TrainingListener, Closeable {

  private final Lenient sink;
  private final Writer writer;
  private final Clock clock;

  private TrainingLog(Path file, Clock clock) throws IOException {
    this.clock = clock;
    this.sink = new Lenient(file);
    this.writer =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * A log in {@code file}.
   *
   * @throws IOException if it cannot be opened
   */
  public static TrainingLog to(Path file) throws IOException {
    return to(file, Clock.systemUTC());
  }

  static TrainingLog to(Path file, Clock clock) throws IOException {
    return new TrainingLog(file, clock);
  }

  private JsonObject event(String name) {
    JsonObject event = new JsonObject();
    event.addProperty("time", clock.instant().toString());
    event.addProperty("event", name);
    return event;
  }

  private static void addNumber(JsonObject event, String name, double value) {
    event.addProperty(name, Double.isFinite(value) ? value : null);
  }

  private void write(JsonObject event) {
    sink.run(
        () -> {
          writer.write(event + "\n");
          writer.flush();
        });
  }

  @Override
  public void trainingStarted(Training settings, int firstEpoch) {
    JsonObject event = event("start");
    event.addProperty("firstEpoch", firstEpoch);
    event.addProperty("epochs", settings.epochs());
    event.addProperty("seed", settings.seed());
    event.addProperty("settings", settings.toString());
    write(event);
  }

  @Override
  public void epochDone(EpochReport report) {
    JsonObject event = event("epoch");
    event.addProperty("epoch", report.epoch());
    addNumber(event, "trainLoss", report.trainLoss());
    addNumber(event, "validationLoss", report.validationLoss());
    addNumber(event, "validationAccuracy", report.validationAccuracy());
    addNumber(event, "validationMacroF1", report.validationMacroF1());
    addNumber(event, "learningRate", report.learningRate());
    addNumber(event, "seconds", report.seconds());
    addNumber(event, "clipsPerSecond", report.clipsPerSecond());
    addNumber(event, "secondsLeft", report.secondsLeft());
    write(event);
  }

  @Override
  public void trainingDone(TrainingReport report) {
    JsonObject event = event("end");
    event.addProperty("ending", report.ending().name());
    event.addProperty("epochs", report.epochs().size());
    event.addProperty("bestEpoch", report.bestEpoch());
    addNumber(event, "trainSeconds", report.trainSeconds());
    write(event);
  }

  /**
   * Closes the file.
   *
   * @throws IOException if it cannot be closed, or a line could not be written
   */
  @Override
  public void close() throws IOException {
    sink.close(writer);
  }
}
