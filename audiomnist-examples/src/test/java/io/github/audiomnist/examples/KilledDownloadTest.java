package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Downloads in a process that is killed again and again: {@code mvn -Pcrash verify}. */
@Tag("crash")
class KilledDownloadTest extends CutDataSet {

  private static final int KILLS = 50;

  private final SplittableRandom random = new SplittableRandom(20_261_126);
  private byte[] archive = {};

  @BeforeEach
  void zipDataSet() throws IOException {
    archive = Files.readAllBytes(Fixtures.zip(data, folder.resolve("set.zip")));
  }

  @Test
  void download_killedFiftyTimes_isNeverHalfThereAndGoesOn()
      throws IOException, InterruptedException {
    int done = 0;
    long resumed;
    try (ArchiveServer server = new ArchiveServer(archive).withPauses(15)) {
      for (int kills = 0; kills < KILLS; ) {
        Process process = start(server);
        boolean isDone = process.waitFor(random.nextInt(300, 1_800), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        int exit = process.waitFor();
        if (exit != 0) {
          assertTrue(!isDone, "it failed by itself, with exit code " + exit);
          kills++;
        }
        if (Files.exists(out)) {
          assertWhole();
          done++;
          delete(out);
        }
      }
      assertEquals(0, start(server).waitFor());
      resumed = server.requests().stream().filter(request -> request.status() == 206).count();
    }
    assertWhole();
    assertEquals(List.of(out, data, folder.resolve("set.zip")), Fixtures.list(folder));
    assertTrue(resumed > 0);
    System.out.println(
        "killed %s times; %s downloads came to their end meanwhile, %s requests went on in a part"
            .formatted(KILLS, done, resumed));
  }

  private Process start(ArchiveServer server) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "datasets",
            "download",
            "audiomnist",
            "--from",
            server.address(),
            "--to",
            out.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolveSibling(folder.getFileName() + ".log").toFile())
        .start();
  }

  private void assertWhole() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertArrayEquals(
            Files.readAllBytes(file), Files.readAllBytes(out.resolve(data.relativize(file))));
      }
    }
    assertEquals(List.of(out.resolve("data")), Fixtures.list(out));
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
