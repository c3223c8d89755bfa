package io.github.audiomnist.models;

import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.internal.Classifier;
import io.github.audiomnist.internal.Torch;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;

/** Computes integrated gradients of a recogniser. */
final class Explanation {

  /** Parts of the line; doubled until attributions are complete. */
  private static final int LEAST_STEPS = 64;

  private static final int MOST_STEPS = 1024;

  /** Of the difference of logits, or of one logit if that is more. */
  private static final double TOLERANCE = 0.01;

  private Explanation() {}

  /**
   * What each feature of a recording adds to the logit of {@code label}, from a baseline without
   * sound: the quietest value of the clip everywhere; of waveforms and cepstra 0. Padding stays as
   * it is.
   *
   * <p>The engine's gradients are waited for first, the network is kept open next: a thread that
   * trains may use and close recognisers, in that order too.
   */
  static Saliency of(Recognizer recognizer, LiveNetwork live, Waveform recording, String label) {
    return Torch.collectingGradients(
        () ->
            live.apply(
                recording,
                (classifier, features, validFrames) ->
                    of(recognizer, classifier, features, validFrames, label)));
  }

  private static Saliency of(
      Recognizer recognizer,
      Classifier classifier,
      float[] features,
      int validFrames,
      String label) {
    SignalSpec spec = recognizer.pipeline().output();
    int index = recognizer.networkLabels().indexOf(label);
    float[] baseline = baseline(features, validFrames, spec);
    float[] logits = classifier.logits(features, validFrames);
    double difference = (double) logits[index] - classifier.logits(baseline, validFrames)[index];
    Prediction prediction = recognizer.prediction(logits);
    Saliency saliency;
    int steps = LEAST_STEPS;
    do {
      double[] gradient = classifier.meanGradient(baseline, features, validFrames, index, steps);
      float[] values = new float[features.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) ((features[i] - baseline[i]) * gradient[i]);
      }
      saliency = new Saliency(prediction, label, spec, validFrames, values, difference);
      steps *= 2;
    } while (saliency.error() > TOLERANCE * Math.max(1, Math.abs(difference))
        && steps <= MOST_STEPS);
    return saliency;
  }

  private static float[] baseline(float[] features, int validFrames, SignalSpec spec) {
    float[] baseline = features.clone();
    boolean isZero = spec.kind() == SignalKind.WAVEFORM || spec.kind() == SignalKind.CEPSTROGRAM;
    float quietest = isZero ? 0 : lowest(features, validFrames, spec);
    for (int i = 0; i < baseline.length; i++) {
      if (i % spec.columns() < validFrames) {
        baseline[i] = quietest;
      }
    }
    return baseline;
  }

  private static float lowest(float[] features, int validFrames, SignalSpec spec) {
    float lowest = Float.POSITIVE_INFINITY;
    for (int i = 0; i < features.length; i++) {
      if (i % spec.columns() < validFrames) {
        lowest = Math.min(lowest, features[i]);
      }
    }
    return lowest;
  }
}
