package io.github.audiomnist.audio;

import static io.github.audiomnist.audio.WavBytes.assertMessage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Waveform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
final class MicrophoneTest {

  @ParameterizedTest
  @CsvSource({"16000, 16000", "16000, 44100", "12000, 16000", "8000, 48000", "250000, 250000"})
  void open_mono_takesAskedOrNextHigherRate(int asked, int offered) throws Exception {
    FakeDevice device = new FakeDevice(1, 4_000, offered, 192_000);
    try (Microphone microphone = Microphone.open(asked, device)) {
      assertEquals(offered, microphone.sampleRate());
    }
  }

  @Test
  void open_stereoOnly_isTriedAtEachRate() throws Exception {
    FakeDevice device = new FakeDevice(2, 32_000);
    Microphone.open(16_000, device).close();
    assertEquals(
        List.of("16000x1", "16000x2", "22050x1", "22050x2", "32000x1", "32000x2"), device.tried);
  }

  @Test
  void open_lowerRatesOnly_saysRate() {
    Exception e = refused(44_100, new FakeDevice(1, 8_000, 16_000));
    assertEquals(
        "Microphone: expected an audio input that offers 44100 Hz or more, found none; "
            + "plug in a microphone, or ask for a lower rate",
        e.getMessage());
  }

  @Test
  void open_inUse_saysSo() {
    FakeDevice device = new FakeDevice(1, 16_000);
    device.inUse = true;
    Exception e = refused(16_000, device);
    assertEquals(
        "Microphone: expected an audio input that offers 16000 Hz or more, found one in use "
            + "('device or resource busy'); close the other program",
        e.getMessage());
    assertInstanceOf(LineUnavailableException.class, e.getCause());
  }

