package io.github.audiomnist.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.audiomnist.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the folder.
class RemainsTest {

  private static final int TIMES = 2_000;

  @TempDir private Path folder;

  /** Whoever is about to save tries the folder without its lock. */
  @Test
  void delete_whileOthersTryTheFolder_failsNobody()
      throws IOException, InterruptedException, ExecutionException {
    Remains remains = new Remains("tensors");
    Files.createFile(folder.resolve("kept"));
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> trying =
          List.of(pool.submit(this::tryTheFolder), pool.submit(this::tryTheFolder));
      while (!trying.stream().allMatch(Future::isDone)) {
        remains.delete(folder, "kept");
      }
      assertEquals(2 * TIMES, trying.get(0).get() + trying.get(1).get());
    } finally {
      pool.shutdownNow();
    }
    try (var left = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("kept")), left.toList());
    }
  }

  private int tryTheFolder() throws IOException {
    for (int i = 0; i < TIMES; i++) {
      WholeFile.requireRoomFor(folder.resolve("file"));
    }
    return TIMES;
  }
}
