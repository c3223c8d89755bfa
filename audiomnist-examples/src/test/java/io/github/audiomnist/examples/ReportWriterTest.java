package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.examples.reports.Report;
import io.github.audiomnist.examples.reports.ReportWriter;
import io.github.audiomnist.models.Recognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  private Report report() throws IOException {
    try (Dataset data = Dataset.open(Fixtures.data(folder.resolve("set")), Layout.AUTO);
        Recognizer recognizer = Recognizer.load(Fixtures.model())) {
      LabeledClips few = data.clips().filter(clip -> clip.speaker().equals("01"));
      return Report.of("twenty clips", recognizer, recognizer.evaluate(few), "1.0");
    }
  }

  @Test
  void write_overAReport_replacesIt() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path file = Files.writeString(out.resolve("report.json"), "old");
    ReportWriter.write(report(), file);
    assertTrue(Files.readString(file).contains("\"split\": \"twenty clips\""));
    assertEquals(List.of(file), Fixtures.list(out));
  }

  @Test
  void write_whereItCannot_leavesNothing() throws IOException {
    Report report = report();
    Path out = Files.createDirectory(folder.resolve("out"));
    Path taken = out.resolve("report.json");
    Files.createDirectories(taken.resolve("full"));
    assertThrows(IOException.class, () -> ReportWriter.write(report, taken));
    assertEquals(List.of(taken), Fixtures.list(out));
  }
}
