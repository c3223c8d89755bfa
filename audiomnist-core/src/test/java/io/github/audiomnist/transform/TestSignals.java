package io.github.audiomnist.transform;

import java.util.Random;

/** Inputs that tests share. */
public final class TestSignals {

  private TestSignals() {}

  /** Samples evenly spread over [-amplitude, amplitude]. */
  public static float[] noise(long seed, int length, double amplitude) {
    Random random = new Random(seed);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (amplitude * (2 * random.nextDouble() - 1));
    }
    return samples;
  }

  /** A sine that begins at phase 0.3, so that no sample is special. */
  public static float[] sine(double hz, int sampleRate, int length, double amplitude) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / sampleRate + 0.3));
    }
    return samples;
  }

  /** Each value times {@code factor}. */
  public static float[] scaled(float[] values, double factor) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = (float) (factor * values[i]);
    }
    return scaled;
  }

  /** What {@code plan} makes of a whole input. */
  public static float[] run(Plan plan, float[] in) {
    float[] out = new float[plan.output().size()];
    plan.process(in, plan.input().columns(), out, plan.newScratch());
    return out;
  }

  /** Largest absolute difference of two arrays. */
  public static double maxDifference(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new AssertionError("lengths " + a.length + " and " + b.length);
    }
    double max = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = Math.abs((double) a[i] - b[i]);
      if (!(difference <= max)) {
        max = difference;
      }
    }
    return max;
  }
}
