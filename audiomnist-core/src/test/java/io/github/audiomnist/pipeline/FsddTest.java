package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.transform.Golden;
import io.github.audiomnist.transform.TestSignals;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The default pipeline on recordings, against librosa 0.11; needs the data set at FSDD_HOME. */
class FsddTest {

  /** Measured 7.7e-6, the step between floats at 100; librosa in float32 is off by 1.5e-5. */
  private static final double MAX_DB_ERROR = 2e-5;

  @Test
  void melSpec_recordings_equalLibrosa() throws IOException {
    String home = System.getenv("FSDD_HOME");
    assumeTrue(home != null, "FSDD_HOME is not set");
    Pipeline<MelSpectrogram> pipeline = Pipeline.melSpec();
    for (Golden golden : Golden.ofKind("fsddMelDb")) {
      Path file = Path.of(String.valueOf(home), "recordings", golden.text("recording"));
      MelSpectrogram found = pipeline.apply(WavFile.read(file));
      double error = TestSignals.maxDifference(golden.floats(), found.values());
      assertEquals(0, error, MAX_DB_ERROR, golden.name());
    }
  }
}
