package io.github.audiomnist.fuzz;

import io.github.audiomnist.audio.AudioFormatException;
import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import java.util.List;

/** The bytes of a WAV file. */
public final class WavTarget {

  // Eight bytes for a sample of one byte, copied once; names of chunks; a block that mixes
  // channels.
  private static final Guard GUARD = new Guard(64, 1 << 20, List.of(AudioFormatException.class));

  private WavTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    GUARD.check(input, () -> requireSound(input, WavFile.parse(input, "x.wav")));
  }

  private static void requireSound(byte[] input, Waveform waveform) {
    if (waveform.length() < 1
        || waveform.length() > input.length
        || waveform.sampleRate() < 1
        || waveform.sampleRate() > SignalSpec.MAX_SAMPLE_RATE) {
      throw new AssertionError(waveform + " of " + input.length + " bytes");
    }
    for (int i = 0; i < waveform.length(); i++) {
      if (!Float.isFinite(waveform.at(i))) {
        throw new AssertionError(waveform.at(i) + " at " + i);
      }
    }
  }
}
