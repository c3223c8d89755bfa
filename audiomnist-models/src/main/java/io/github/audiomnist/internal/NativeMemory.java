package io.github.audiomnist.internal;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settings of the C library's allocator. */
final class NativeMemory {

  private static final Logger LOG = LoggerFactory.getLogger(NativeMemory.class);

  private static final int M_TRIM_THRESHOLD = -1;
  private static final int M_TOP_PAD = -2;
  private static final int M_MMAP_THRESHOLD = -3;

  private NativeMemory() {}

  /**
   * Keeps pages that tensors freed, on glibc. Without it a training loop gives its memory back
   * after every batch and faults it in again, a quarter of the time of a small network.
   */
  static void keepFreedPages() {
    if (!Platform.isLinux()) {
      return;
    }
    try {
      Function mallopt = NativeLibrary.getInstance("c").getFunction("mallopt");
      mallopt.invokeInt(new Object[] {M_MMAP_THRESHOLD, 1 << 30});
      mallopt.invokeInt(new Object[] {M_TRIM_THRESHOLD, 1 << 30});
      mallopt.invokeInt(new Object[] {M_TOP_PAD, 64 << 20});
    } catch (UnsatisfiedLinkError e) {
      LOG.debug("The C library has no mallopt; training works without, slower", e);
    }
  }
}
