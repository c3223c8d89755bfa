package io.github.audiomnist.augment;

import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.signal.Waveform;

/**
 * A clip and its partner in one signal and one target: {@code share} of the clip, and the rest of
 * the partner.
 *
 * @param partner index of the other clip in the data set
 * @param share of the clip itself, in [0, 1]
 */
public record Mixture(int partner, double share) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if {@code partner < 0} or {@code share} is outside 0 to 1
   */
  public Mixture {
    Checks.notNegative("Mixture", "a partner", partner);
    Checks.share("Mixture", "a share", share);
  }

  /**
   * The weighted sum of two clips, as long as the first; zeros stand behind a shorter partner.
   *
   * @throws SpecMismatchException if the sample rates differ
   */
  public Waveform mix(Waveform clip, Waveform other) {
    if (clip.sampleRate() != other.sampleRate()) {
      throw new SpecMismatchException(
          "Mixture", clip.sampleRate() + " Hz", other, "resample one of the clips");
    }
    float[] values = clip.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = mix(values[i], i < other.length() ? other.at(i) : 0);
    }
    return Waveform.of(values, clip.sampleRate());
  }

  /**
   * The weighted sum of two clips' features; frames are valid that are so in one of them.
   *
   * @throws SpecMismatchException if the specs differ
   */
  public <S extends TimeFrequency> S mix(S features, S others) {
    if (!features.spec().equals(others.spec())) {
      throw new SpecMismatchException(
          "Mixture", features.toString(), others, "extract both with one pipeline");
    }
    float[] values = features.values();
    float[] otherValues = others.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = mix(values[i], otherValues[i]);
    }
    int valid = Math.max(features.validFrames(), others.validFrames());
    return Features.like(features, values, valid);
  }

  private float mix(float value, float other) {
    return share == 1 ? value : (float) (share * value + (1 - share) * other);
  }

  /**
   * The target of the mixture: the share of every label, 1 in sum.
   *
   * @param label index of the clip's label
   * @param otherLabel index of the partner's label
   * @param numLabels of the data set
   * @throws IndexOutOfBoundsException if an index is not below {@code numLabels}
   */
  public float[] labelWeights(int label, int otherLabel, int numLabels) {
    float[] weights = new float[numLabels];
    weights[label] += (float) share;
    weights[otherLabel] += (float) (1 - share);
    return weights;
  }
}
