package io.github.audiomnist.examples.web;

import io.github.audiomnist.audio.AudioFormatException;
import io.github.audiomnist.fuzz.Guard;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A request's content type, a line's end, and its body: a WAV file or a form. */
public final class UploadTarget {

  private static final Guard GUARD =
      new Guard(1 << 10, 1 << 20, List.of(RefusedException.class, AudioFormatException.class));

  private static final int MAX_SECONDS = 30;

  private UploadTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    int end = 0;
    while (end < input.length && input[end] != '\n') {
      end++;
    }
    String type = new String(input, 0, end, StandardCharsets.ISO_8859_1);
    byte[] body = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
    GUARD.check(
        input,
        () -> {
          Upload.requireType(type);
          if (Upload.of(type, body).waveform(MAX_SECONDS).durationSeconds() > MAX_SECONDS) {
            throw new AssertionError("too long");
          }
        });
  }
}
