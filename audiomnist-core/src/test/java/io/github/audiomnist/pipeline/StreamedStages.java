package io.github.audiomnist.pipeline;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.Signal;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.DbToPower;
import io.github.audiomnist.transform.Deltas;
import io.github.audiomnist.transform.DropLastFrame;
import io.github.audiomnist.transform.InverseMfcc;
import io.github.audiomnist.transform.KaldiMelFilterbank;
import io.github.audiomnist.transform.KaldiStft;
import io.github.audiomnist.transform.Kernel;
import io.github.audiomnist.transform.Lifter;
import io.github.audiomnist.transform.LogToPower;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.Mfcc;
import io.github.audiomnist.transform.Padding;
import io.github.audiomnist.transform.Pcen;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.PowerToLog;
import io.github.audiomnist.transform.PreEmphasis;
import io.github.audiomnist.transform.Resample;
import io.github.audiomnist.transform.Rescale;
import io.github.audiomnist.transform.RunningStandardize;
import io.github.audiomnist.transform.RunningTopDb;
import io.github.audiomnist.transform.Standardize;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.Transform;
import io.github.audiomnist.transform.Unstandardize;
import io.github.audiomnist.transform.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Random pipelines out of all stages that work on a stream: those of random lists of stages that
 * fit each other.
 */
record StreamedStages(List<Transform<?, ?>> stages) {

  static final int SAMPLE_RATE = 8000;

  /** A format longer than all that a stage may need. */
  private static final InputFormat LONG = InputFormat.hz(SAMPLE_RATE);

  /** Leaves out the stages that cannot work on what stands before them. */
  private static StreamedStages fitting(List<List<Transform<?, ?>>> candidates) {
    Pipeline<? extends Signal> pipeline = Pipeline.from(LONG);
    for (List<Transform<?, ?>> some : candidates) {
      for (Transform<?, ?> stage : some) {
        pipeline = withIfFitting(pipeline, stage);
      }
    }
    return new StreamedStages(pipeline.stages());
  }

  private static Pipeline<? extends Signal> withIfFitting(
      Pipeline<? extends Signal> pipeline, Transform<?, ?> stage) {
    try {
      return pipeline.append(stage);
    } catch (SpecMismatchException e) {
      return pipeline;
    }
  }

  Pipeline<? extends Signal> pipeline(InputFormat input, Kernel kernel) {
    Pipeline<? extends Signal> pipeline = Pipeline.from(input);
    for (Transform<?, ?> stage : stages) {
      pipeline = pipeline.append(stage);
    }
    return pipeline.withKernel(kernel);
  }

  Pipeline<? extends Signal> pipeline(Kernel kernel) {
    return pipeline(LONG, kernel);
  }

  /** The batch for signals of {@code length} samples; empty if one of the stages needs more. */
  Optional<Pipeline<? extends Signal>> batch(int length, Kernel kernel) {
    try {
      return Optional.of(pipeline(new InputFormat(SAMPLE_RATE, length, Crop.START), kernel));
    } catch (SpecMismatchException e) {
      return Optional.empty();
    }
  }

  static Arbitrary<StreamedStages> any() {
    Arbitrary<List<Transform<?, ?>>> spectrum = Arbitraries.oneOf(stft(), kaldiStft());
    return Combinators.combine(
            waveforms().list().ofMaxSize(2),
            spectrum.optional(0.95).map(one -> one.orElse(List.of())),
            bank().list().ofMaxSize(1),
            compression(),
            tail().list().ofMaxSize(3))
        .as(
            (before, frames, banks, compressed, after) -> {
              List<List<Transform<?, ?>>> candidates = new ArrayList<>();
              candidates.add(List.copyOf(before));
              candidates.add(frames);
              candidates.add(List.copyOf(banks));
              candidates.add(compressed);
              candidates.add(List.copyOf(after));
              return fitting(candidates);
            });
  }

  /** What the batched kernels take: transform lengths of 2, 3 and 5, mel bands, logarithms. */
  static Arbitrary<StreamedStages> fusing() {
    return logarithms(tail().list().ofMaxSize(2).map(List::copyOf));
  }

  /** Of these, those that end in logarithms. */
  static Arbitrary<StreamedStages> logarithms() {
    return logarithms(Arbitraries.just(List.of()));
  }

