package io.github.audiomnist.models;

import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.signal.SignalSpec;

/**
 * What each value of a clip's features adds to the logit of a label: integrated gradients
 * (Sundararajan, Taly and Yan, "Axiomatic Attribution for Deep Networks", ICML 2017).
 *
 * <p>The logit's gradients are averaged over the line from a baseline without sound to the
 * features, and multiplied by the way. So what the values add sums up to the difference of the
 * label's logits at both ends (completeness), but for the number of steps: see {@link #error()}.
 * Immutable; threads may share it.
 */
public final class Saliency {

  private final Prediction prediction;
  private final String label;
  private final SignalSpec spec;
  private final int validFrames;
  private final float[] values;
  private final double logitDifference;

  /** Wraps values, without copying them. */
  Saliency(
      Prediction prediction,
      String label,
      SignalSpec spec,
      int validFrames,
      float[] values,
      double logitDifference) {
    this.prediction = prediction;
    this.label = label;
    this.spec = spec;
    this.validFrames = validFrames;
    this.values = values;
    this.logitDifference = logitDifference;
  }

  /** What the clip was taken for. */
  public Prediction prediction() {
    return prediction;
  }

  /** The label whose logit is explained. */
  public String label() {
    return label;
  }

  /** Shape of features and attributions. */
  public SignalSpec spec() {
    return spec;
  }

  /** Frames that stem from the recording, from 0; the rest adds nothing. */
  public int validFrames() {
    return validFrames;
  }

  /** A copy of the attributions, in logits, row-major {@code [rows][columns]}. */
  public float[] values() {
    return values.clone();
  }

  /** The label's logit, less what it is without sound. */
  public double logitDifference() {
    return logitDifference;
  }

  /** The sum of all attributions. */
  public double sum() {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  /** How far {@link #sum()} is from {@link #logitDifference()}; more steps bring it nearer to 0. */
  public double error() {
    return Math.abs(sum() - logitDifference);
  }
}
