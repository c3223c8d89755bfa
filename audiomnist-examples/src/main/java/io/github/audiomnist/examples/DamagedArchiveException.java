package io.github.audiomnist.examples;

import io.github.audiomnist.files.OneLine;
import java.io.IOException;
import java.nio.file.Path;

/** An archive is not what it should be; unpacking it again would not help. */
final class DamagedArchiveException extends IOException {

  private static final long serialVersionUID = 1;

  DamagedArchiveException(Path archive, String expected, String found) {
    super(
        OneLine.of(
            "%s: expected %s, found %s; it is damaged or no data set and is deleted, download it again"
                .formatted(archive, expected, found)));
  }
}
