package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.models.Ancestry;
import io.github.audiomnist.models.Recognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code train --init} and {@code pretrain}. */
class FineTuneCommandTest extends CutDataSet {

  private Cli train(Object... more) {
    return trainOn(data, more);
  }

  private Cli trainOn(Path set, Object... more) {
    List<Object> args = new ArrayList<>(List.of("train", "--data", set, "--out", out));
    args.addAll(List.of("--split", "stratified", "--epochs", 1));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  private Cli pretrain(Path on, Object... more) {
    List<Object> args = new ArrayList<>(List.of("pretrain", "--on", on, "--data", data));
    args.addAll(List.of("--out", out, "--split", "speaker", "--model", "cnn", "--epochs", 1));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  private static Ancestry ancestry(Path model) throws IOException {
    try (Recognizer recognizer = Recognizer.load(model)) {
      Ancestry ancestry = recognizer.provenance().ancestry();
      assertNotNull(ancestry);
      return ancestry;
    }
  }

  @Test
  void train_init_beginsWithTheRecogniserAndFreezesItsBody() throws IOException {
    train("--init", Fixtures.model(), "--freeze", "body").assertDone();
    Ancestry ancestry = ancestry(out);
    assertFalse(ancestry.newHead());
    assertTrue(ancestry.frozen().contains("unit.0.conv"), ancestry.frozen().toString());
    try (Recognizer first = Recognizer.load(Fixtures.model())) {
      assertEquals(first.provenance(), ancestry.provenance());
    }
  }

  @Test
  void train_initWithOtherLabels_takesANewHead() throws IOException {
    Cli run = trainOn(Fixtures.words(folder.resolve("words")), "--init", Fixtures.model());
    run.assertDone();
    assertTrue(run.err().contains("new head: [no, yes] in place of [0, 1, 2"), run.err());
    assertTrue(ancestry(out).newHead());
    assertEquals(List.of(), ancestry(out).frozen());
  }

  @Test
  void train_initBesideWhatItBringsAlong_isMisuse() {
    train("--init", Fixtures.model(), "--model", "cnn")
        .assertFails(Main.MISUSED, "--init: expected no --model beside it");
    train("--init", Fixtures.model(), "--rate", 8000)
        .assertFails(Main.MISUSED, "--init: expected no --rate beside it");
    train("--model", "cnn", "--freeze", "body")
        .assertFails(Main.MISUSED, "--freeze: expected --init beside it, found none");
    train().assertFails(Main.MISUSED, "Missing required option: '--model=FAMILY'");
  }

  @Test
  void train_initThatIsNoRecogniser_isToldBeforeAnyClipIsRead() {
    train("--init", folder)
        .assertFails(Main.FAILED, folder + ": expected a folder with recognizer.json");
  }

  @Test
  void pretrain_anotherDataSet_learnsFromBoth() throws IOException {
    Path words = Fixtures.words(folder.resolve("words"));
    Cli run = pretrain(words, "--on-epochs", 2, "--checkpoints", folder.resolve("states"));
    run.assertDone();
    Ancestry ancestry = ancestry(out);
    assertEquals(List.of("no", "yes"), ancestry.labels());
    assertEquals(2, ancestry.provenance().report().epochs().size());
    assertEquals(10, ancestry.provenance().report().trainClips());
    assertTrue(run.err().contains("new head: [0, 1, 2"), run.err());
    assertTrue(Files.exists(folder.resolve("states/first/checkpoint.json")));
    assertTrue(Files.exists(folder.resolve("states/second/checkpoint.json")));
  }

  @Test
  void pretrain_onTheTestClips_isRefused() {
    pretrain(data).assertFails(Main.FAILED, "expected each recording in one part, found " + data);
    assertFalse(Files.exists(out));
  }
}
