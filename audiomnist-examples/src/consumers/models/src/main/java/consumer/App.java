package consumer;

import io.github.audiomnist.audio.*;
import io.github.audiomnist.data.*;
import io.github.audiomnist.evaluation.*;
import io.github.audiomnist.models.*;
import io.github.audiomnist.pipeline.*;
import io.github.audiomnist.signal.*;
import io.github.audiomnist.training.*;
import java.nio.file.*;
import java.util.*;

/** README's code for who recognises; the script puts it where its first lines stand. */
public final class App {

  private App() {}

  public static void main(String[] arguments) throws Exception {
    List<LabeledClip> clips = new ArrayList<>();
    for (int take = 0; take < 8; take++) {
      for (int digit = 0; digit < 2; digit++) {
        clips.add(LabeledClip.of(take + "." + digit, tone(digit, take), "" + digit, "nobody"));
      }
    }
    LabeledClips train = new LabeledClips(Labels.of(List.of("0", "1")), clips);
    Path folder = Files.createTempDirectory("consumer");
    try (Recognizer tones =
        Pipeline.melSpec()
            .then(Models.cnn().withChannels(4, 8, 8))
            .train(train, train, Training.epochs(1).withSeed(7))) {
      tones.save(folder.resolve("tones"));
    }
    try (Recognizer tones = Recognizer.load(folder.resolve("tones"))) {
      System.out.println(tones.recognize(tone(1, 9)));
    }
    System.out.println("models are enough");
  }

  private static Waveform tone(int digit, int take) {
    float[] samples = new float[6_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.3 * Math.sin((0.2 + 0.5 * digit + 0.01 * take) * i));
    }
    return Waveform.of(samples, 8_000);
  }

  /** Compiled only: it takes a data set and minutes. */
  static void digits(Path audioMnist, Path digitsFolder, Path seven) throws Exception {
    // README: Split split = Split.bySpeaker(AudioMnist.read(audioMnist), 0.2, 0.2, 7);
  }
}
