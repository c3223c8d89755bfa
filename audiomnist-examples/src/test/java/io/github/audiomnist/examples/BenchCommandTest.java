package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchCommandTest {

  /** Where the figures begin, behind what was timed and the kernel. */
  private static final int FIGURES = 51;

  @Test
  void bench_shortRun_timesEveryKernelResamplingAndFiles() {
    Cli run = Cli.run("bench", "--seconds", 0.001).assertDone();
    List<String> lines = run.outLines();
    assertTrue(lines.get(0).startsWith("Java " + Runtime.version()), run.out());
    for (String kernel : List.of("JTRANSFORMS", "BATCHED", "VECTOR")) {
      assertEquals(4, lines.stream().filter(line -> line.contains(kernel)).count(), run.out());
    }
    assertTrue(run.out().contains("48000 to 16000 Hz"), run.out());
    assertTrue(lines.get(lines.size() - 1).startsWith("WAV file at 8000 Hz"), run.out());
    for (String line : lines.subList(3, lines.size())) {
      String[] figures = line.substring(FIGURES).strip().split(" +", -1);
      double least = Double.parseDouble(figures[0]);
      double median = Double.parseDouble(figures[1]);
      assertTrue(least > 0 && least <= median, line);
      assertEquals(1e6 / median, Double.parseDouble(figures[2]), 1e6 / median * 0.01 + 1, line);
    }
  }

  @Test
  void bench_noTime_isMisuse() {
    Cli.run("bench", "--seconds", 0).assertFails(Main.MISUSED, "--seconds", "found 0.0");
  }
}
