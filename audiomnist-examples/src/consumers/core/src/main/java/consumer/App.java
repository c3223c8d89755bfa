package consumer;

import io.github.audiomnist.audio.*;
import io.github.audiomnist.augment.*;
import io.github.audiomnist.files.*;
import io.github.audiomnist.pipeline.*;
import io.github.audiomnist.signal.*;
import io.github.audiomnist.transform.*;
import java.nio.file.*;
import java.util.*;

/** README's code for who needs features alone; the script puts it where its first lines stand. */
public final class App {

  private App() {}

  public static void main(String[] arguments) throws Exception {
    Path file = Files.createTempDirectory("consumer").resolve("tone.wav");
    WavFile.write(file, tone());
    apart(file);
    augmented(WavFile.read(file), 1, 2);
    streamed(List.of(new float[4_410], new float[44_100]), new ArrayList<>());
    if (onClassPath("ai.djl.Device")) {
      throw new AssertionError("expected audiomnist-core alone, found DJL on the class path");
    }
    System.out.println("core is enough");
  }

  private static Waveform tone() {
    float[] samples = new float[8_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.3 * Math.sin(0.3 * i));
    }
    return Waveform.of(samples, 8_000);
  }

  private static boolean onClassPath(String name) {
    try {
      Class.forName(name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static void apart(Path file) throws Exception {
    // README: Waveform waveform = WavFile.read(file);
    System.out.println(standard.spec() + ", " + own.spec());
  }

  private static void streamed(List<float[]> microphone, List<float[]> lastSecond) {
    // README: Pipeline<MelSpectrogram> features =
    System.out.println(lastSecond.size() + " frames");
  }

  private static void augmented(Waveform seven, int epoch, int clip) {
    // README: Augmentation augmentation =
    System.out.println(masked.spec());
  }

  /** Compiled only: not every machine has a microphone. */
  static void recorded() throws Exception {
    // README: try (Microphone microphone = Microphone.open(16_000)) {
  }
}
