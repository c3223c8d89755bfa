package io.github.audiomnist.augment;

import io.github.audiomnist.transform.Window;
import java.util.Arrays;

/**
 * Samples at another tempo and the same pitch, by waveform-similarity overlap-add (Verhelst and
 * Roelands 1993, "An Overlap-Add Technique Based on Waveform Similarity (WSOLA) for High Quality
 * Time-Scale Modification of Speech").
 *
 * <p>Stretches of 30 ms under a Hann window are laid half over each other. Each comes from where
 * the tempo asks for it, but for up to 8 ms, by which it is moved to where it is most like what
 * followed the stretch before it: that range holds a period of every voice above 62 Hz.
 *
 * <p>Zeros stand before and behind the samples, so that no stretch reaches over an end.
 */
final class Wsola {

  private static final double HOP_SECONDS = 0.015;
  private static final double REACH_SECONDS = 0.008;

  private final double factor;
  private final int hop;
  private final int reach;
  private final int outLength;
  private final double[] samples;
  private final double[] energyBefore;
  private final double[] window;
  private final double[] similarity;

  private Wsola(float[] clip, int sampleRate, double factor) {
    this.factor = factor;
    this.hop = (int) Math.max(1, Math.round(HOP_SECONDS * sampleRate));
    this.reach = (int) Math.round(REACH_SECONDS * sampleRate);
    this.outLength = Math.toIntExact((long) Math.ceil(clip.length / factor));
    int behind = (int) Math.ceil(factor * (hop + 1)) + hop + reach + 2;
    this.samples = new double[hop + reach + clip.length + behind];
    for (int i = 0; i < clip.length; i++) {
      samples[hop + reach + i] = clip[i];
    }
    this.energyBefore = new double[samples.length + 1];
    for (int i = 0; i < samples.length; i++) {
      energyBefore[i + 1] = energyBefore[i] + samples[i] * samples[i];
    }
    this.window = Window.HANN.weights(2 * hop);
    this.similarity = new double[2 * reach + 1];
  }

  /**
   * {@code ceil(clip.length / factor)} samples.
   *
   * @param factor of tempo, above 1 for a shorter clip
   */
  static float[] stretch(float[] clip, int sampleRate, double factor) {
    return new Wsola(clip, sampleRate, factor).stretch();
  }

  /** The middle of stretch k lies at output sample {@code k * hop}. */
  private float[] stretch() {
    double[] sum = new double[outLength + 3 * hop];
    int start = reach;
    for (int k = 0; (k - 1) * hop < outLength; k++) {
      int asked = reach + (int) Math.round(k * hop * factor);
      start = k == 0 ? asked : mostSimilar(start + hop, asked);
      for (int i = 0; i < window.length; i++) {
        sum[k * hop + i] += window[i] * samples[start + i];
      }
    }
    float[] out = new float[outLength];
    for (int i = 0; i < outLength; i++) {
      out[i] = (float) sum[hop + i];
    }
    return out;
  }

  /** The start around {@code asked}, of equals the nearest, that is most like {@code followed}. */
  private int mostSimilar(int followed, int asked) {
    correlate(followed, asked - reach);
    int best = reach;
    for (int distance = 1; distance <= reach; distance++) {
      best = better(best, reach - distance);
      best = better(best, reach + distance);
    }
    return asked - reach + best;
  }

  private int better(int best, int other) {
    return similarity[other] > similarity[best] ? other : best;
  }

  /**
   * Correlates the half stretch at {@code followed} with those from {@code first} on. Lanes are the
   * starts, so the compiler can vectorise.
   */
  private void correlate(int followed, int first) {
    Arrays.fill(similarity, 0);
    for (int i = 0; i < hop; i++) {
      double sample = samples[followed + i];
      for (int lane = 0; lane < similarity.length; lane++) {
        similarity[lane] += sample * samples[first + i + lane];
      }
    }
    for (int lane = 0; lane < similarity.length; lane++) {
      double energy = energyBefore[first + lane + hop] - energyBefore[first + lane];
      similarity[lane] = energy > 0 ? similarity[lane] / Math.sqrt(energy) : 0;
    }
  }
}