  private static Arbitrary<StreamedStages> logarithms(Arbitrary<List<Transform<?, ?>>> tail) {
    return Combinators.combine(
            Arbitraries.of(8, 16, 20, 30, 64, 90, 100, 256),
            shares(),
            shares(),
            Arbitraries.of(Window.class),
            Arbitraries.of(Padding.class),
            Arbitraries.of(List.of(PowerToDb.unbounded(), PowerToLog.kaldi())),
            tail)
        .as(
            (nFft, windowShare, hopShare, window, padding, log, after) ->
                fitting(
                    List.of(
                        List.of(
                            stft(nFft, windowShare, hopShare, window, padding, Scale.POWER),
                            new MelFilterbank(2, 0, 4000, MelScale.HTK, MelNorm.NONE),
                            log),
                        after)));
  }

  private static Arbitrary<Double> shares() {
    return Arbitraries.doubles().between(0, 1);
  }

  private static Arbitrary<Transform<?, ?>> waveforms() {
    Arbitrary<Transform<?, ?>> emphasis =
        Combinators.combine(shares(), Arbitraries.of(PreEmphasis.FirstSample.class))
            .as(PreEmphasis::new);
    return Arbitraries.oneOf(
        emphasis, Arbitraries.of(8000, 4000, 7999, 12_000, 16_001).map(Resample::new));
  }

  private static Arbitrary<List<Transform<?, ?>>> stft() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 300),
            shares(),
            shares(),
            Arbitraries.of(Window.class),
            Arbitraries.of(Padding.class),
            Arbitraries.of(Scale.POWER, Scale.POWER, Scale.MAGNITUDE))
        .as(
            (nFft, windowShare, hopShare, window, padding, scale) ->
                List.of(stft(nFft, windowShare, hopShare, window, padding, scale)));
  }

  private static Stft stft(
      int nFft, double windowShare, double hopShare, Window window, Padding padding, Scale scale) {
    int windowLength = 1 + (int) (windowShare * (nFft - 1));
    int hopLength = 1 + (int) (hopShare * (windowLength - 1));
    return new Stft(nFft, windowLength, hopLength, window, padding, scale);
  }

  private static Arbitrary<List<Transform<?, ?>>> kaldiStft() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 300),
            shares(),
            shares(),
            Arbitraries.of(KaldiStft.Edges.class))
        .as(
            (windowLength, hopShare, preEmphasis, edges) -> {
              int hopLength = 1 + (int) (hopShare * (windowLength - 1));
              return List.of(new KaldiStft(windowLength, hopLength, preEmphasis, 100, edges));
            });
  }

  private static Arbitrary<Transform<?, ?>> bank() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 8),
            Arbitraries.of(MelScale.class),
            Arbitraries.of(MelNorm.class),
            Arbitraries.of(true, false))
        .as(
            (nMels, scale, norm, kaldi) ->
                kaldi
                    ? new KaldiMelFilterbank(nMels, 20, 4000)
                    : new MelFilterbank(nMels, 0, 4000, scale, norm));
  }

  private static Arbitrary<List<Transform<?, ?>>> compression() {
    return Arbitraries.of(
        List.of(
            List.of(),
            List.of(PowerToDb.unbounded()),
            List.of(PowerToLog.kaldi()),
            List.of(Pcen.librosa()),
            List.of(new Pcen<>(3, 0.5, 1, 0.3, 0.01, 1e-3)),
            List.of(PowerToDb.unbounded(), new RunningTopDb<>(10)),
            List.of(PowerToDb.unbounded(), new RunningTopDb<>(3, 200))));
  }

  private static Arbitrary<Transform<?, ?>> tail() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            List.of(
                new Mfcc(1),
                new Mfcc(3, Lifter.kaldi(22)),
                new DropLastFrame<>(),
                Standardize.fitted(new double[] {-20}, new double[] {3}),
                new Rescale<>(-20, 3),
                Unstandardize.of(new Rescale<>(-20, 3), Scale.DECIBELS),
                new DbToPower<>(2),
                new LogToPower<>(),
                new InverseMfcc(5, Lifter.none(), Scale.DECIBELS),
                RunningStandardize.perBand(0.02),
                RunningStandardize.allBands(0.5))),
        deltas());
  }

  private static Arbitrary<Transform<?, ?>> deltas() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 6),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(Deltas.Method.class),
            Arbitraries.of(Deltas.Rows.class))
        .as(
            (half, order, method, rows) ->
                new Deltas<>(2 * half + 1, Math.min(order, 2 * half), method, rows));
  }
}
