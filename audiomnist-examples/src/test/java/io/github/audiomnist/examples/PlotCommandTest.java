package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlotCommandTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  private Path clip;
  private Path out;

  @BeforeEach
  void cutDataSet() throws IOException {
    clip = Fixtures.clip(Fixtures.data(folder.resolve("set")), "7_02_1.wav");
    out = folder.resolve("figures/figure.svg");
  }

  @ParameterizedTest
  @CsvSource({
    "waveform, Amplitude, 0",
    "spectrogram, Level (dB re max), 2",
    "mel, Frequency (Hz), 2",
    "mfcc, Coefficient, 2",
    "overview, Mel spectrogram, 4"
  })
  void plot_clip_isDrawnWithItsAxes(String kind, String text, int pictures) throws IOException {
    Cli plot = Cli.run("plot", clip, "--kind", kind, "--out", out).assertDone();
    assertEquals("figure in " + out, plot.outLines().get(0));
    String svg = Files.readString(out);
    assertTrue(svg.contains(">" + text + "<"), svg);
    assertTrue(svg.contains(">Time (s)<") && svg.contains(">7_02_1.wav<"));
    assertEquals(pictures, svg.split("<image", -1).length - 1);
  }

  @Test
  void plot_saliency_namesTheLabel() throws IOException {
    Cli.run(
            "plot",
            clip,
            "--kind",
            "saliency",
            "--model",
            Fixtures.model(),
            "--label",
            "3",
            "--out",
            out)
        .assertDone();
    String svg = Files.readString(out);
    assertTrue(svg.contains("What speaks for \u201c3\u201d"), svg);
    assertTrue(svg.contains("Attribution (logit)"));
    Cli.run("plot", clip, "--kind", "features", "--model", Fixtures.model(), "--out", out)
        .assertDone();
    assertTrue(Files.readString(out).contains(">Standardised<"));
  }

  @Test
  void plot_saliencyWithoutModel_isOfTheLibrarysOwn() throws IOException {
    Cli.run("plot", clip, "--kind", "saliency", "--out", out).assertDone();
    assertTrue(Files.readString(out).contains("What speaks for \u201c7\u201d"));
  }

  @Test
  void plot_wrongOptions_areToldBeforeAnythingIsDone() {
    Cli.run("plot", clip, "--kind", "mel", "--model", Fixtures.model(), "--out", out)
        .assertFails(Main.MISUSED, "no --model for --kind mel");
    Cli.run("plot", clip, "--kind", "mel", "--label", "3", "--out", out)
        .assertFails(Main.MISUSED, "--label for --kind saliency alone");
    Cli.run("plot", clip, "--kind", "sonogram", "--out", out)
        .assertFails(Main.MISUSED, "waveform", "saliency", "'sonogram'");
    assertFalse(Files.exists(out.resolveSibling(".")));
  }

  @Test
  void plot_badFiles_areOneLine() throws IOException {
    Cli.run("plot", folder.resolve("none.wav"), "--kind", "mel", "--out", out)
        .assertFails(Main.FAILED, "none.wav");
    Cli.run("plot", Fixtures.truncate(clip), "--kind", "mel", "--out", out)
        .assertFails(Main.FAILED, "7_02_1.wav");
    Cli.run("plot", clip, "--kind", "mel", "--out", folder.resolve("figure.gif"))
        .assertFails(Main.FAILED, "figure.gif", "ends in .png or .svg");
    Path json = Files.writeString(folder.resolve("report.json"), "{\"labels\": [1, 2]}");
    Cli.run("plot", json, "--kind", "confusion", "--out", out)
        .assertFails(Main.FAILED, "report.json", "expected a report that train or evaluate");
  }

  @Test
  void plot_unknownLabel_isOneLine() {
    Cli.run(
            "plot",
            clip,
            "--kind",
            "saliency",
            "--model",
            Fixtures.model(),
            "--label",
            "eleven",
            "--out",
            out)
        .assertFails(Main.FAILED, "eleven");
  }
}
