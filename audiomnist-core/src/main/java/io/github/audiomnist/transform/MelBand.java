package io.github.audiomnist.transform;

/** One triangle of a mel filter bank, without its zeros: weights of bins from {@code firstBin}. */
final class MelBand {

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
      weights[i] = (float) (height * Math.max(0, Math.min(rising, falling)));
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
