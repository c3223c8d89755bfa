package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.training.EpochReport;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Progress progress(boolean live) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    PrintStream printed = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Progress(new Terminal(InputStream.nullInputStream(), nowhere, printed, live), 30);
  }

  private String printed() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void epochDone_withValidation_isALine() {
    Progress progress = progress(false);
    progress.epochDone(new EpochReport(1, 0.8124, 0.7, 0.9541, 0.9529, 1e-3, 2.6, 1043.6, 75.4));
    progress.epochDone(new EpochReport(2, 0.8, 0.7, 1, 1, 1e-3, 400, 7, 5636.4));
    assertEquals(
        List.of(
            "epoch 1/30 loss 0.812 val acc 0.954 val F1 0.953 (2.6 s, 1044 clips/s, 0:01:15 left)",
            "epoch 2/30 loss 0.800 val acc 1.000 val F1 1.000 (400.0 s, 7 clips/s, 1:33:56 left)"),
        printed().lines().toList());
  }

  @Test
  void epochDone_withoutValidation_leavesItOut() {
    progress(false)
        .epochDone(
            new EpochReport(30, 0.8124, Double.NaN, Double.NaN, Double.NaN, 1e-3, 2.6, 900, 0));
    assertEquals("epoch 30/30 loss 0.812 (2.6 s, 900 clips/s, 0:00:00 left)", printed().strip());
  }

  @Test
  void batchDone_notLive_printsNothing() {
    Progress progress = progress(false);
    progress.clipRead(1, 2);
    progress.featuresMade(1, 2);
    progress.batchDone(1, 32, 64);
    assertEquals("", printed());
  }

  @Test
  void batchDone_live_drawsABarThatTheNextLineErases() {
    Progress progress = progress(true);
    progress.batchDone(1, 32, 64);
    assertEquals("\repoch 1/30 [###############---------------] 32/64", printed());
    progress.epochDone(new EpochReport(1, 1, 1, 1, 1, 1, 1, 1, 1));
    assertTrue(printed().contains(" \repoch 1/30 loss"), printed());
  }

  @Test
  void featuresMade_outOfOrder_isOneLineAtTheEnd() {
    Progress progress = progress(false);
    progress.featuresMade(2, 3);
    progress.featuresMade(3, 3);
    progress.featuresMade(1, 3);
    assertEquals("features of 3 clips made", printed().strip());
  }
}
