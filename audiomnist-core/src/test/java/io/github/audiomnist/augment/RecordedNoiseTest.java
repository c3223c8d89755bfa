package io.github.audiomnist.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedNoiseTest {

  private static final int RATE = 8000;

  private static float[] added(Waveform clip, Waveform noisy) {
    float[] added = new float[clip.length()];
    for (int i = 0; i < added.length; i++) {
      added[i] = noisy.at(i) - clip.at(i);
    }
    return added;
  }

  @Property(tries = 150)
  void apply_anyRatesAndLengths_addsAtTheRatio(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 1500) int length,
      @ForAll @IntRange(min = 1, max = 1500) int noiseLength,
      @ForAll @IntRange(min = 2000, max = 48_000) int noiseRate,
      @ForAll @DoubleRange(min = -20, max = 40) double snrDb) {
    Waveform clip = Clips.noise(seed, length, RATE);
    RecordedNoise noise =
        Noise.from(List.of(Clips.noise(seed + 1, noiseLength, noiseRate)), snrDb, snrDb);
    Waveform noisy = Clips.changed(noise, clip, seed);
    assertEquals(length, noisy.length());
    assertEquals(snrDb, Clips.snrDb(clip, noisy), 0.1);
  }

  @Test
  void apply_shortRecordingOfTheRate_repeatsIt() {
    Waveform clip = Clips.noise(1, 1000, RATE);
    Waveform recording = Clips.noise(2, 70, RATE);
    Set<Integer> starts = new HashSet<>();
    for (int seed = 0; seed < 500; seed++) {
      float[] added = added(clip, Clips.changed(Noise.from(List.of(recording), 0, 0), clip, seed));
      int start = startOf(recording, added);
      double factor = added[0] / (double) recording.at(start);
      for (int i = 0; i < added.length; i++) {
        assertEquals(factor * recording.at((start + i) % 70), added[i], 1e-6);
      }
      starts.add(start);
    }
    assertEquals(70, starts.size());
  }

  /** Where the stretch begins: the place that correlates best. */
  private static int startOf(Waveform recording, float[] added) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int start = 0; start < recording.length(); start++) {
      double sum = 0;
      for (int i = 0; i < added.length; i++) {
        sum += recording.at((start + i) % recording.length()) * added[i];
      }
      if (sum > most) {
        most = sum;
        best = start;
      }
    }
    return best;
  }

  /** A thousand whole periods, which repeat without a seam, become periods of 8 samples. */
  @Test
  void apply_toneOfAnotherRate_keepsItsFrequencyUpToTheEnds() {
    Waveform clip = Clips.noise(1, 4000, RATE);
    Waveform tone = Clips.sine(1000, 44_100, 44_100);
    for (int seed = 0; seed < 20; seed++) {
      float[] added = added(clip, Clips.changed(Noise.from(List.of(tone), 0, 0), clip, seed));
      assertEquals(1000, Clips.hz(Waveform.of(added, RATE)), 1);
      for (int i = 8; i < added.length; i++) {
        assertEquals(added[i - 8], added[i], 1e-5);
      }
    }
  }

  @Test
  void apply_severalRecordings_takesAll() {
    Waveform clip = Clips.noise(1, 50, RATE);
    RecordedNoise noise =
        Noise.from(List.of(Clips.silence(9, RATE), Clips.impulse(1, RATE)), 10, 10);
    int silent = 0;
    for (int seed = 0; seed < 1000; seed++) {
      silent += Clips.changed(noise, clip, seed).equals(clip) ? 1 : 0;
    }
    assertEquals(500, silent, 80);
  }

  @Test
  void apply_silentStretch_isIdentity() {
    Waveform clip = Clips.noise(1, 50, RATE);
    assertSame(clip, Clips.changed(Noise.from(List.of(Clips.silence(9, RATE)), 10, 10), clip, 1));
  }

  @Test
  void from_folder_readsItsWavFilesByName(@TempDir Path folder) throws IOException {
    Waveform first = Waveform.of(new float[] {0.5f, -0.5f}, RATE);
    Waveform second = Waveform.of(new float[] {0.25f, 0.125f}, 16_000);
    WavFile.write(folder.resolve("b.wav"), second);
    WavFile.write(folder.resolve("a.WAV"), first);
    Files.writeString(folder.resolve("._a.wav"), "not audio");
    Files.writeString(folder.resolve("readme.txt"), "not audio");
    RecordedNoise noise = Noise.from(folder, 5, 10);
    assertEquals(2, noise.recordings().size());
    assertArrayEquals(first.values(), noise.recordings().get(0).values(), 1e-4f);
    assertEquals(16_000, noise.recordings().get(1).sampleRate());
    assertEquals(2, Reverberation.from(folder).responses().size());
  }

  @Test
  void from_folderWithoutWavFiles_namesIt(@TempDir Path folder) {
    String message =
        assertThrows(FileSystemException.class, () -> Noise.from(folder, 5, 10)).getMessage();
    assertEquals(folder + ": expected WAV files, found none; check the path", message);
    assertThrows(IOException.class, () -> Noise.from(folder.resolve("no"), 5, 10));
  }

  @Test
  void new_noOrEmptyRecording_saysSo() {
    assertEquals(
        "RecordedNoise: expected at least one recording, found none",
        assertThrows(IllegalArgumentException.class, () -> Noise.from(List.of(), 5, 10))
            .getMessage());
    List<Waveform> second = List.of(Clips.impulse(1, RATE), Clips.silence(0, RATE));
    assertEquals(
        "RecordedNoise: expected recordings of at least 1 sample, found none in recording 1; "
            + "leave it out",
        assertThrows(IllegalArgumentException.class, () -> Noise.from(second, 5, 10)).getMessage());
    assertTrue(
        String.valueOf(
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Noise.from(List.of(Clips.impulse(1, RATE)), 10, 5))
                    .getMessage())
            .contains("found 10.0 to 5.0"));
  }
}
