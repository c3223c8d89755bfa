package io.github.audiomnist.audio;

import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;
import org.jspecify.annotations.Nullable;

/**
 * Samples from the machine's audio input, at a rate that it has.
 *
 * <p>A device has some rates only. The one that is asked for is tried first, then the usual higher
 * ones, so that nothing is lost; {@link #sampleRate()} says which it became, and a pipeline
 * resamples. Samples are integers of 16 bits, divided by 2^15; a device that is stereo only is
 * mixed down. Which device it is, the system says, or the property {@code
 * javax.sound.sampled.TargetDataLine}.
 *
 * <p>The device is on only while {@link #record} or {@link #listen} runs; one thread at a time may
 * call these. Any thread may call {@link #close()}, which ends them.
 */
public final class Microphone implements AutoCloseable {

  /** Takes samples as they come. */
  @FunctionalInterface
  public interface Listener {

    /**
     * Takes the next samples, which follow the last without a gap unless {@link
     * Microphone#overflows()} has grown. While this runs the device stores what comes; it must on
     * the whole be faster than the samples are spoken.
     *
     * @param samples in [-1, 1]; used again for the next call
     * @param from index of the first
     * @param count number of samples, 1 or more
     */
    void accept(float[] samples, int from, int count);
  }

  private static final int[] USUAL_RATES = {
    8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 192_000
  };

  /** What a device stores while nobody reads. */
  private static final int BUFFER_SECONDS = 1;

  private static final int BLOCKS_PER_SECOND = 50;

  private static final double MAX_SECONDS = 3600;

  private final TargetDataLine line;
  private final FrameDecoder decoder;
  private final int sampleRate;
  private final byte[] bytes;
  private final float[] block;
  private volatile boolean closed;
  private final AtomicInteger overflows = new AtomicInteger();

  private Microphone(TargetDataLine line, FrameDecoder decoder, int sampleRate) {
    this.line = line;
    this.decoder = decoder;
    this.sampleRate = sampleRate;
    this.block = new float[Math.max(1, sampleRate / BLOCKS_PER_SECOND)];
    this.bytes = new byte[block.length * decoder.frameBytes()];
  }

  /**
   * Opens the audio input at {@code sampleRate} or the next higher rate that it has.
   *
   * @param sampleRate in Hz
   * @throws IllegalArgumentException if the rate is outside 1 to {@link SignalSpec#MAX_SAMPLE_RATE}
   * @throws AudioDeviceException if there is no audio input, or none of such a rate, or it is in
   *     use
   */
  public static Microphone open(int sampleRate) throws AudioDeviceException {
    return open(sampleRate, AudioSystem::getTargetDataLine);
  }

  static Microphone open(int sampleRate, LineSource source) throws AudioDeviceException {
    if (sampleRate < 1 || sampleRate > SignalSpec.MAX_SAMPLE_RATE) {
      throw new IllegalArgumentException(
          "Microphone: expected a sample rate of 1 to %s Hz, found %s; ask for 16000"
              .formatted(SignalSpec.MAX_SAMPLE_RATE, sampleRate));
    }
    @Nullable LineUnavailableException inUse = null;
    for (int rate : rates(sampleRate)) {
      for (int channels = 1; channels <= 2; channels++) {
        AudioFormat format = new AudioFormat(rate, 16, channels, true, false);
        try {
          TargetDataLine line = source.line(format);
          line.open(format, BUFFER_SECONDS * rate * format.getFrameSize());
          return new Microphone(line, FrameDecoder.of(format).orElseThrow(), rate);
        } catch (LineUnavailableException e) {
          inUse = e;
        } catch (IllegalArgumentException ignored) {
          // No device has this format; the next is tried.
        }
      }
    }
    throw notOpened(sampleRate, inUse);
  }

  /** Samples per second of what is recorded, in Hz: the rate that was asked for, or higher. */
  public int sampleRate() {
    return sampleRate;
  }

  /**
   * The next {@code seconds} from now on.
   *
   * @param seconds above 0, at most 3600
   * @throws IllegalArgumentException if it is not
   * @throws IllegalStateException if the microphone is closed
   * @throws AudioDeviceException if the device is unplugged, or the microphone is closed meanwhile
   */
  public Waveform record(double seconds) throws AudioDeviceException {
    if (!(seconds > 0 && seconds <= MAX_SECONDS)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Microphone: expected over 0 and at most %.0f seconds, found %s; record in parts",
              MAX_SECONDS,
              seconds));
    }
    float[] samples = new float[(int) Math.max(1, Math.round(seconds * sampleRate))];
    int length = 0;
    start();
    try {
      while (length < samples.length) {
        int count = Math.min(read(), samples.length - length);
        if (count == 0) {
          throw new AudioDeviceException(
              samples.length + " samples", length + ", then it was closed", "close it later", null);
        }
        System.arraycopy(block, 0, samples, length, count);
        length += count;
      }
    } finally {
      line.stop();
    }
    return Waveform.of(samples, sampleRate);
  }

  /**
   * Gives all samples from now on to {@code listener}, in this thread, in blocks of about 20 ms.
   * Returns when the microphone is closed, by the listener or by another thread.
   *
   * @throws IllegalStateException if the microphone is closed already
   * @throws AudioDeviceException if the device is unplugged
   */
  public void listen(Listener listener) throws AudioDeviceException {
    start();
    try {
      for (int count = read(); count > 0; count = read()) {
        listener.accept(block, 0, count);
      }
    } finally {
      line.stop();
    }
  }

  /**
   * How often the device was found full, so that samples may have been lost, since this was opened:
   * a listener was too slow.
   */
  public int overflows() {
    return overflows.get();
  }

  /** Switches the device off and gives it back. Closing again does nothing. */
  @Override
  public void close() {
    closed = true;
    line.stop();
    line.close();
  }

  private void start() {
    if (closed) {
      throw new IllegalStateException(
          "Microphone: expected an open one, found a closed one; open another");
    }
    line.flush();
    line.start();
  }

  /** Waits for a block; returns the number of its samples, 0 if the microphone is closed. */
  private int read() throws AudioDeviceException {
    if (!closed && line.available() >= line.getBufferSize()) {
      overflows.incrementAndGet();
    }
    int numFrames = closed ? 0 : line.read(bytes, 0, bytes.length) / decoder.frameBytes();
    // A started line waits for samples; one that gives none is closed or has lost its device.
    if (numFrames < 1 && !closed) {
      throw new AudioDeviceException(
          "samples", "none, the device has gone", "plug it in and open another microphone", null);
    }
    int count = Math.max(0, numFrames);
    decoder.decode(bytes, block, 0, count);
    return count;
  }

  private static int[] rates(int sampleRate) {
    IntStream higher = IntStream.of(USUAL_RATES).filter(rate -> rate > sampleRate);
    return IntStream.concat(IntStream.of(sampleRate), higher).toArray();
  }

  private static AudioDeviceException notOpened(
      int sampleRate, @Nullable LineUnavailableException inUse) {
    String expected = "an audio input that offers %s Hz or more".formatted(sampleRate);
    return inUse == null
        ? new AudioDeviceException(
            expected, "none", "plug in a microphone, or ask for a lower rate", null)
        : new AudioDeviceException(
            expected,
            "one in use ('%s')".formatted(inUse.getMessage()),
            "close the other program",
            inUse);
  }
}
