package io.github.audiomnist.examples;

import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.Kernel;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.Padding;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.Window;
import java.util.List;

/**
 * Sizes of a log-mel spectrogram of one second.
 *
 * @param sampleRate in Hz
 * @param nFft length of transform and window, in samples
 * @param hopLength in samples
 * @param nMels number of bands
 */
record BenchSetting(int sampleRate, int nFft, int hopLength, int nMels) {

  /** The sizes that the library is measured at. */
  static final List<BenchSetting> ALL =
      List.of(
          new BenchSetting(16_000, 400, 160, 80),
          new BenchSetting(16_000, 512, 128, 64),
          new BenchSetting(48_000, 1024, 256, 128),
          new BenchSetting(8_000, 256, 80, 40));

  /**
   * A convention that librosa and torchaudio can be given too: mirrored ends, Slaney's scale (on
   * HTK's some of 128 bands at 48 kHz would be empty), triangles of height 1, all decibels.
   */
  Pipeline<MelSpectrogram> pipeline(Kernel kernel) {
    return Pipeline.from(InputFormat.hz(sampleRate).withCrop(Crop.START))
        .then(new Stft(nFft, nFft, hopLength, Window.HANN, Padding.REFLECT, Scale.POWER))
        .then(new MelFilterbank(nMels, 0, sampleRate / 2.0, MelScale.SLANEY, MelNorm.NONE))
        .then(PowerToDb.unbounded())
        .withKernel(kernel);
  }

  @Override
  public String toString() {
    return "%s Hz, nFft %s, hop %s, %s mels".formatted(sampleRate, nFft, hopLength, nMels);
  }
}
