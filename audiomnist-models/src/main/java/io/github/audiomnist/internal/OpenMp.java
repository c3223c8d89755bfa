package io.github.audiomnist.internal;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settings of the library that runs libtorch's threads on Linux. */
final class OpenMp {

  private static final Logger LOG = LoggerFactory.getLogger(OpenMp.class);

  private static final String WAIT_POLICY = "OMP_WAIT_POLICY";

  /** Share of the processors in use above which others are taken to need them too. */
  private static final double BUSY = 0.5;

  private OpenMp() {}

  /**
   * Lets threads sleep instead of spin while they wait for each other, if the machine is busy with
   * other work and the environment does not say otherwise. Spinning threads wait for one that has
   * no processor: with one of two taken an epoch took two to four times as long. On an idle machine
   * spinning is faster. Works before libtorch is loaded only.
   */
  static void waitPassivelyOnBusyMachine() {
    if (!Platform.isLinux() || System.getenv(WAIT_POLICY) != null) {
      return;
    }
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    if (load < BUSY * Runtime.getRuntime().availableProcessors()) {
      return;
    }
    try {
      int keepExisting = 0;
      NativeLibrary.getInstance("c")
          .getFunction("setenv")
          .invokeInt(new Object[] {WAIT_POLICY, "PASSIVE", keepExisting});
      LOG.debug("The load is {}: libtorch's threads wait passively", load);
    } catch (UnsatisfiedLinkError e) {
      LOG.debug("The C library has no setenv; training works without, slower", e);
    }
  }
}
