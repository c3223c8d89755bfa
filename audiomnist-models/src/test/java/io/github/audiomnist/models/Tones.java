package io.github.audiomnist.models;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Words of a language of three: a low tone, a high tone, and a tone that rises; all in noise. */
final class Tones {

  static final Labels LABELS = Labels.of(List.of("low", "high", "rising"));

  private static final int SAMPLE_RATE = 8_000;

  private Tones() {}

  /** 40 bands by 31 frames. */
  static Pipeline<MelSpectrogram> pipeline() {
    return Pipeline.melSpec(InputFormat.hz(SAMPLE_RATE).seconds(0.3));
  }

  static Waveform tone(int label, long seed) {
    SplittableRandom random = new SplittableRandom(seed * 31 + label);
    int length = random.nextInt(1_200, 2_400);
    double start = (label == 1 ? 1_800 : 400) * random.nextDouble(0.85, 1.15);
    double end = (label == 0 ? 400 : 1_800) * random.nextDouble(0.85, 1.15);
    double gain = random.nextDouble(0.1, 0.8);
    float[] samples = new float[length];
    double phase = 0;
    for (int i = 0; i < length; i++) {
      phase += 2 * Math.PI * (start + (end - start) * i / length) / SAMPLE_RATE;
      samples[i] = (float) (gain * (Math.sin(phase) + 0.05 * random.nextDouble(-1, 1)) / 1.1);
    }
    return Waveform.of(samples, SAMPLE_RATE);
  }

  /** {@code perLabel} clips of each label; other seeds give other clips. */
  static LabeledClips clips(int perLabel, long seed) {
    List<LabeledClip> clips = new ArrayList<>();
    for (int take = 0; take < perLabel; take++) {
      for (int label = 0; label < LABELS.size(); label++) {
        String name = "%s %s of %s".formatted(LABELS.name(label), take, seed);
        Waveform waveform = tone(label, 1_000 * seed + take);
        clips.add(LabeledClip.of(name, waveform, LABELS.name(label), "speaker " + take));
      }
    }
    return new LabeledClips(LABELS, clips);
  }

  static LabeledClips none() {
    return new LabeledClips(LABELS, List.of());
  }

  /** Files as AudioMNIST has them; the tones are the digits 0, 1 and 2. */
  static void writeAudioMnist(Path root, int speakers, int takes) throws IOException {
    for (int speaker = 1; speaker <= speakers; speaker++) {
      Path folder = root.resolve("data").resolve(String.format(Locale.ROOT, "%02d", speaker));
      Files.createDirectories(folder);
      for (int take = 0; take < takes; take++) {
        for (int label = 0; label < LABELS.size(); label++) {
          Path file =
              folder.resolve(String.format(Locale.ROOT, "%d_%02d_%d.wav", label, speaker, take));
          WavFile.write(file, tone(label, 100L * speaker + take));
        }
      }
    }
  }
}
