package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzeCommandTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  private Path data;
  private Path out;

  @BeforeEach
  void cutDataSet() throws IOException {
    data = Fixtures.data(folder.resolve("set"));
    out = folder.resolve("new/report");
  }

  private JsonObject json() throws IOException {
    return JsonParser.parseString(Files.readString(out.resolve("report.json"))).getAsJsonObject();
  }

  private static List<String> clips(JsonArray findings, String kind) {
    List<String> clips = new ArrayList<>();
    for (JsonElement finding : findings) {
      JsonObject object = finding.getAsJsonObject();
      if (object.get("kind").getAsString().equals(kind)) {
        clips.add(object.get("clip").getAsString());
      }
    }
    return clips;
  }

  private void replace(String name, float[] samples, int rate) throws IOException {
    WavFile.write(Fixtures.clip(data, name), Waveform.of(samples, rate));
  }

  @Test
  void analyze_oddClips_areFoundByName() throws IOException {
    int rate = WavFile.read(Fixtures.clip(data, "0_01_0.wav")).sampleRate();
    replace("0_01_0.wav", new float[3_000], rate);
    float[] clipped = new float[4_000];
    float[] faint = new float[4_000];
    for (int i = 0; i < clipped.length; i++) {
      double wave = Math.sin(i * 0.11) + 0.3 * Math.sin(i * 1.9) + 0.1 * Math.sin(i * i * 0.4);
      clipped[i] = (float) Math.max(-1, Math.min(0.99, 3 * wave));
      faint[i] = (float) (3e-4 * wave);
    }
    replace("1_01_0.wav", clipped, rate);
    replace("2_01_0.wav", faint, rate);
    float[] once = WavFile.read(Fixtures.clip(data, "3_01_0.wav")).values();
    float[] tenTimes = new float[10 * once.length];
    for (int i = 0; i < tenTimes.length; i++) {
      tenTimes[i] = once[i % once.length];
    }
    replace("3_01_0.wav", tenTimes, rate);
    Fixtures.truncate(Fixtures.clip(data, "4_01_0.wav"));

    Cli.run("analyze", "--data", data, "--out", out).assertDone();
    JsonArray findings = json().getAsJsonArray("findings");
    String first = Path.of("data", "01").toString() + data.getFileSystem().getSeparator();
    assertEquals(List.of(first + "0_01_0.wav"), clips(findings, "SILENT"));
    assertEquals(List.of(first + "1_01_0.wav"), clips(findings, "CLIPPED"));
    assertEquals(List.of(first + "2_01_0.wav"), clips(findings, "QUIET"));
    assertEquals(List.of(first + "3_01_0.wav"), clips(findings, "LONG"));
    JsonArray unreadable = json().getAsJsonArray("unreadable");
    assertEquals(1, unreadable.size());
    assertTrue(unreadable.get(0).getAsString().contains("4_01_0.wav"));
    Page page = Page.read(out.resolve("report.html"));
    assertEquals(first + "0_01_0.wav", page.table("Silent clips: 1").get(0).get(0));
    assertEquals(1, page.table("Files that cannot be read: 1").size());
  }

  @Test
  void analyze_copies_areGroupedAcrossLabelsAndSpeakers() throws IOException {
    Waveform clip = WavFile.read(Fixtures.clip(data, "5_02_0.wav"));
    WavFile.write(Fixtures.clip(data, "5_02_1.wav"), clip);
    WavFile.write(Fixtures.clip(data, "6_03_0.wav"), clip);
    // One sample differs.
    float[] other = clip.values();
    other[100] += 0.01f;
    WavFile.write(Fixtures.clip(data, "7_03_0.wav"), Waveform.of(other, clip.sampleRate()));
    Cli.run("analyze", "--data", data, "--out", out).assertDone();
    JsonArray duplicates = json().getAsJsonArray("duplicates");
    assertEquals(1, duplicates.size());
    JsonObject group = duplicates.get(0).getAsJsonObject();
    assertEquals(3, group.getAsJsonArray("clips").size());
    assertFalse(group.get("sameLabel").getAsBoolean());
    assertFalse(group.get("sameSpeaker").getAsBoolean());
    Page page = Page.read(out.resolve("report.html"));
    List<String> row = page.table("Groups of clips with the same samples: 1").get(0);
    assertTrue(row.get(0).contains("5_02_1.wav") && row.get(0).contains("6_03_0.wav"));
    assertEquals(List.of("different", "different"), row.subList(1, 3));
  }

  @Test
  void analyze_page_isOneFileWithTheNumbersOfTheJson() throws IOException {
    Cli analyze = Cli.run("analyze", "--data", data, "--out", out).assertDone();
    assertTrue(analyze.out().startsWith("100 clips, 10 labels, 5 speakers"), analyze.out());
    Page page = Page.read(out.resolve("report.html"));
    assertEquals(List.of(), page.foreignLinks());
    assertFalse(page.text().contains("<script"));
    JsonObject json = json();
    List<List<String>> labels = page.table("Clips and their lengths by label");
    assertEquals(10, labels.size());
    for (List<String> row : labels) {
      assertEquals(json.getAsJsonObject("labels").get(row.get(0)).getAsString(), row.get(1));
      JsonObject seconds = json.getAsJsonObject("secondsByLabel").getAsJsonObject(row.get(0));
      assertNumber(seconds.get("lowest"), row.get(2));
      assertNumber(seconds.get("median"), row.get(4));
      assertNumber(seconds.get("highest"), row.get(6));
      assertNumber(seconds.get("mean"), row.get(7));
    }
    List<String> length = page.table("How lengths and levels lie").get(0);
    assertNumber(json.getAsJsonObject("seconds").get("firstQuartile"), length.get(2));
    assertEquals(7, page.elements("svg").size());
    assertEquals(14, Fixtures.list(out.resolve("figures")).size());
    int tables = page.elements("table").size();
    assertEquals(tables, page.elements("caption").size());
  }

  private static void assertNumber(JsonElement expected, String found) {
    assertEquals(expected.getAsDouble(), Double.parseDouble(found), 0.5e-3 + 1e-9);
  }

  @Test
  void analyze_ownWords_reportsUnknownSpeakers() throws IOException {
    Cli.run("analyze", "--data", Fixtures.words(folder.resolve("words")), "--out", out)
        .assertDone();
    assertEquals(10, json().getAsJsonObject("speakers").get("unknown").getAsInt());
  }

  @Test
  void analyze_noDataOrNoRoom_isOneLine() throws IOException {
    Cli.run("analyze", "--data", folder.resolve("none"), "--out", out)
        .assertFails(Main.FAILED, "none");
    Path file = Files.writeString(folder.resolve("file"), "taken");
    Cli.run("analyze", "--data", data, "--out", file)
        .assertFails(Main.FAILED, "expected a folder above it", "file");
    assertEquals("taken", Files.readString(file));
  }
}
