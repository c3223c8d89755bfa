package io.github.audiomnist.fuzz;

import io.github.audiomnist.audio.AudioFiles;
import io.github.audiomnist.audio.AudioFormatException;
import java.util.List;

/**
 * The bytes of an audio file of other kinds, by what this library adds to the JDK's own providers
 * (AIFF, AU). Those of FLAC and Vorbis, which the tests have on their class path, are left out: on
 * some damaged frames jFLAC 1.5.2 never returns.
 */
public final class AudioFilesTarget {

  private static final Guard GUARD = new Guard(128, 4 << 20, List.of(AudioFormatException.class));

  private AudioFilesTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      GUARD.check(input, () -> requireSamples(AudioFiles.parse(input, "x").length()));
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  private static void requireSamples(int length) {
    if (length < 1) {
      throw new AssertionError("no samples");
    }
  }
}
