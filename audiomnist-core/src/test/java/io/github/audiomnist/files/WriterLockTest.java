package io.github.audiomnist.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterLockTest {

  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int THREADS = 8;
  private static final int TURNS = 200;

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  private void assertTaken() {
    IOException refusal = assertThrows(IOException.class, () -> WriterLock.of(folder, AT_ONCE));
    assertEquals(
        folder
            + ": expected to be the only one who writes there, found another at work; wait for it to"
            + " end, or name another place",
        refusal.getMessage());
  }

  private void assertFree() throws IOException {
    WriterLock.of(folder, AT_ONCE).close();
    assertFalse(Files.exists(folder.resolve(WriterLock.NAME)));
  }

  @Test
  void of_folderThatIsTaken_isRefusedUntilItIsLetGo() throws IOException {
    WriterLock first = WriterLock.of(folder, AT_ONCE);
    assertTaken();
    assertTaken();
    first.close();
    assertFree();
  }

  @Test
  void close_twice_leavesTheNextOnesLock() throws IOException {
    WriterLock first = WriterLock.of(folder, AT_ONCE);
    first.close();
    WriterLock next = WriterLock.of(folder, AT_ONCE);
    first.close();
    assertTaken();
    next.close();
    assertFree();
  }

  @Test
  void of_anotherNameOfTheFolder_isTheSameLock() throws IOException {
    WriterLock first = WriterLock.of(folder.resolve("sub/..").normalize().resolve("."), AT_ONCE);
    assertTaken();
    first.close();
  }

  @Test
  void beside_placesInOneFolder_areTakenOneByOne() throws IOException {
    WriterLock one = WriterLock.beside(folder.resolve("one"), AT_ONCE);
    WriterLock two = WriterLock.beside(folder.resolve("two"), AT_ONCE);
    assertThrows(IOException.class, () -> WriterLock.beside(folder.resolve("one"), AT_ONCE));
    one.close();
    two.close();
    assertFree();
  }

  @Test
  void of_folderThatIsNotThere_isRefused() {
    assertThrows(IOException.class, () -> WriterLock.of(folder.resolve("none"), AT_ONCE));
  }

  @Test
  void of_interruptedThread_isTakenAndStaysInterrupted() throws IOException {
    Thread.currentThread().interrupt();
    WriterLock.of(folder, AT_ONCE).close();
    assertTrue(Thread.interrupted());
  }

  @Test
  void of_interruptedWhileItWaits_isRefused() throws IOException {
    WriterLock first = WriterLock.of(folder, AT_ONCE);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedIOException.class, () -> WriterLock.of(folder, LONG));
    assertTrue(Thread.interrupted());
    first.close();
  }

  @Test
  void of_fileSystemWithoutLocks_locksWithinTheProcess() throws IOException {
    URI zip = URI.create("jar:" + folder.resolve("set.zip").toUri());
    try (FileSystem zipped = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Path inside = zipped.getPath("/");
      WriterLock first = WriterLock.of(inside, AT_ONCE);
      assertThrows(IOException.class, () -> WriterLock.of(inside, AT_ONCE));
      first.close();
      WriterLock.of(inside, AT_ONCE).close();
    }
  }

  @Test
  void of_manyThreads_haveItOneAtATime() throws InterruptedException, ExecutionException {
    AtomicInteger inside = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        all.add(pool.submit(() -> takeTurns(folder, TURNS / THREADS, inside)));
      }
      for (Future<Integer> most : all) {
        assertEquals(1, most.get());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** The most that were inside at once. */
  private static int takeTurns(Path folder, int turns, AtomicInteger inside) throws IOException {
    int most = 0;
    for (int i = 0; i < turns; i++) {
      WriterLock lock = WriterLock.of(folder, LONG);
      most = Math.max(most, inside.incrementAndGet());
      inside.decrementAndGet();
      lock.close();
    }
    return most;
  }

  @Test
  void of_otherProcess_locksOutUntilItIsKilled() throws IOException, InterruptedException {
    Process other = start("hold");
    try {
      assertEquals('h', other.getInputStream().read());
      assertTaken();
    } finally {
      other.destroyForcibly();
    }
    assertTrue(other.waitFor(30, TimeUnit.SECONDS));
    assertTrue(Files.exists(folder.resolve(WriterLock.NAME)), "it was killed");
    assertFree();
  }

  /** Two processes add one, some hundred times each, to a number in a file. */
  @Test
  void of_twoProcesses_loseNoTurn() throws IOException, InterruptedException {
    Path number = Files.writeString(folder.resolve("number"), "0");
    Process one = start("count");
    Process two = start("count");
    assertEquals(0, one.waitFor());
    assertEquals(0, two.waitFor());
    assertEquals(2 * TURNS, Integer.parseInt(Files.readString(number)));
  }

  private Process start(String part) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            WriterLockTest.class.getName(),
            part,
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The other process. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[1]);
    if (arguments[0].equals("hold")) {
      WriterLock held = WriterLock.of(folder, AT_ONCE);
      System.out.println("held");
      System.out.flush();
      Thread.sleep(LONG.toMillis());
      held.close();
      return;
    }
    Path number = folder.resolve("number");
    for (int i = 0; i < TURNS; i++) {
      WriterLock lock = WriterLock.of(folder, LONG);
      Files.writeString(number, String.valueOf(Integer.parseInt(Files.readString(number)) + 1));
      lock.close();
    }
  }
}