  /** The code that README shows; where there is an audio input, it is not listened to. */
  @Test
  void open_machineWithoutInput_saysSo() {
    assumeTrue(Arrays.stream(AudioSystem.getMixerInfo()).noneMatch(MicrophoneTest::hasInput));
    Executable recording =
        () -> {
          // snippet: microphone
          try (Microphone microphone = Microphone.open(16_000)) {
            Waveform waveform = microphone.record(1);
            MelSpectrogram features = Pipeline.melSpec().apply(waveform);
            System.out.println(features);
          }
          // end
        };
    Exception e = assertThrows(AudioDeviceException.class, recording);
    assertMessage(e, "Microphone", "found none; plug in a microphone");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 384_001})
  void open_wrongRate_saysRange(int sampleRate) {
    FakeDevice device = new FakeDevice(1, sampleRate);
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> Microphone.open(sampleRate, device));
    assertEquals(
        "Microphone: expected a sample rate of 1 to 384000 Hz, found %s; ask for 16000"
            .formatted(sampleRate),
        e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
  void record_shortReads_losesNothing(int longestRead) throws Exception {
    FakeDevice device = new FakeDevice(1, 8_000);
    device.longestRead = longestRead;
    try (Microphone microphone = Microphone.open(8_000, device)) {
      assertEquals(counting(1001, 1), microphone.record(1001 / 8_000.0));
    }
    assertEquals(List.of("open", "flush", "start", "stop", "stop", "close"), device.calls);
  }

  @Test
  void record_stereo_isMeanOfChannels() throws Exception {
    try (Microphone microphone = Microphone.open(8_000, new FakeDevice(2, 8_000))) {
      assertEquals(counting(500, 1.5), microphone.record(500 / 8_000.0));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 3601, Double.NaN, Double.POSITIVE_INFINITY})
  void record_wrongSeconds_saysRange(double seconds) throws Exception {
    try (Microphone microphone = Microphone.open(8_000, new FakeDevice(1, 8_000))) {
      Exception e = assertThrows(IllegalArgumentException.class, () -> microphone.record(seconds));
      assertEquals(
          "Microphone: expected over 0 and at most 3600 seconds, found %s; record in parts"
              .formatted(seconds),
          e.getMessage());
    }
  }

  @Test
  void record_unplugged_saysSo() throws Exception {
    FakeDevice device = new FakeDevice(1, 8_000);
    device.framesBeforeEnd = 300;
    try (Microphone microphone = Microphone.open(8_000, device)) {
      Exception e = assertThrows(AudioDeviceException.class, () -> microphone.record(1));
      assertEquals(
          "Microphone: expected samples, found none, the device has gone; "
              + "plug it in and open another microphone",
          e.getMessage());
    }
  }

  @Test
  void record_closedByAnotherThread_saysHowFarItCame() throws Exception {
    FakeDevice device = new FakeDevice(1, 8_000);
    device.framesBeforeSilence = 320;
    Microphone microphone = Microphone.open(8_000, device);
    CompletableFuture<Waveform> recording =
        CompletableFuture.supplyAsync(() -> unchecked(() -> microphone.record(1)));
    device.reading.await();
    microphone.close();
    Exception e = assertThrows(ExecutionException.class, () -> recording.get(10, TimeUnit.SECONDS));
    assertTrue(
        String.valueOf(e).contains("expected 8000 samples, found 320, then it was closed"),
        e::toString);
  }

  @Test
  void listen_closedByAnotherThread_returnsAfterAllBlocks() throws Exception {
    FakeDevice device = new FakeDevice(1, 8_000);
    device.framesBeforeSilence = 480;
    Microphone microphone = Microphone.open(8_000, device);
    List<Float> heard = new ArrayList<>();
    CompletableFuture<Boolean> listening =
        CompletableFuture.supplyAsync(
            () ->
                unchecked(
                    () -> {
                      microphone.listen((samples, from, count) -> add(heard, samples, from, count));
                      return true;
                    }));
    device.reading.await();
    microphone.close();
    assertTrue(listening.get(10, TimeUnit.SECONDS));
    assertEquals(counting(480, 1), waveform(heard));
  }

  @Test
  void listen_closedByListener_returns() throws Exception {
    FakeDevice device = new FakeDevice(1, 8_000);
    Microphone microphone = Microphone.open(8_000, device);
    List<Integer> counts = new ArrayList<>();
    microphone.listen(
        (samples, from, count) -> {
          counts.add(count);
          microphone.close();
        });
    assertEquals(List.of(160), counts);
    assertTrue(device.calls.contains("close"));
  }

  @Test
  void listen_listenerThrows_switchesDeviceOff() throws Exception {
    FakeDevice device = new FakeDevice(1, 8_000);
    try (Microphone microphone = Microphone.open(8_000, device)) {
      assertThrows(
          ArithmeticException.class,
          () ->
              microphone.listen(
                  (samples, from, count) -> {
                    throw new ArithmeticException();
                  }));
      assertEquals("stop", device.calls.get(device.calls.size() - 1));
    }
  }

  @Test
  void overflows_fullDevice_areCounted() throws Exception {
    FakeDevice device = new FakeDevice(1, 8_000);
    try (Microphone microphone = Microphone.open(8_000, device)) {
      assertEquals(160, microphone.record(0.02).length());
      assertEquals(0, microphone.overflows());
      device.full = true;
      assertEquals(320, microphone.record(0.04).length());
      assertEquals(2, microphone.overflows());
    }
  }

  @Test
  void record_afterClose_throws() throws Exception {
    Microphone microphone = Microphone.open(8_000, new FakeDevice(1, 8_000));
    microphone.close();
    microphone.close();
    Exception e = assertThrows(IllegalStateException.class, () -> microphone.record(1));
    assertEquals(
        "Microphone: expected an open one, found a closed one; open another", e.getMessage());
    assertThrows(
        IllegalStateException.class, () -> microphone.listen((samples, from, count) -> {}));
  }

  /** What a device at another rate records has the features of what was asked for. */
  @Test
  void record_higherRate_isResampledByPipeline() throws Exception {
    FakeDevice device = new FakeDevice(1, 44_100);
    try (Microphone microphone = Microphone.open(16_000, device)) {
      MelSpectrogram features = Pipeline.melSpec().apply(microphone.record(1));
      Waveform expected = Waveform.of(counting(44_100, 1).values(), 44_100);
      assertArrayEquals(Pipeline.melSpec().apply(expected).values(), features.values());
    }
  }

  private static Exception refused(int sampleRate, FakeDevice device) {
    return assertThrows(AudioDeviceException.class, () -> Microphone.open(sampleRate, device));
  }

  private static boolean hasInput(Mixer.Info info) {
    return AudioSystem.getMixer(info).isLineSupported(new Line.Info(TargetDataLine.class));
  }

  private static Waveform counting(int length, double factor) {
    float[] samples = new float[length];
    IntStream.range(0, length).forEach(i -> samples[i] = (float) ((short) i * factor / 32768));
    return Waveform.of(samples, 8_000);
  }

  private static void add(List<Float> heard, float[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      heard.add(samples[i]);
    }
  }

  private static Waveform waveform(List<Float> heard) {
    float[] samples = new float[heard.size()];
    IntStream.range(0, samples.length).forEach(i -> samples[i] = heard.get(i));
    return Waveform.of(samples, 8_000);
  }

  /** An action that throws checked exceptions. */
  private interface Action<T> {
    T run() throws Exception;
  }

  private static <T> T unchecked(Action<T> action) {
    try {
      return action.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
