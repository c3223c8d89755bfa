package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.data.LabeledClips;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDigitsTest {

  private static void assertWhole(SampleDigits sample) throws IOException {
    LabeledClips clips = sample.read();
    assertEquals("1200 clips, 10 labels, 30 speakers", clips.toString());
    assertTrue(clips.clips().get(1_199).read().durationSeconds() <= 1);
  }

  @Test
  void open_inClasses_readsAllClips() throws IOException {
    try (SampleDigits sample = SampleDigits.open()) {
      assertWhole(sample);
    }
  }

  @Test
  void open_inAJar_readsAllClips(@TempDir Path folder) throws IOException {
    Path jar = folder.resolve("with space.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file);
        InputStream sample =
            Objects.requireNonNull(SampleDigits.class.getResourceAsStream(SampleDigits.NAME))) {
      zip.putNextEntry(new ZipEntry("a/" + SampleDigits.NAME));
      sample.transferTo(zip);
      zip.closeEntry();
    }
    URI entry = URI.create("jar:%s!/a/%s".formatted(jar.toUri(), SampleDigits.NAME));
    try (SampleDigits sample = SampleDigits.open(entry.toURL());
        SampleDigits twice = SampleDigits.open(entry.toURL())) {
      assertWhole(sample);
      assertWhole(twice);
    }
  }
}
