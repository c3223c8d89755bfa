package io.github.audiomnist.examples.web;

import io.github.audiomnist.pipeline.FeatureStream;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.Stft;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A mel spectrogram of a whole recording, to be drawn: for the eye, whatever the recogniser reads.
 *
 * @param nMels bands, low to high
 * @param numFrames columns
 * @param hopSeconds from one column to the next
 * @param hertz centre of each band
 * @param topDb decibels from darkest to brightest
 * @param values a byte for each cell, row-major {@code [nMels][numFrames]}, 255 the loudest and 0
 *     {@code topDb} under it; in Base64
 */
record MelView(
    int nMels, int numFrames, double hopSeconds, List<Integer> hertz, float topDb, String values) {

  private static final int N_MELS = 64;
  private static final double F_MIN = 50;
  private static final float TOP_DB = 80;
  private static final int BRIGHTEST = 255;
  private static final int WIDE_HZ = 16_000;
  private static final int NARROW_HZ = 8_000;
  private static final Pipeline<MelSpectrogram> WIDE = pipeline(WIDE_HZ);
  private static final Pipeline<MelSpectrogram> NARROW = pipeline(NARROW_HZ);

  private static Pipeline<MelSpectrogram> pipeline(int sampleRate) {
    return Pipeline.from(InputFormat.hz(sampleRate))
        .then(Stft.power(64 * sampleRate / 1000, sampleRate / 40, sampleRate / 100))
        .then(new MelFilterbank(N_MELS, F_MIN, sampleRate / 2.0, MelScale.SLANEY, MelNorm.AREA))
        .then(PowerToDb.unbounded());
  }

  static MelView of(Waveform recording) {
    Pipeline<MelSpectrogram> pipeline = recording.sampleRate() < WIDE_HZ ? NARROW : WIDE;
    List<float[]> frames = new ArrayList<>();
    FeatureStream stream =
        pipeline.stream(recording.sampleRate(), (frame, values) -> frames.add(values.clone()));
    stream.accept(recording.values());
    stream.flush();
    int sampleRate = pipeline.input().sampleRate();
    return new MelView(
        N_MELS,
        frames.size(),
        (double) pipeline.output().hopLength() / sampleRate,
        centers(sampleRate / 2.0),
        TOP_DB,
        Base64.getEncoder().encodeToString(bytes(frames)));
  }

  private static List<Integer> centers(double fMax) {
    double low = MelScale.SLANEY.fromHz(F_MIN);
    double step = (MelScale.SLANEY.fromHz(fMax) - low) / (N_MELS + 1);
    List<Integer> hertz = new ArrayList<>();
    for (int band = 1; band <= N_MELS; band++) {
      hertz.add((int) Math.round(MelScale.SLANEY.toHz(low + band * step)));
    }
    return hertz;
  }

  private static byte[] bytes(List<float[]> frames) {
    float loudest = Float.NEGATIVE_INFINITY;
    for (float[] frame : frames) {
      for (float decibels : frame) {
        loudest = Math.max(loudest, decibels);
      }
    }
    byte[] cells = new byte[N_MELS * frames.size()];
    for (int band = 0; band < N_MELS; band++) {
      for (int column = 0; column < frames.size(); column++) {
        float under = loudest - frames.get(column)[band];
        cells[band * frames.size() + column] =
            (byte) Math.round(BRIGHTEST * Math.max(0, 1 - under / TOP_DB));
      }
    }
    return cells;
  }
}
