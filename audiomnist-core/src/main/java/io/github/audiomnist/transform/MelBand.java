package io.github.audiomnist.transform;

/** One triangle of a mel filter bank, without its zeros: weights of bins from {@code firstBin}. */
final class MelBand {

  /** Share of the height below which a bin lies on a corner, but for rounding. */
  private static final double CORNER = 1e-9;

  private final int firstBin;
  private final float[] weights;

  private MelBand(int firstBin, float[] weights) {
    this.firstBin = firstBin;
    this.weights = weights;
  }

  /**
   * The triangle from {@code low} over {@code peak} to {@code high} (Hz), sampled at multiples of
   * {@code binWidth} Hz.
   */
  static MelBand triangle(
      double low, double peak, double high, double height, double binWidth, int numBins) {
    int first = Math.min(numBins, (int) Math.floor(low / binWidth) + 1);
    int end = Math.max(first, Math.min(numBins, (int) Math.ceil(high / binWidth)));
    float[] weights = new float[end - first];
    for (int i = 0; i < weights.length; i++) {
      double hz = (first + i) * binWidth;
      double rising = (hz - low) / (peak - low);
      double falling = (high - hz) / (high - peak);
      double share = Math.min(rising, falling);
      weights[i] = share < CORNER ? 0 : (float) (height * share);
    }
    return new MelBand(first, weights);
  }

  /**
   * The triangle of height 1 that rises from {@code low} for {@code side} mels and falls for as
   * many, sampled at multiples of {@code binWidth} Hz.
   */
  static MelBand triangleOverMels(double low, double side, double binWidth, int numBins) {
    MelScale scale = MelScale.HTK;
    int first = Math.min(numBins, (int) Math.floor(scale.toHz(low) / binWidth) + 1);
    double endBin = Math.ceil(scale.toHz(low + 2 * side) / binWidth);
    int end = Math.max(first, (int) Math.min(numBins, endBin));
    float[] weights = new float[end - first];
    for (int i = 0; i < weights.length; i++) {
      double share = 1 - Math.abs((scale.fromHz((first + i) * binWidth) - low) / side - 1);
      weights[i] = share < CORNER ? 0 : (float) share;
    }
    return new MelBand(first, weights);
  }

  int firstBin() {
    return firstBin;
  }

  float[] weights() {
    return weights;
  }

  boolean isEmpty() {
    for (float weight : weights) {
      if (weight > 0) {
        return false;
      }
    }
    return true;
  }
}
