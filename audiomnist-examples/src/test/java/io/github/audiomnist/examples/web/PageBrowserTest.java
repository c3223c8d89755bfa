package io.github.audiomnist.examples.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.models.Recognizer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The page in Chromium, whose microphone hears a file; pictures of it lie in target/browser.
 *
 * <p>{@code -Daudiomnist.browser.clips=DIR} takes other recordings, called 0.wav to 9.wav, than
 * synthetic ones.
 */
@Tag("browser")
class PageBrowserTest {

  private static final String ENTER = "\uE007";
  private static final String TAB = "\uE004";
  private static final String RIGHT = "\uE014";
  private static final List<Integer> SAID = List.of(3, 1, 4, 1, 5, 9);
  private static final Path PICTURES = Path.of("target", "browser");

  private static final List<Throwable> unexpected = new CopyOnWriteArrayList<>();
  private static WebServer server;
  private static Path clips;

  private WebDriver browser;

  @BeforeAll
  static void startServer() throws IOException {
    assumeTrue(
        WebDriver.chromium().isPresent() && WebDriver.chromedriver().isPresent(),
        "expected chromium and chromedriver on the path, found none; apt-get install chromium chromium-driver");
    Files.createDirectories(PICTURES);
    clips = Path.of(System.getProperty("audiomnist.browser.clips", PICTURES.toString()));
    if (clips.equals(PICTURES)) {
      for (int digit = 0; digit <= 9; digit++) {
        Files.write(clips.resolve(digit + ".wav"), Clips.wav(digit));
      }
    }
    server =
        WebServer.start(
            Shelf.of(recognizers()),
            Limits.standard(),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            unexpected::add);
  }

  private static Map<String, Recognizer> recognizers() {
    Map<String, Recognizer> recognizers = new LinkedHashMap<>();
    recognizers.put("pretrained", Recognizer.pretrained());
    recognizers.put("again", Recognizer.pretrained());
    return recognizers;
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
    assertEquals(List.of(), unexpected);
  }

  @BeforeEach
  void openPage() throws Exception {
    Path heard = PICTURES.resolve("microphone.wav");
    WavFile.write(heard, Clips.inARow(SAID.stream().map(PageBrowserTest::clip).toList()));
    browser =
        WebDriver.start(
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            "--use-file-for-fake-audio-capture=" + heard.toAbsolutePath());
    openPage(browser);
  }

  private static void openPage(WebDriver opened) throws Exception {
    opened.open(URI.create("http://localhost:%s/".formatted(server.port())));
    opened.await("document.getElementById('model').options.length === 2");
  }

  @AfterEach
  void assertQuietConsole() throws IOException {
    assertEquals(List.of(), browser.complaints());
    browser.close();
  }

  private static Path clip(int digit) {
    return clips.resolve(digit + ".wav").toAbsolutePath();
  }

  private void picture(String name) throws Exception {
    for (String theme : List.of("light", "dark")) {
      browser.prefer("prefers-color-scheme", theme);
      Thread.sleep(400);
      browser.screenshot(PICTURES.resolve("%s-%s.png".formatted(name, theme)));
    }
  }

  @Test
  void chosenFile_givesDigitBarsAndPictures_inBothThemes() throws Exception {
    browser.type("#file-one", clip(7).toString());
    browser.await("!document.getElementById('one-result').hidden");
    assertEquals(10, browser.run("return document.querySelectorAll('#bars li').length").getAsInt());
    assertEquals(3, browser.run("return document.querySelectorAll('#top li').length").getAsInt());
    assertTrue(browser.text("#facts").matches("Recognised in [0-9.]+ ms by pretrained; .* Hz\\."));
    assertTrue(isDrawn("waveform") && isDrawn("mel"));
    assertTrue(
        browser
            .run("return document.getElementById('mel').getAttribute('aria-label')")
            .getAsString()
            .startsWith("Mel spectrogram over 0."));
    browser.await("document.getElementById('player').duration > 0.1");
    picture("one");
    browser.resize(420, 1_500);
    picture("narrow");
    assertTrue(
        browser.run("return document.documentElement.scrollWidth <= innerWidth").getAsBoolean(),
        "nothing reaches over the edge of a telephone");
  }

