package io.github.audiomnist.augment;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.transform.TestSignals;

/** Features of noise. */
final class Pictures {

  private Pictures() {}

  /** Values about 3, so that none is a fill. */
  static MelSpectrogram melSpectrogram(long seed, int rows, int columns, int validFrames) {
    SignalSpec spec =
        new SignalSpec(
            SignalKind.MEL_SPECTROGRAM, 8000, rows, columns, Scale.STANDARDIZED, 256, 80);
    float[] values = TestSignals.noise(seed, spec.size(), 1);
    for (int i = 0; i < values.length; i++) {
      values[i] += 3;
    }
    return new MelSpectrogram(spec, values, validFrames);
  }

  static double meanOfValid(TimeFrequency features) {
    double sum = 0;
    for (int row = 0; row < features.spec().rows(); row++) {
      for (int frame = 0; frame < features.validFrames(); frame++) {
        sum += features.at(row, frame);
      }
    }
    int count = features.spec().rows() * features.validFrames();
    return count == 0 ? 0 : sum / count;
  }
}
