package io.github.audiomnist.transform;

/**
 * Weights by which one row of samples becomes another of any length: triangles as wide as two
 * samples of the longer-spaced of both rows, cut off at the ends and then of sum 1.
 *
 * <p>So do Pillow's {@code Image.resize(BILINEAR)} and PyTorch's {@code
 * interpolate(mode="bilinear", antialias=True)}, which torchvision's Resize calls. A longer row is
 * plain linear interpolation.
 *
 * @param from samples of the row that is read
 * @param to samples of the row that is written
 */
record Antialias(int from, int to) {

  private double spacing() {
    return (double) from / to;
  }

  /** The middle of sample {@code i} of the new row, in samples of the old one. */
  double centre(int i) {
    return (i + 0.5) * spacing();
  }

  private double reach() {
    return Math.max(1, spacing());
  }

  /** The first sample that goes into sample {@code i}. */
  int first(int i) {
    return Math.max(0, (int) (centre(i) - reach() + 0.5));
  }

  /**
   * Writes the weights of the samples from {@link #first}.
   *
   * @param weights room for {@code from} of them
   * @return how many there are
   */
  int weights(int i, double[] weights) {
    int first = first(i);
    int count = Math.min(from, (int) (centre(i) + reach() + 0.5)) - first;
    double sum = 0;
    for (int j = 0; j < count; j++) {
      double distance = Math.abs(first + j + 0.5 - centre(i)) / reach();
      weights[j] = Math.max(0, 1 - distance);
      sum += weights[j];
    }
    for (int j = 0; j < count; j++) {
      weights[j] /= sum;
    }
    return count;
  }
}
