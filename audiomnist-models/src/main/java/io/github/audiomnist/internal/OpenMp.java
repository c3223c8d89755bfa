package io.github.audiomnist.internal;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settings of the library that runs libtorch's threads on Linux. */
final class OpenMp {

  private static final Logger LOG = LoggerFactory.getLogger(OpenMp.class);

  private static final String WAIT_POLICY = "OMP_WAIT_POLICY";

  /** Share of all processors that others must use for the machine to count as busy. */
  private static final double BUSY = 0.2;

  private static final long SAMPLE_NANOS = Duration.ofMillis(100).toNanos();
  private static final double TICKS_PER_SECOND = 100;

  private OpenMp() {}

  /**
   * Lets threads sleep instead of spin while they wait for each other, if other processes keep the
   * machine busy and the environment does not say otherwise. Threads that spin wait for one that
   * has no processor: with one of two taken, an epoch took two to four times as long. On an idle
   * machine spinning is faster. Works only before libtorch is loaded.
   */
  static void waitPassivelyOnBusyMachine() {
    if (!Platform.isLinux() || System.getenv(WAIT_POLICY) != null) {
      return;
    }
    try {
      double others = shareOfOthers();
      if (others > BUSY) {
        int keepExisting = 0;
        NativeLibrary.getInstance("c")
            .getFunction("setenv")
            .invokeInt(new Object[] {WAIT_POLICY, "PASSIVE", keepExisting});
        LOG.debug("Others use {} of the processors: libtorch's threads wait passively", others);
      }
    } catch (IOException | RuntimeException | UnsatisfiedLinkError e) {
      LOG.debug("Whether the machine is busy cannot be told; training works, maybe slower", e);
    }
  }

  /** Of all processors' time, over a moment. */
  private static double shareOfOthers() throws IOException {
    Usage before = Usage.now();
    LockSupport.parkNanos(SAMPLE_NANOS);
    Usage after = Usage.now();
    double own = after.ownTicks - before.ownTicks;
    return (after.busyTicks - before.busyTicks - own)
        / Math.max(1, after.allTicks - before.allTicks);
  }

  /**
   * Processor time since the machine started.
   *
   * @param busyTicks of all processes, other guests of the host included
   * @param allTicks idle ones too
   * @param ownTicks of this process
   */
  private record Usage(double busyTicks, double allTicks, double ownTicks) {

    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int COLUMNS = 8;

    /** Reads the first line of {@code /proc/stat}: user, nice, system, idle, iowait, irq, … */
    static Usage now() throws IOException {
      String line = Files.readAllLines(Path.of("/proc/stat")).get(0);
      double[] ticks =
          Arrays.stream(line.trim().split("\\s+"))
              .skip(1)
              .limit(COLUMNS)
              .mapToDouble(Double::parseDouble)
              .toArray();
      double all = Arrays.stream(ticks).sum();
      double own =
          ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis()
              * TICKS_PER_SECOND
              / 1000;
      return new Usage(all - ticks[IDLE] - ticks[IO_WAIT], all, own);
    }
  }
}
