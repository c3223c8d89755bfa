package io.github.audiomnist.examples;

import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.models.CrossValidation;
import io.github.audiomnist.models.Network;
import io.github.audiomnist.pipeline.Fitting;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.PadOrTrim;
import io.github.audiomnist.transform.Pcen;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.PowerToLog;
import io.github.audiomnist.transform.Standardize;
import io.github.audiomnist.transform.Transform;
import io.github.audiomnist.transform.TrimSilence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What an ablation changes, one thing at a time; the first variant is what is usual. */
enum AblationGroup {
  /** Number of mel bands. */
  MELS {
    @Override
    List<Variant> variants(Base base) {
      return IntStream.of(40, 64, 80)
          .mapToObj(n -> base.frontEnd(n + " bands", base.frontEnd().withNumMels(n)))
          .toList();
    }
  },

  /** Length of the window. */
  WINDOWS {
    @Override
    List<Variant> variants(Base base) {
      return milliseconds(base, base.frontEnd()::withWindowSeconds, 25, 16, 32, 50);
    }
  },

  /** Distance between windows. */
  HOPS {
    @Override
    List<Variant> variants(Base base) {
      return milliseconds(base, base.frontEnd()::withHopSeconds, 10, 5, 16, 25);
    }
  },

  /** How powers are compressed. */
  SCALE {
    @Override
    List<Variant> variants(Base base) {
      return List.of(
          base.scaled("decibels to 80 under the loudest", PowerToDb.librosa()),
          base.scaled("logarithm", PowerToLog.kaldi()),
          base.scaled("PCEN", Pcen.librosa()),
          // Without gain control and, at power 1, without any compression.
          base.scaled("cube root", new Pcen<>(1, 0, 1e-9, 1 / 3.0, 0.4, 1e-6)),
          base.scaled("power", new Pcen<>(1, 0, 1, 1, 0.4, 1e-6)));
    }
  },

  /** What brings clips to a common level. */
  NORMALIZATION {
    @Override
    List<Variant> variants(Base base) {
      return List.of(
          base.normalized("per clip", (features, split) -> features.then(Standardize.perClip())),
          base.normalized("per band", (features, split) -> features.then(Standardize.perBand())),
          base.normalized(
              "data set", (features, split) -> Fitting.overall(features, recordings(split))),
          base.normalized(
              "data set by band",
              (features, split) -> Fitting.perBand(features, recordings(split))),
          base.normalized(
              "none",
              (features, split) ->
                  features.then(Standardize.fitted(new double[] {0}, new double[] {1}))));
    }
  },

  /** What of a recording is heard. */
  LENGTH {
    @Override
    List<Variant> variants(Base base) {
      InputFormat input = base.input();
      int rate = input.sampleRate();
      List<Variant> variants = new ArrayList<>();
      variants.add(base.padded(input));
      DoubleStream.of(0.5, 1, 1.5)
          .mapToObj(input::seconds)
          .filter(other -> other.length() != input.length())
          .forEach(other -> variants.add(base.padded(other)));
      variants.add(
          base.heard(
              "silence trimmed",
              Pipeline.from(InputFormat.hz(rate).seconds(5))
                  .then(TrimSilence.atRate(rate))
                  .then(new PadOrTrim(input.length(), Crop.CENTER))));
      return variants;
    }
  },

  /** Every family with as many parameters as the one that was asked for. */
  FAMILIES {
    @Override
    List<Variant> variants(Base base) {
      Pipeline<MelSpectrogram> features = Pipeline.melSpec(base.input());
      long parameters = FamilySizes.parameters(base.network(), features, base.classes());
      List<Variant> variants = new ArrayList<>();
      variants.add(base.network(base.family().toString(), base.network()));
      Arrays.stream(ModelFamily.values())
          .filter(family -> family.readsMels() && family != base.family())
          .forEach(
              family ->
                  variants.add(
                      base.network(
                          family.toString(),
                          FamilySizes.matched(family, features, base.classes(), parameters))));
      return variants;
    }
  },

  /** What keeps a network from learning its clips by heart. */
  REGULARIZATION {
    @Override
    List<Variant> variants(Base base) {
      Network<TimeFrequency> none = FamilySizes.withDropout(base.family(), 0);
      return List.of(
          base.network("dropout and SpecAugment", base.network()),
          base.network("SpecAugment alone", none),
          base.network("more dropout", FamilySizes.withDropout(base.family(), MORE_DROPOUT)),
          base.masked("dropout alone", base.network(), SpecAugment.NONE),
          base.masked("neither", none, SpecAugment.NONE));
    }
  };

  private static final double MORE_DROPOUT = 0.4;

  /**
   * What all variants share.
   *
   * @param input rate and length of the clips
   * @param family of the network
   * @param settings of the training
   * @param classes number of labels
   */
  record Base(InputFormat input, ModelFamily family, Training settings, int classes) {

    Network<TimeFrequency> network() {
      return family.network();
    }

    FrontEnd frontEnd() {
      return FrontEnd.usual(input);
    }

    private Variant of(String name, Pipeline<MelSpectrogram> features) {
      return new Variant(name, split -> features.then(network()), settings);
    }

    Variant frontEnd(String name, FrontEnd frontEnd) {
      return of(name, frontEnd.power().then(PowerToDb.librosa()));
    }

    Variant scaled(String name, Transform<MelSpectrogram, MelSpectrogram> scale) {
      return of(name, frontEnd().power().then(scale));
    }

    Variant padded(InputFormat other) {
      double seconds = (double) other.length() / other.sampleRate();
      return heard("padded to %s s".formatted(seconds), Pipeline.from(other));
    }

    Variant heard(String name, Pipeline<Waveform> waveform) {
      return of(name, frontEnd().power(waveform).then(PowerToDb.librosa()));
    }

    Variant normalized(
        String name,
        BiFunction<Pipeline<MelSpectrogram>, Split, Pipeline<MelSpectrogram>> normalization) {
      Pipeline<MelSpectrogram> features = frontEnd().power().then(PowerToDb.librosa());
      CrossValidation.Trainers trainers =
          split -> normalization.apply(features, split).then(network());
      return new Variant(name, trainers, settings);
    }

    Variant network(String name, Network<TimeFrequency> network) {
      Pipeline<MelSpectrogram> features = Pipeline.melSpec(input);
      return new Variant(name, split -> features.then(network), settings);
    }

    Variant masked(String name, Network<TimeFrequency> network, SpecAugment masks) {
      Variant unmasked = network(name, network);
      return new Variant(name, unmasked.trainers(), settings.withSpecAugment(masks));
    }
  }

  /** The variants, the usual one first. */
  abstract List<Variant> variants(Base base);

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return Choices.written(this);
  }

  private static List<Variant> milliseconds(
      Base base, DoubleFunction<FrontEnd> sized, int... lengths) {
    return IntStream.of(lengths)
        .mapToObj(length -> base.frontEnd(length + " ms", sized.apply(length / 1000.0)))
        .toList();
  }

  /** The recordings to learn from, and no others, read one after the other. */
  private static Iterable<Waveform> recordings(Split split) {
    return () -> split.train().clips().stream().map(AblationGroup::read).iterator();
  }

  private static Waveform read(LabeledClip clip) {
    try {
      return clip.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
