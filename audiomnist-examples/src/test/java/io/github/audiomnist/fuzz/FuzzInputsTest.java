package io.github.audiomnist.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Reads what fuzzing begins with, and every input by which it found a fault: those whose names
 * begin with {@code was-}.
 */
class FuzzInputsTest {

  private static final Duration LONGEST = Duration.ofSeconds(20);

  @ParameterizedTest
  @EnumSource(Target.class)
  void take_everyInput_doesNoHarm(Target target) throws IOException {
    List<Path> inputs = files(Fuzzing.SEEDS.resolve(target.dashed()));
    assertTrue(inputs.size() >= 2, "few inputs: " + inputs);
    for (Path input : inputs) {
      byte[] bytes = Files.readAllBytes(input);
      assertTimeoutPreemptively(LONGEST, () -> target.take(bytes), input.toString());
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
