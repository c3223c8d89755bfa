package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Kernel;
import io.github.audiomnist.transform.Plan;
import io.github.audiomnist.transform.Resample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchWorkerTest {

  private static final int RATE = 8_000;
  private static final BenchSetting SETTING = new BenchSetting(RATE, 256, 80, 40);

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  private static List<String> answers(int threads, List<String> requests) {
    String lines = String.join("\n", requests).replace('|', '\t');
    return Cli.runWithInput(lines.getBytes(Charset.defaultCharset()), "bench", "--worker", threads)
        .assertDone()
        .outLines();
  }

  private static float[] tone(double hz) {
    float[] samples = new float[RATE];
    for (int i = 0; i < RATE; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / RATE));
    }
    return samples;
  }

  /** Clips as the coordinator writes them. */
  private Path write(float[]... clips) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(clips.length * RATE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] clip : clips) {
      for (float sample : clip) {
        bytes.putFloat(sample);
      }
    }
    return Files.write(folder.resolve("clips.f32"), bytes.array());
  }

  private static float[] read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  private static float[] concatenated(float[] first, float[] second) {
    float[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static float[] features(float[] samples) {
    return SETTING.pipeline(Kernel.BATCHED).apply(Waveform.of(samples, RATE)).values();
  }

  @Test
  void check_features_writesThoseOfEveryClip() throws IOException {
    Path clips = write(tone(440), tone(1000));
    Path out = folder.resolve("out.f32");
    List<String> answers =
        answers(
            1,
            List.of("prepare|a|features|BATCHED|8000|256|80|40|2|8000|" + clips, "check|a|" + out));
    assertEquals(List.of("ok\t", "ok\t" + 2 * 40 * 101), answers);
    assertArrayEquals(concatenated(features(tone(440)), features(tone(1000))), read(out));
  }

  @Test
  void check_resample_writesWhatThePlanGives() throws IOException {
    Path clips = write(tone(440));
    Path out = folder.resolve("out.f32");
    answers(1, List.of("prepare|a|resample|STANDARD|8000|16000|1|8000|" + clips, "check|a|" + out));
    Plan plan = new Resample(2 * RATE).plan(SignalSpec.waveform(RATE, RATE));
    float[] expected = new float[2 * RATE];
    plan.process(tone(440), RATE, expected, plan.newScratch());
    assertArrayEquals(expected, read(out));
  }

  @Test
  void check_files_readsThem() throws IOException {
    Path recordings = Files.createDirectory(folder.resolve("recordings"));
    Path file = recordings.resolve("7_anna_0.wav");
    WavFile.write(file, Waveform.of(tone(440), RATE));
    Path out = folder.resolve("out.f32");
    answers(1, List.of("prepare|a|files|BATCHED|8000|256|80|40|" + folder, "check|a|" + out));
    assertArrayEquals(features(WavFile.read(file).values()), read(out));
  }

  @Test
  void time_oneAndTwoThreads_givesPositiveTimes() throws IOException {
    Path clips = write(tone(440), tone(1000));
    for (int threads : new int[] {1, 2}) {
      List<String> answers =
          answers(
              threads,
              List.of(
                  "prepare|a|features|BATCHED|8000|256|80|40|2|8000|" + clips,
                  "time|a|1",
                  "allocated|a"));
      String[] times = answers.get(1).split("\t", -1);
      assertEquals("ok", times[0]);
      assertTrue(Stream.of(times).skip(1).allMatch(time -> Double.parseDouble(time) > 0));
      assertTrue(Double.parseDouble(answers.get(2).substring(3)) >= 0, answers.get(2));
    }
  }

  @Test
  void run_wrongRequests_answersAndGoesOn() throws IOException {
    List<String> answers =
        answers(
            1,
            List.of(
                "time|a|1",
                "prepare|a|features|FAST|8000|256|80|40|1|8000|" + folder,
                "prepare",
                "prepare|a|features|BATCHED|8000|256|80|40|1|8000|" + write(tone(440)),
                "shout|a"));
    assertEquals(5, answers.size());
    assertTrue(answers.get(0).startsWith("error\tbench: expected a prepared task, found a"));
    assertTrue(answers.get(1).startsWith("error\t"), answers.get(1));
    assertTrue(answers.get(2).startsWith("error\t"), answers.get(2));
    assertEquals("ok\t", answers.get(3));
    assertEquals("error\tbench: expected a request, found shout", answers.get(4));
  }
}
