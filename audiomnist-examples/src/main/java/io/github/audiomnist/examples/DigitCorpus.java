package io.github.audiomnist.examples;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.augment.Noise;
import io.github.audiomnist.augment.WaveformAugment;
import io.github.audiomnist.data.ClipFolder;
import io.github.audiomnist.data.FreeSpokenDigits;
import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.pipeline.FeatureExtractor;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.TrimSilence;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * FSDD and the synthetic voices of {@code make_voices.py} as clips in memory at 8 kHz, without the
 * silence around them: the digits, and {@value #UNKNOWN} for all else.
 *
 * <p>Where people say digits alone, people would mean a digit to the network. So some of what is
 * unknown are FSDD's clips played backwards, and halves of two that are joined.
 */
final class DigitCorpus {

  static final String UNKNOWN = "unknown";

  /** The folder of noises among the voices. */
  static final String NOISES = "_noise";

  private static final int RATE = 8_000;
  private static final int LONGEST_SECONDS = 4;
  private static final Pipeline<Waveform> TRIMMING =
      Pipeline.from(new InputFormat(RATE, LONGEST_SECONDS * RATE, Crop.LOUDEST))
          .then(TrimSilence.atRate(RATE));
  private static final long SEED = 20_261_125;
  private static final double CROSS_FADE_SECONDS = 0.01;
  private static final int NONSENSE = 800;
  private static final int PIECES_OF_NOISE = 12;
  private static final int SILENT_CLIPS = 24;
  private static final int DRAWN_NOISES = 8;
  private static final double HISS_DB = 80;

  private final LabeledClips real;
  private final LabeledClips synthetic;
  private final List<Waveform> noises;

  private DigitCorpus(LabeledClips real, LabeledClips synthetic, List<Waveform> noises) {
    this.real = real;
    this.synthetic = synthetic;
    this.noises = noises;
  }

  /** Reads everything. */
  static DigitCorpus read(Path fsdd, Path voices) throws IOException {
    return new DigitCorpus(
        inMemory(FreeSpokenDigits.read(fsdd)),
        inMemory(ClipFolder.read(voices)),
        noises(voices.resolve(NOISES)));
  }

  /** FSDD's digits. */
  LabeledClips real() {
    return real;
  }

  /** Digits and other words of the synthetic voices. */
  LabeledClips synthetic() {
    return synthetic;
  }

  /** Recordings of noise. */
  List<Waveform> noises() {
    return noises;
  }

  /**
   * What is learned: real and synthetic digits, and what is unknown.
   *
   * @param heldOut speakers of FSDD to leave out, and every tenth synthetic voice if there are any
   */
  LabeledClips training(List<String> heldOut) {
    LabeledClips people = real.filter(clip -> !heldOut.contains(clip.speaker()));
    LabeledClips voices =
        synthetic.filter(clip -> heldOut.isEmpty() || !PretrainDigits.isVoiceForTests(clip));
    return people
        .plus(nonsense(people, NONSENSE))
        .plus(soundsWithoutWords())
        .plus(voices.filter(clip -> !clip.label().equals(UNKNOWN)))
        .plus(someWords(voices));
  }

  /** A third of the other words: as many again would outweigh the digits. */
  private static LabeledClips someWords(LabeledClips voices) {
    List<LabeledClip> words =
        voices.clips().stream().filter(clip -> clip.label().equals(UNKNOWN)).toList();
    return new LabeledClips(
        labels(), new SeededRandom(SEED).shuffled(words).subList(0, words.size() / 3));
  }

  /** What FSDD's speakers say in {@code clips}, backwards or joined of halves. */
  static LabeledClips nonsense(LabeledClips clips, int count) {
    SeededRandom random = new SeededRandom(SEED);
    List<LabeledClip> digits = clips.clips();
    List<LabeledClip> made = new ArrayList<>();
    while (made.size() < count) {
      LabeledClip one = digits.get(random.nextInt(digits.size()));
      LabeledClip other = digits.get(random.nextInt(digits.size()));
      boolean isSameSpeaker = one.speaker().equals(other.speaker());
      if (made.size() % 2 == 0 && !one.label().equals("9")) {
        made.add(unknown("backwards", one, backwards(samples(one))));
      } else if (isSameSpeaker && !one.label().equals(other.label())) {
        made.add(unknown("joined", one, joined(samples(one), samples(other))));
      }
    }
    return new LabeledClips(labels(), made);
  }

  /** Noises, and silence, as clips. */
  LabeledClips soundsWithoutWords() {
    SeededRandom random = new SeededRandom(SEED + 1);
    List<LabeledClip> made = new ArrayList<>();
    for (Waveform noise : noises) {
      for (int i = 0; i < PIECES_OF_NOISE; i++) {
        int length = RATE / 4 + random.nextInt(3 * RATE / 4);
        int start = random.nextInt(noise.length() - length);
        float[] piece = Arrays.copyOfRange(noise.values(), start, start + length);
        made.add(unknown("noise", piece));
      }
    }
    for (int i = 0; i < SILENT_CLIPS; i++) {
      float[] silence = new float[RATE / 4 + random.nextInt(3 * RATE / 4)];
      for (int t = 0; t < silence.length && i % 4 != 0; t++) {
        silence[t] = (float) (1e-3 * random.nextGaussian());
      }
      made.add(unknown("silence", silence));
    }
    return new LabeledClips(labels(), made);
  }

  /** The digits and {@value #UNKNOWN}. */
  static Labels labels() {
    return Labels.of(Stream.concat(Labels.digits().names().stream(), Stream.of(UNKNOWN)).toList());
  }

  private static LabeledClip unknown(String kind, LabeledClip like, float[] samples) {
    return LabeledClip.of(
        kind + "_" + like.name(), Waveform.of(samples, RATE), UNKNOWN, like.speaker());
  }

  private static LabeledClip unknown(String kind, float[] samples) {
    return LabeledClip.of(kind, Waveform.of(samples, RATE), UNKNOWN, kind);
  }

  private static float[] samples(LabeledClip clip) {
    try {
      return clip.read().values();
    } catch (IOException e) {
      throw new IllegalStateException("a clip in memory is always there", e);
    }
  }

  private static float[] backwards(float[] samples) {
    float[] reversed = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      reversed[i] = samples[samples.length - 1 - i];
    }
    return reversed;
  }

  private static float[] joined(float[] one, float[] other) {
    int fade = (int) Math.min(CROSS_FADE_SECONDS * RATE, Math.min(one.length, other.length) / 2.0);
    int head = one.length / 2;
    int tail = other.length - other.length / 2;
    float[] joined = Arrays.copyOf(one, head + tail);
    for (int i = 0; i < tail; i++) {
      float share = Math.min(1, (i + 1f) / (fade + 1));
      float before = i < fade && head + i < one.length ? one[head + i] : 0;
      joined[head + i] = share * other[other.length - tail + i] + (1 - share) * before;
    }
    return joined;
  }

  private static LabeledClips inMemory(LabeledClips files) throws IOException {
    List<LabeledClip> clips = new ArrayList<>();
    Map<Integer, FeatureExtractor<Waveform>> extractors = new HashMap<>();
    for (LabeledClip file : files.clips()) {
      Waveform trimmed = trimmed(file.read(), extractors);
      clips.add(LabeledClip.of(file.name(), trimmed, file.label(), file.speaker()));
    }
    return new LabeledClips(labels(), clips);
  }

  /** A clip at 8 kHz without silence; one extractor for each rate, since its filter takes time. */
  private static Waveform trimmed(
      Waveform recording, Map<Integer, FeatureExtractor<Waveform>> extractors) {
    int rate = recording.sampleRate();
    Waveform kept =
        extractors
            .computeIfAbsent(rate, unused -> TRIMMING.newExtractor())
            .extract(Waveform.of(Arrays.copyOf(recording.values(), LONGEST_SECONDS * rate), rate));
    int end = kept.length();
    while (end > 1 && kept.at(end - 1) == 0) {
      end--;
    }
    return Waveform.of(Arrays.copyOf(kept.values(), end), RATE);
  }

  /** A recording at 8 kHz, as long as it was. */
  static Waveform atRate(Waveform recording) {
    int length = (int) Math.ceil((double) recording.length() * RATE / recording.sampleRate());
    return recording.sampleRate() == RATE
        ? recording
        : Pipeline.from(new InputFormat(RATE, length, Crop.LOUDEST)).apply(recording);
  }

  /**
   * Recordings of noise, and hisses that are drawn.
   *
   * @param folder that make_voices.py has filled with noises
   */
  static List<Waveform> noises(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.wav")) {
      entries.forEach(files::add);
    }
    files.sort(null);
    List<Waveform> noises = new ArrayList<>();
    for (int i = 0; i < DRAWN_NOISES; i++) {
      WaveformAugment hiss =
          i % 2 == 0 ? Noise.white(-HISS_DB, -HISS_DB) : Noise.pink(-HISS_DB, -HISS_DB);
      float[] tick = new float[10 * RATE];
      tick[0] = 1;
      noises.add(hiss.apply(Waveform.of(tick, RATE), new SeededRandom(SEED + i)));
    }
    for (Path file : files) {
      noises.add(WavFile.read(file));
    }
    return noises;
  }
}
