package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static io.github.audiomnist.models.SavedFolders.MANIFEST;
import static io.github.audiomnist.models.SavedFolders.names;
import static io.github.audiomnist.models.SavedFolders.saved;
import static io.github.audiomnist.models.SavedFolders.weightsFile;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.audiomnist.internal.Torch;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.SpectrogramImage;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.training.ComputeDevice;
import io.github.audiomnist.transform.Resize;
import io.github.audiomnist.transform.Standardize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes back from a folder is what went there. */
class RecognizerArchiveTest {

  @ParameterizedTest
  @MethodSource("io.github.audiomnist.models.SmallNetworks#all")
  void load_ofSaved_givesTheSameLogitsAndFacts(Network<TimeFrequency> network, @TempDir Path folder)
      throws IOException {
    Path target = folder.resolve("not/there/yet");
    try (Recognizer saved = SmallNetworks.recognizer(network, 3)) {
      saved.save(target);
      try (Recognizer loaded = Recognizer.load(target)) {
        for (int i = 0; i < 10; i++) {
          assertArrayEquals(
              saved.recognize(Tones.tone(i % 3, i)).logits(),
              loaded.recognize(Tones.tone(i % 3, i)).logits());
        }
        assertEquals(network, loaded.network());
        assertEquals(saved.labels(), loaded.labels());
        assertEquals(saved.pipeline(), loaded.pipeline());
        assertEquals(saved.provenance(), loaded.provenance());
      }
    }
    assertEquals(List.of(MANIFEST, weightsFile(target)), names(target));
  }

  @Test
  void load_inAnotherProcess_givesTheSameLogits(@TempDir Path folder)
      throws IOException, InterruptedException {
    String expected;
    try (Recognizer saved = SmallNetworks.recognizer(SmallNetworks.transformer(), 4)) {
      saved.save(folder);
      expected = PrintLogits.logits(saved);
    }
    assertEquals(
        expected, OtherProcess.run(List.of("-Xmx256m"), PrintLogits.class, folder.toString()));
  }

  @Test
  void save_twice_isEqualButForTheProvenance(@TempDir Path folder) throws IOException {
    try (Recognizer saved = SmallNetworks.recognizer(SmallNetworks.lstm(), 3)) {
      saved.save(folder);
      String first = Files.readString(folder.resolve(MANIFEST));
      saved.save(folder);
      assertEquals(first, Files.readString(folder.resolve(MANIFEST)));
    }
  }

  /** A picture, and numbers fitted to clips, are part of what is saved. */
  @Test
  void load_otherFeatures_givesTheSamePipeline(@TempDir Path folder) throws IOException {
    Pipeline<SpectrogramImage> picture =
        Pipeline.logSpectrogram()
            .then(new Resize(32, 48))
            .then(Standardize.fitted(new double[] {-52.5}, new double[] {20 / 3.0}));
    try (Recognizer saved = SmallNetworks.recognizer(picture, SmallNetworks.cnn(), 5)) {
      saved.save(folder);
    }
    try (Recognizer loaded = Recognizer.load(folder)) {
      assertEquals(picture, loaded.pipeline());
    }
  }

  @Test
  void save_ofLoaded_givesTheSameFiles(@TempDir Path folder) throws IOException {
    Path first = saved(folder.resolve("a"), SmallNetworks.cnn(), 3);
    try (Recognizer loaded = Recognizer.load(first)) {
      loaded.save(folder.resolve("b"));
    }
    for (String name : names(first)) {
      assertEquals(-1, Files.mismatch(first.resolve(name), folder.resolve("b").resolve(name)));
    }
  }

  @Test
  void load_onAGpuThatIsNotThere_saysSo(@TempDir Path folder) throws IOException {
    assumeTrue(Torch.engine().getGpuCount() == 0);
    saved(folder, SmallNetworks.cnn(), 1);
    assertRefused(
        IllegalStateException.class,
        () -> Recognizer.load(folder, ComputeDevice.CUDA),
        "expected an NVIDIA GPU",
        "or take the CPU");
  }
}