  /** More than one colour is on the canvas. */
  private boolean isDrawn(String canvas) throws IOException {
    return browser
        .run(
            "const c = document.getElementById('%s'); const pixels = new Uint32Array(c.getContext('2d')"
                    .formatted(canvas)
                + ".getImageData(0, 0, c.width, c.height).data.buffer); return new Set(pixels).size > 2")
        .getAsBoolean();
  }

  @Test
  void microphone_isRecorded_andRecognised() throws Exception {
    browser.click("#record");
    browser.await("document.getElementById('record-text').textContent === 'Stop'");
    browser.await("document.getElementById('record-text').textContent === 'Record'");
    browser.await("/^Recording: .*%/.test(document.getElementById('one-status').textContent)");
    assertTrue(isDrawn("waveform"));
  }

  @Test
  void live_hearsDigitsAsTheyAreSpoken() throws Exception {
    browser.click("#tab-live");
    browser.click("#listen");
    browser.await("document.querySelectorAll('#words tr').length >= 6");
    picture("live");
    browser.click("#listen");
    browser.await("document.getElementById('listen-text').textContent === 'Listen'");
    assertTrue(browser.text("#heard").matches("([0-9] ?)+"), browser.text("#heard"));
    browser.click("#live-clear");
    assertEquals("", browser.text("#heard").strip());
  }

  @Test
  void severalFiles_giveATableAndCsv_badOnesAmongThem() throws Exception {
    Path bad = Files.writeString(PICTURES.resolve("=bad, \"quoted\".wav"), "no audio");
    browser.click("#tab-files");
    JsonElement unused =
        browser.run(
            "URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text; }); return 'blob:x'; };"
                + "HTMLAnchorElement.prototype.click = () => {};");
    browser.type(
        "#files",
        String.join(
            "\n",
            clip(1).toString(),
            clip(2).toString(),
            clip(5).toString(),
            bad.toAbsolutePath().toString()));
    browser.await("!document.getElementById('csv').disabled");
    assertEquals("4 of 4 done.", browser.text("#files-status"));
    assertEquals(1, browser.run("return document.querySelectorAll('.failed').length").getAsInt());
    picture("files");
    browser.click("#csv");
    browser.await("window.saved");
    List<String> lines = browser.run("return window.saved").getAsString().lines().sorted().toList();
    assertEquals(5, lines.size());
    assertTrue(
        lines.get(0).startsWith("\"'=bad, \"\"quoted\"\".wav\",pretrained,,,"), lines.get(0));
    assertTrue(
        lines.get(1).matches("1\\.wav,pretrained,[0-9],(true|false),0\\.[0-9]+,.*"), lines.get(1));
    assertTrue(browser.complaints().stream().allMatch(line -> line.contains("400")));
  }

  @Test
  void keyboardAlone_reachesEverything() throws Exception {
    browser.press(TAB, TAB, TAB);
    assertEquals("tab-one", focused());
    browser.press(RIGHT, RIGHT);
    assertEquals("tab-files", focused());
    assertTrue(browser.run("return document.getElementById('panel-one').hidden").getAsBoolean());
    browser.press(RIGHT, TAB);
    assertEquals("record", focused());
    browser.press(ENTER);
    browser.await("document.getElementById('record-text').textContent === 'Stop'");
    browser.press(ENTER);
    browser.await("document.getElementById('record-text').textContent === 'Record'");
    browser.press(TAB);
    assertEquals("file-one", focused());
  }

  private String focused() throws IOException {
    return browser.run("return document.activeElement.id").getAsString();
  }

  @Test
  void theme_isChosen_andKept() throws Exception {
    browser.prefer("prefers-color-scheme", "light");
    String background = "return getComputedStyle(document.body).backgroundColor";
    String light = browser.run(background).getAsString();
    browser.click("#theme");
    browser.click("#theme");
    assertEquals("Theme: dark", browser.text("#theme"));
    String dark = browser.run(background).getAsString();
    assertTrue(!dark.equals(light), dark);
    openPage(browser);
    assertEquals(dark, browser.run(background).getAsString());
  }

  @Test
  void deniedMicrophone_isToldWithARemedy() throws Exception {
    try (WebDriver denying = WebDriver.start("--deny-permission-prompts")) {
      openPage(denying);
      denying.click("#record");
      denying.await("!document.getElementById('notice').hidden");
      assertTrue(denying.text("#notice").contains("icrophone"), denying.text("#notice"));
      assertEquals("Record", denying.text("#record-text"));
    }
  }
}
