package io.github.audiomnist.audio;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;
import org.jspecify.annotations.Nullable;

/**
 * An audio input that counts: its frames hold 0, 1, 2… in the first channel, and as much again
 * times two in the second. It has some rates and a number of channels, and may end.
 */
final class FakeDevice implements LineSource {

  private static final int BUFFER = 1000;

  final List<String> tried = new ArrayList<>();
  final List<String> calls = new ArrayList<>();
  final CountDownLatch reading = new CountDownLatch(1);

  private final List<Integer> rates;
  private final int channels;
  private final CountDownLatch closed = new CountDownLatch(1);
  private int frame;
  int framesBeforeEnd = Integer.MAX_VALUE;
  int framesBeforeSilence = Integer.MAX_VALUE;
  int longestRead = Integer.MAX_VALUE;
  boolean inUse;
  boolean full;

  FakeDevice(int channels, Integer... rates) {
    this.channels = channels;
    this.rates = List.of(rates);
  }

  @Override
  public TargetDataLine line(AudioFormat format) throws LineUnavailableException {
    int rate = (int) format.getSampleRate();
    tried.add(rate + "x" + format.getChannels());
    if (!rates.contains(rate) || format.getChannels() != channels) {
      throw new IllegalArgumentException("No line matching " + format);
    }
    return (TargetDataLine)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {TargetDataLine.class},
            (proxy, method, arguments) -> call(method.getName(), arguments));
  }

  private @Nullable Object call(String name, @Nullable Object[] arguments) throws Exception {
    return switch (name) {
      case "read" -> read((byte[]) arguments[0], (int) arguments[2]);
      case "available" -> full ? BUFFER : 0;
      case "getBufferSize" -> BUFFER;
      default -> {
        calls.add(name);
        if (name.equals("open") && inUse) {
          throw new LineUnavailableException("device or resource busy");
        }
        if (name.equals("close")) {
          closed.countDown();
        }
        yield null;
      }
    };
  }

  private int read(byte[] bytes, int length) throws InterruptedException {
    int frames = Math.min(Math.min(length / (2 * channels), longestRead), framesBeforeEnd - frame);
    if (frame >= framesBeforeSilence) {
      reading.countDown();
      closed.await();
      return 0;
    }
    for (int i = 0; i < frames; i++, frame++) {
      for (int channel = 0; channel < channels; channel++) {
        LittleEndian.putInt16(bytes, 2 * (i * channels + channel), frame * (channel + 1));
      }
    }
    return 2 * channels * frames;
  }
}
