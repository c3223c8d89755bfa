package io.github.audiomnist.internal;

/** Learning rates of a training: a linear rise, then half a cosine down to 0. */
record OneCycle(double peak, int totalSteps) {

  private static final double RISE = 0.1;

  /** The rate of step {@code step}, from 0. */
  double rate(int step) {
    double rising = Math.max(1, RISE * totalSteps);
    if (step < rising) {
      return peak * (step + 1) / (rising + 1);
    }
    double position = (step - rising) / Math.max(1, totalSteps - rising);
    return peak * 0.5 * (1 + Math.cos(Math.PI * position));
  }
}
