package io.github.audiomnist.training;

import io.github.audiomnist.evaluation.ConfusionMatrix;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * An event file for TensorBoard: for every epoch the numbers of its report, the confusion of the
 * validation clips as a picture, and a histogram of each tensor of weights.
 *
 * <p>Each writer makes a new file, so that a training that goes on from a checkpoint may share a
 * folder with its earlier runs. What cannot be written does not end the training: the file stops,
 * and {@link #close} throws. For one training at a time.
 *
 * <p>Records are TensorFlow's: length, masked CRC-32C of the length, an {@code Event} message, and
 * its masked CRC-32C, little-endian.
 */
public final class TensorBoardWriter implements TrainingListener, Closeable {

  private static final int CRC_MASK = 0xa282ead8;
  private static final int GRAY = 1;

  private final Lenient sink;
  private final OutputStream out;
  private final Clock clock;

  private TensorBoardWriter(Path file, Clock clock) throws IOException {
    this.clock = clock;
    this.sink = new Lenient(file);
    this.out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
    sink.run(() -> write(event().text(3, "brain.Event:2")));
  }

  /**
   * A writer of a new file in {@code folder}, which is made if need be.
   *
   * @throws IOException if the file cannot be made
   */
  public static TensorBoardWriter in(Path folder) throws IOException {
    return in(folder, Clock.systemUTC());
  }

  static TensorBoardWriter in(Path folder, Clock clock) throws IOException {
    Files.createDirectories(folder);
    Instant now = clock.instant();
    String name =
        String.format(
            Locale.ROOT,
            "events.out.tfevents.%d.%09d.audiomnist",
            now.getEpochSecond(),
            now.getNano());
    return new TensorBoardWriter(folder.resolve(name), clock);
  }

  @Override
  public void weightsReached(int epoch, String name, FloatBuffer values) {
    ProtoMessage value = value("weights/" + name).message(5, WeightHistogram.of(values));
    summarize(epoch, new ProtoMessage().message(1, value));
  }

  @Override
  public void validated(int epoch, ConfusionMatrix confusion) {
    sink.run(
        () -> {
          int side = ConfusionImage.side(confusion.labels().size());
          ProtoMessage image =
              new ProtoMessage()
                  .integer(1, side)
                  .integer(2, side)
                  .integer(3, GRAY)
                  .bytes(4, ConfusionImage.png(confusion));
          ProtoMessage value = value("validation/confusion").message(4, image);
          write(event(epoch, new ProtoMessage().message(1, value)));
        });
  }

  @Override
  public void epochDone(EpochReport report) {
    ProtoMessage summary = new ProtoMessage();
    scalar(summary, "train/loss", report.trainLoss());
    scalar(summary, "train/learning_rate", report.learningRate());
    scalar(summary, "train/clips_per_second", report.clipsPerSecond());
    scalar(summary, "validation/loss", report.validationLoss());
    scalar(summary, "validation/accuracy", report.validationAccuracy());
    scalar(summary, "validation/macro_f1", report.validationMacroF1());
    summarize(report.epoch(), summary);
    sink.run(out::flush);
  }

  /** Without validation clips there is no such number. */
  private static void scalar(ProtoMessage summary, String tag, double number) {
    if (!Double.isNaN(number)) {
      summary.message(1, value(tag).number(2, (float) number));
    }
  }

  private static ProtoMessage value(String tag) {
    return new ProtoMessage().text(1, tag);
  }

  private void summarize(int epoch, ProtoMessage summary) {
    sink.run(() -> write(event(epoch, summary)));
  }

  private ProtoMessage event() {
    return new ProtoMessage().number(1, clock.millis() / 1e3);
  }

  private ProtoMessage event(int epoch, ProtoMessage summary) {
    return event().integer(2, epoch).message(5, summary);
  }

  private void write(ProtoMessage event) throws IOException {
    byte[] data = event.toBytes();
    byte[] length = littleEndian(8).putLong(data.length).array();
    out.write(length);
    out.write(littleEndian(4).putInt(maskedCrc(length)).array());
    out.write(data);
    out.write(littleEndian(4).putInt(maskedCrc(data)).array());
  }

  private static int maskedCrc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return Integer.rotateRight((int) crc.getValue(), 15) + CRC_MASK;
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Closes the file.
   *
   * @throws IOException if it cannot be closed, or something could not be written
   */
  @Override
  public void close() throws IOException {
    sink.close(out);
  }
}
