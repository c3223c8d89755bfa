package io.github.audiomnist.examples.plots;

import io.github.audiomnist.evaluation.ClassScore;
import io.github.audiomnist.evaluation.ReliabilityBin;
import io.github.audiomnist.pipeline.FeatureStage;
import io.github.audiomnist.pipeline.Features;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.training.EpochReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Every kind of figure, of few and of many things. */
final class ManyFigures {

  private ManyFigures() {}

  static List<Figure> all() {
    List<Figure> figures = new ArrayList<>(ofClips());
    for (int labels : new int[] {2, 10, 35}) {
      List<String> names = names("a long word", labels);
      figures.add(EvaluationFigures.confusion(names, counts(labels)));
      figures.add(EvaluationFigures.classes(scores(names)));
      figures.add(DatasetFigures.counts("Label", numbers(names)));
    }
    for (int speakers : new int[] {1, 6, 60, 2_000}) {
      Map<String, Integer> clips = numbers(names("speaker", speakers));
      Map<String, Double> accuracies = new TreeMap<>();
      clips.forEach((speaker, count) -> accuracies.put(speaker, 1.0 / count));
      figures.add(EvaluationFigures.speakers(accuracies, clips));
      figures.add(DatasetFigures.counts("Speaker", clips));
    }
    for (int epochs : new int[] {1, 3, 100}) {
      figures.add(TrainingFigures.curves(epochs(epochs), 1));
    }
    figures.add(EvaluationFigures.reliability(bins(), 0.04));
    figures.add(DatasetFigures.histogram("Length (s)", new double[] {0.3, 0.4, 0.41, 2}));
    figures.add(DatasetFigures.histogram("Level (dB)", new double[] {-30, -30, -30}));
    figures.add(
        DatasetFigures.boxes(
            "Length (s)", Map.of("one", new double[] {1, 2, 3, 9}, "none", new double[0])));
    return figures;
  }

  private static List<Figure> ofClips() {
    Waveform clip = noise(16_000, 9_000);
    InputFormat whole = InputFormat.hz(16_000);
    FeatureStage mel = Features.of(Pipeline.melSpec(whole), clip).last();
    FeatureStage linear = Features.of(Pipeline.logSpectrogram(whole), clip).last();
    FeatureStage mfcc = Features.of(Pipeline.mfcc(whole), clip).last();
    List<ClipFigures.Cell> cells = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      cells.add(new ClipFigures.Cell("digit " + i % 6, "speaker", mel));
    }
    return List.of(
        ClipFigures.waveform("clip.wav", clip),
        ClipFigures.waveform("one sample", noise(8_000, 1)),
        ClipFigures.waveform("silence", Waveform.of(new float[500], 8_000)),
        ClipFigures.stage("clip.wav", mel),
        ClipFigures.stage("clip.wav", linear),
        ClipFigures.stage("clip.wav", mfcc),
        ClipFigures.stage(
            "silence", Features.of(Pipeline.melSpec(), Waveform.of(new float[500], 8_000)).last()),
        ClipFigures.small("clip.wav", mel),
        ClipFigures.overview("clip.wav", clip, List.of(linear, mel)),
        ClipFigures.grid("clips", 6, cells));
  }

  private static Waveform noise(int rate, int length) {
    float[] samples = new float[length];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < length; i++) {
      samples[i] = (float) random.nextDouble(-0.7, 0.7);
    }
    return Waveform.of(samples, rate);
  }

  private static List<String> names(String stem, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.format(Locale.ROOT, "%s %04d", stem, i))
        .toList();
  }

  private static List<List<Integer>> counts(int labels) {
    return IntStream.range(0, labels)
        .mapToObj(
            i -> IntStream.range(0, labels).mapToObj(j -> i == j ? 1_000 : (i * j) % 7).toList())
        .toList();
  }

  private static List<ClassScore> scores(List<String> names) {
    return names.stream().map(name -> new ClassScore(name, 0.9, 0.8, 0.85, 20)).toList();
  }

  private static Map<String, Integer> numbers(List<String> names) {
    Map<String, Integer> numbers = new TreeMap<>();
    names.forEach(name -> numbers.put(name, 1 + numbers.size() % 50));
    return numbers;
  }

  private static List<EpochReport> epochs(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            i -> new EpochReport(i, 2.0 / i, Double.NaN, 1 - 1.0 / i, 0.5, 0.003 / i, 1, 1, 1))
        .toList();
  }

  private static List<ReliabilityBin> bins() {
    List<ReliabilityBin> bins =
        new ArrayList<>(Collections.nCopies(14, new ReliabilityBin(0, 0, 0, 0, 0)));
    for (int i = 0; i < 14; i++) {
      bins.set(i, new ReliabilityBin(i / 15.0, (i + 1) / 15.0, i, (i + 0.4) / 15, i / 14.0));
    }
    bins.add(new ReliabilityBin(14 / 15.0, 1, 1_234, 0.98, 1));
    return bins;
  }
}
