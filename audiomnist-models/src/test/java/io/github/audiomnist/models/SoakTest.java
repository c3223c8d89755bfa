package io.github.audiomnist.models;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.pipeline.FeatureStream;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.RunningStandardize;
import io.github.audiomnist.transform.Stft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Long work in one process, whose memory must not grow: {@code mvn -Psoak verify}.
 *
 * <p>The rule: work is done in {@value #PARTS} equal parts, and resident memory is read after each.
 * The most in the second half may be {@value #ALLOWED_MIB} MiB above the most in the first, in
 * which heap and allocator reach their size.
 */
@Tag("soak")
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
class SoakTest {

  private static final int PARTS = 10;
  private static final int ALLOWED_MIB = 24;

  private static final int PREDICTIONS = 20_000;
  private static final int TRAININGS = 40;
  private static final int STREAMED_SECONDS = 36_000;

  private interface Part {
    void run(int number) throws IOException;
  }

  @Test
  void recognize_manyTimes_takesNoMoreMemory() throws IOException {
    List<Waveform> tones = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      tones.add(Tones.tone(i % Tones.LABELS.size(), i));
    }
    try (Recognizer recognizer = SmallNetworks.recognizer(Models.cnn(), 1)) {
      requireFlat(
          part -> {
            for (int i = 0; i < PREDICTIONS / PARTS; i++) {
              var unused = recognizer.recognize(tones.get(i % tones.size()));
            }
          });
    }
  }

  /** An optimiser's memory that stays behind would be 1.8 MiB for each of these. */
  @Test
  void train_manyTimes_takesNoMoreMemory() throws IOException {
    LabeledClips clips = Tones.clips(16, 1);
    RecognizerTrainer trainer = Tones.pipeline().then(Models.lstm());
    requireFlat(
        part -> {
          for (int i = 0; i < TRAININGS / PARTS; i++) {
            trainer.train(clips, Tones.clips(8, 2), Training.epochs(2).withSeed(part)).close();
          }
        });
  }

  @Test
  void stream_tenHours_takesNoMoreMemory() throws IOException {
    Pipeline<MelSpectrogram> features =
        Pipeline.from(InputFormat.hz(8_000))
            .then(Stft.power(256, 200, 80))
            .then(new MelFilterbank(40, 50, 4_000, MelScale.SLANEY, MelNorm.AREA))
            .then(PowerToDb.unbounded())
            .then(RunningStandardize.perBand(2));
    float[] tone = Tones.tone(1, 1).values();
    long[] frames = new long[1];
    FeatureStream stream = features.stream(44_100, (frame, values) -> frames[0]++);
    requireFlat(
        part -> {
          for (long samples = 0; samples < 44_100L * STREAMED_SECONDS / PARTS; ) {
            stream.accept(tone);
            samples += tone.length;
          }
        });
    assertTrue(frames[0] >= 100L * STREAMED_SECONDS - 100, "frames: " + frames[0]);
  }

  private static void requireFlat(Part work) throws IOException {
    List<Long> resident = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      work.run(part);
      resident.add(residentMib());
    }
    long before =
        resident.subList(0, PARTS / 2).stream().mapToLong(Long::longValue).max().orElse(0);
    long after =
        resident.subList(PARTS / 2, PARTS).stream().mapToLong(Long::longValue).max().orElse(0);
    System.out.println("resident MiB after every part: " + resident);
    assertTrue(after <= before + ALLOWED_MIB, "resident MiB after every part: " + resident);
  }

  private static long residentMib() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IOException("/proc/self/status: expected VmRSS, found none");
  }
}
