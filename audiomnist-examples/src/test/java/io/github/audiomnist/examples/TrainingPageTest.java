package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class TrainingPageTest extends CutDataSet {

  private static void assertNumber(JsonElement expected, String found) {
    assertEquals(expected.getAsDouble(), Double.parseDouble(found), 0.5e-4 + 1e-9);
  }

  @Test
  void train_html_hasTheNumbersOfTheJsonAndMistakesToListenTo() throws IOException {
    Cli.train(data, folder.resolve("model"), "--html", out).assertDone();
    JsonObject json =
        JsonParser.parseString(Files.readString(out.resolve("report.json"))).getAsJsonObject();
    Page page = Page.read(out.resolve("report.html"));
    assertEquals(List.of(), page.foreignLinks());
    assertScores(json, page);
    assertConfusion(json, page);
    assertEpochs(json, page);
    assertReliability(json, page);
    assertMistakes(json.getAsJsonArray("mistakes"), page);
    assertEquals(10, Fixtures.list(out.resolve("figures")).size());
    Path figure = folder.resolve("confusion.png");
    Cli.run("plot", out.resolve("report.json"), "--kind", "confusion", "--out", figure)
        .assertDone();
    assertTrue(Files.size(figure) > 1_000);
  }

  private static void assertScores(JsonObject json, Page page) {
    JsonArray classes = json.getAsJsonArray("perClass");
    List<List<String>> rows = page.table("Scores of each label");
    assertEquals(classes.size(), rows.size());
    for (int i = 0; i < rows.size(); i++) {
      JsonObject score = classes.get(i).getAsJsonObject();
      assertEquals(score.get("label").getAsString(), rows.get(i).get(0));
      assertNumber(score.get("precision"), rows.get(i).get(1));
      assertNumber(score.get("recall"), rows.get(i).get(2));
      assertNumber(score.get("f1"), rows.get(i).get(3));
      assertEquals(score.get("support").getAsString(), rows.get(i).get(4));
    }
    List<String> speaker = page.table("Accuracy of each speaker").get(0);
    assertNumber(json.getAsJsonObject("perSpeaker").get(speaker.get(0)), speaker.get(1));
    assertNumber(json.get("accuracy"), speaker.get(1));
    assertEquals("20", speaker.get(2));
  }

  private static void assertConfusion(JsonObject json, Page page) {
    JsonArray counts = json.getAsJsonArray("confusion");
    List<List<String>> rows = page.table("Clips by actual label");
    for (int actual = 0; actual < 10; actual++) {
      for (int predicted = 0; predicted < 10; predicted++) {
        assertEquals(
            counts.get(actual).getAsJsonArray().get(predicted).getAsString(),
            rows.get(actual).get(predicted + 1));
      }
    }
  }

  private static void assertEpochs(JsonObject json, Page page) {
    List<List<String>> rows = page.table("Epochs, of which");
    JsonArray epochs = json.getAsJsonArray("epochs");
    assertEquals(epochs.size(), rows.size());
    JsonObject last = epochs.get(epochs.size() - 1).getAsJsonObject();
    assertNumber(last.get("trainLoss"), rows.get(rows.size() - 1).get(1));
    assertNumber(last.get("validationAccuracy"), rows.get(rows.size() - 1).get(3));
  }

  private static void assertReliability(JsonObject json, Page page) {
    List<List<String>> rows = page.table("By probability");
    int clips = 0;
    for (int i = 0; i < rows.size(); i++) {
      JsonObject bin = json.getAsJsonArray("reliability").get(i).getAsJsonObject();
      assertEquals(bin.get("clips").getAsString(), rows.get(i).get(1));
      clips += bin.get("clips").getAsInt();
      if (bin.get("clips").getAsInt() > 0) {
        assertNumber(bin.get("confidence"), rows.get(i).get(2));
        assertNumber(bin.get("accuracy"), rows.get(i).get(3));
      }
    }
    assertEquals(json.get("clips").getAsInt(), clips);
  }

  private void assertMistakes(JsonArray mistakes, Page page) throws IOException {
    assertTrue(mistakes.size() > 0, "a network of two epochs knows not everything");
    assertEquals(mistakes.size(), page.table("All mistakes").size());
    List<Element> players = page.elements("audio");
    assertEquals(Math.min(24, mistakes.size()), players.size());
    String link = players.get(0).getAttribute("src");
    byte[] wav = Base64.getDecoder().decode(link.substring(link.indexOf(',') + 1));
    Waveform heard = WavFile.parse(wav, "player");
    String name = players.get(0).getAttribute("aria-label").replace("Listen to ", "");
    Waveform recorded = WavFile.read(Fixtures.clip(data, name));
    assertEquals(recorded, heard);
  }

  @Test
  void evaluate_html_isAPageToo() throws IOException {
    Cli.run("evaluate", "--model", Fixtures.model(), "--data", data, "--html", out).assertDone();
    Page page = Page.read(out.resolve("report.html"));
    assertEquals(5, page.table("Accuracy of each speaker").size());
    assertTrue(page.text().contains("all 100 clips of "), "how clips were chosen");
  }

  @Test
  void train_htmlWhereAFileIs_isToldBeforeTraining() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "taken");
    Cli.train(data, folder.resolve("model"), "--html", file)
        .assertFails(Main.FAILED, "expected a folder above it");
    assertEquals("taken", Files.readString(file));
  }
}
