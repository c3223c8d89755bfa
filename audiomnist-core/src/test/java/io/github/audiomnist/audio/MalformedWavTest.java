package io.github.audiomnist.audio;

import static io.github.audiomnist.audio.WavBytes.assertMessage;
import static io.github.audiomnist.audio.WavBytes.patched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.sun.management.ThreadMXBean;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every malformed file is refused in one line, or is a waveform, and takes little memory. */
final class MalformedWavTest {

  private static final Path SAMPLE_DIGITS =
      Path.of(
          "../audiomnist-examples/src/main/resources/io/github/audiomnist/examples/sample-digits.zip");

  private static final int RECORDINGS = 200;
  private static final int MUTANTS = 40;
  private static final int HEADER = 44;
  private static final int[] SIZES = {0, 1, -1, -2, 0x7FFF_FFFF, 0x8000_0000, 0x7FFF_F000};

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void parse_everyMalformedFile_isWaveformOrRefused() {
    MalformedWavs.all()
        .forEach(
            (heading, files) ->
                files.forEach((what, file) -> assertHarmless(file, heading + ", " + what)));
  }

  @Test
  void page_ofTheDocumentation_tellsWhatHappens() throws IOException {
    assertEquals(
        MalformedWavs.committed(),
        MalformedWavs.markdown(),
        "write it anew by running MalformedWavs with ../docs/malformed-wav.md as argument");
  }

  @Test
  void parse_mutatedRecordings_isWaveformOrRefused() throws IOException {
    Random random = new Random(11);
    int refused = 0;
    for (byte[] recording : recordings()) {
      assertTrue(assertHarmless(recording, "a recording"));
      for (int i = 0; i < MUTANTS; i++) {
        refused += assertHarmless(mutant(recording, random), "mutant " + i) ? 0 : 1;
      }
    }
    int mutants = RECORDINGS * MUTANTS;
    assertTrue(refused > mutants / 10 && refused < mutants * 9 / 10, refused + " refused");
  }

  private static byte[] mutant(byte[] recording, Random random) {
    byte[] mutant = recording.clone();
    switch (random.nextInt(5)) {
      case 0 -> mutant[random.nextInt(HEADER)] = (byte) random.nextInt();
      case 1 -> {
        return patched(mutant, random.nextInt(HEADER), SIZES[random.nextInt(SIZES.length)]);
      }
      case 2 -> {
        return Arrays.copyOf(mutant, random.nextInt(mutant.length));
      }
      case 3 -> {
        int from = random.nextInt(HEADER);
        int count = random.nextInt(1, 20);
        System.arraycopy(recording, from + count, mutant, from, mutant.length - from - count);
      }
      default -> {
        for (int i = 0; i < 20; i++) {
          mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
        }
      }
    }
    return mutant;
  }

  /** Recordings of the Free Spoken Digit Dataset where it is at hand, else of the bundled set. */
  private static List<byte[]> recordings() throws IOException {
    String home = System.getenv("FSDD_HOME");
    if (home != null) {
      return some(Path.of(home));
    }
    try (FileSystem samples = FileSystems.newFileSystem(SAMPLE_DIGITS)) {
      return some(samples.getPath("/"));
    }
  }

  private static List<byte[]> some(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.filter(file -> file.toString().endsWith(".wav")).sorted().toList();
    }
    List<byte[]> some = new ArrayList<>();
    for (int i = 0; i < RECORDINGS; i++) {
      some.add(Files.readAllBytes(all.get(i * all.size() / RECORDINGS)));
    }
    return some;
  }

  /** Whether it is a waveform. */
  @CanIgnoreReturnValue
  private static boolean assertHarmless(byte[] file, String what) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    boolean isWaveform;
    try {
      Waveform waveform = WavFile.parse(file, "x.wav");
      assertTrue(waveform.length() >= 1 && waveform.length() <= file.length, what);
      isWaveform = true;
    } catch (AudioFormatException e) {
      assertMessage(e, "x.wav");
      isWaveform = false;
    }
    long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertTrue(taken <= (1 << 20) + 64L * file.length, what + " took " + taken);
    return isWaveform;
  }
}
