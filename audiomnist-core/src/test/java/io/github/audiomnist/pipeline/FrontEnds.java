package io.github.audiomnist.pipeline;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.Spectrogram;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.Kernel;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.Padding;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.Window;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Every front end that can be put together, from any rate to decibels. */
final class FrontEnds {

  private static final int MOST_FRAMES = 40;
  private static final int MOST_BANDS = 128;

  /**
   * Valid settings, and a seed for signals.
   *
   * @param length of a clip, in samples
   */
  record FrontEnd(
      int sampleRate,
      int length,
      Stft stft,
      MelFilterbank mel,
      PowerToDb<MelSpectrogram> toDb,
      long seed) {

    Pipeline<Waveform> samples(int newLength) {
      return Pipeline.from(new InputFormat(sampleRate, newLength, Crop.START));
    }

    Pipeline<Spectrogram> power() {
      return samples(length).then(stft);
    }

    Pipeline<MelSpectrogram> mels(int newLength) {
      return samples(newLength).then(stft).then(mel);
    }

    Pipeline<MelSpectrogram> decibels(Kernel kernel) {
      return mels(length).then(toDb).withKernel(kernel);
    }

    FrontEnd withPadding(Padding padding) {
      Stft other =
          new Stft(
              stft.nFft(),
              stft.windowLength(),
              stft.hopLength(),
              stft.window(),
              padding,
              Scale.POWER);
      return new FrontEnd(sampleRate, length, other, mel, toDb, seed);
    }

    Waveform clip(float[] values) {
      return Waveform.of(values, sampleRate);
    }

    /** Of 16 bits, so that ten times as much is exact. */
    float[] noise(int count) {
      Random random = new Random(seed);
      float[] noise = new float[count];
      for (int i = 0; i < count; i++) {
        noise[i] = (random.nextInt(32_768) - 16_384) * 0x1p-15f;
      }
      return noise;
    }
  }

  private FrontEnds() {}

  static Arbitrary<FrontEnd> any() {
    return Combinators.combine(rates(), stfts(), banks(), decibels(), share(), Arbitraries.longs())
        .as(FrontEnds::frontEnd)
        .filter(FrontEnds::isValid);
  }

  /** Mostly the rates in use. */
  private static Arbitrary<Integer> rates() {
    return Arbitraries.oneOf(
        Arbitraries.of(8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000),
        Arbitraries.integers().between(1, SignalSpec.MAX_SAMPLE_RATE));
  }

  private static Arbitrary<Stft> stfts() {
    Arbitrary<Integer> sizes =
        Arbitraries.oneOf(
            Arbitraries.of(2, 256, 400, 480, 512, 1024, 1103, 2048, 4096),
            Arbitraries.integers().between(2, 512),
            Arbitraries.integers().between(2, 4096));
    return Combinators.combine(
            sizes,
            share(),
            share(),
            Arbitraries.of(Window.values()),
            Arbitraries.of(Padding.values()))
        .as(
            (nFft, window, hop, kind, padding) -> {
              int windowLength = part(nFft, window);
              return new Stft(
                  nFft, windowLength, part(windowLength, hop), kind, padding, Scale.POWER);
            });
  }

  /** Bands whose frequencies are shares of half the rate; see {@link #frontEnd}. */
  private static Arbitrary<MelFilterbank> banks() {
    return Combinators.combine(
            Arbitraries.integers().between(1, MOST_BANDS),
            Arbitraries.doubles().between(0, 0.9),
            share(),
            Arbitraries.of(MelScale.values()),
            Arbitraries.of(MelNorm.values()))
        .as(
            (nMels, low, width, scale, norm) ->
                new MelFilterbank(nMels, low, low + 1e-3 + width * (1 - low - 1e-3), scale, norm));
  }

  private static Arbitrary<PowerToDb<MelSpectrogram>> decibels() {
    return Combinators.combine(
            Arbitraries.of(1f, 1e-3f, 32_768f),
            Arbitraries.of(1e-10f, 1e-5f, 1e-30f),
            Arbitraries.of(80f, 10f, 0.5f, Float.POSITIVE_INFINITY))
        .as(PowerToDb::new);
  }

  private static Arbitrary<Double> share() {
    return Arbitraries.doubles().between(0, 1);
  }

  /** 1 to {@code whole}. */
  private static int part(int whole, double share) {
    return 1 + (int) (share * (whole - 1));
  }

  private static FrontEnd frontEnd(
      int sampleRate,
      Stft stft,
      MelFilterbank shares,
      PowerToDb<MelSpectrogram> toDb,
      double lengthShare,
      long seed) {
    int shortest =
        switch (stft.padding()) {
          case NONE -> stft.nFft();
          case ZEROS -> 1;
          case REFLECT -> stft.nFft() / 2 + 1;
        };
    int length = shortest + (int) (lengthShare * MOST_FRAMES * stft.hopLength());
    double half = sampleRate / 2.0;
    MelFilterbank mel =
        new MelFilterbank(
            shares.nMels(),
            shares.fMin() * half,
            Math.min(half, shares.fMax() * half),
            shares.melScale(),
            shares.norm());
    return new FrontEnd(sampleRate, length, stft, mel, toDb, seed);
  }

  /** Every band holds a bin. */
  private static boolean isValid(FrontEnd frontEnd) {
    try {
      return frontEnd.mels(frontEnd.length()).output().size() > 0;
    } catch (SpecMismatchException e) {
      return false;
    }
  }
}
