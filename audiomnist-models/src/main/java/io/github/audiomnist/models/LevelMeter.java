package io.github.audiomnist.models;

import java.util.Arrays;

/**
 * The level of a stream above its rumble, for every hop of 10 ms that of the last three hops, in dB
 * below full scale.
 */
final class LevelMeter {

  static final int HOPS_PER_SECOND = 100;

  /** Under it rooms and mains hum. */
  private static final double CUT_OFF_HZ = 100;

  /** Quieter is nothing: the noise of 16 bits. */
  private static final double LEAST_POWER = 1e-10;

  private static final int SMOOTHED_HOPS = 3;

  private final int hopLength;
  private final Biquad highPass;
  private final double[] powers = new double[SMOOTHED_HOPS];
  private int numHops;
  private int position;
  private double sum;

  LevelMeter(int sampleRate) {
    this.hopLength = Math.max(1, sampleRate / HOPS_PER_SECOND);
    this.highPass = Biquad.highPass(Math.min(CUT_OFF_HZ, sampleRate / 8.0), sampleRate);
  }

  /** Samples of a hop. */
  int hopLength() {
    return hopLength;
  }

  /** Takes a sample; says whether it ends a hop. */
  boolean accept(float sample) {
    double heard = highPass.apply(sample);
    sum += heard * heard;
    if (++position < hopLength) {
      return false;
    }
    powers[numHops % SMOOTHED_HOPS] = sum / hopLength;
    numHops = numHops == 2 * SMOOTHED_HOPS - 1 ? SMOOTHED_HOPS : numHops + 1;
    position = 0;
    sum = 0;
    return true;
  }

  /** The level at the end of the last hop. */
  double level() {
    int count = Math.max(1, Math.min(numHops, SMOOTHED_HOPS));
    double power = 0;
    for (int i = 0; i < count; i++) {
      power += powers[i];
    }
    return 10 * Math.log10(Math.max(LEAST_POWER, power / count));
  }

  void reset() {
    highPass.reset();
    Arrays.fill(powers, 0);
    numHops = 0;
    position = 0;
    sum = 0;
  }

  /** A filter of second order, from R. Bristow-Johnson's cookbook. */
  private static final class Biquad {

    private final double b0;
    private final double b1;
    private final double b2;
    private final double a1;
    private final double a2;
    private double state1;
    private double state2;

    private Biquad(double b0, double b1, double b2, double a1, double a2) {
      this.b0 = b0;
      this.b1 = b1;
      this.b2 = b2;
      this.a1 = a1;
      this.a2 = a2;
    }

    /** Butterworth's. */
    static Biquad highPass(double hz, int sampleRate) {
      double omega = 2 * Math.PI * hz / sampleRate;
      double cosine = Math.cos(omega);
      double alpha = Math.sin(omega) / Math.sqrt(2);
      double a0 = 1 + alpha;
      double b = (1 + cosine) / 2 / a0;
      return new Biquad(b, -2 * b, b, -2 * cosine / a0, (1 - alpha) / a0);
    }

    double apply(double in) {
      double out = b0 * in + state1;
      state1 = b1 * in - a1 * out + state2;
      state2 = b2 * in - a2 * out;
      return out;
    }

    void reset() {
      state1 = 0;
      state2 = 0;
    }
  }
}
