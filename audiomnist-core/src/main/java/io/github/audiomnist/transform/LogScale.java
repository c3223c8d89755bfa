package io.github.audiomnist.transform;

/**
 * What a {@link BlockKernel} makes of a power: {@code factor ln(max(floor, power)) + offset}, and
 * not below {@code range} under the clip's largest value.
 *
 * @param floor positive and normal
 * @param range infinite to keep all
 */
record LogScale(double floor, double factor, double offset, double range) {

  private static final double DECIBELS_PER_NEPER = 10 / Math.log(10);

  static LogScale of(PowerToDb<?> toDb) {
    return new LogScale(
        toDb.amin(), DECIBELS_PER_NEPER, -10 * Math.log10(toDb.reference()), toDb.topDb());
  }

  static LogScale of(PowerToLog<?> toLog) {
    return new LogScale(toLog.floor(), 1, 0, Double.POSITIVE_INFINITY);
  }

  /** Of a power that is at least the floor. */
  double of(double power) {
    return factor * FastLog.of(power) + offset;
  }

  /**
   * Writes those of {@code power[i]}, which is not negative, to {@code out[start + i]}, for i below
   * {@code count}.
   *
   * @return the largest power, at least the floor
   */
  double write(double[] power, int count, float[] out, int start) {
    long least = Double.doubleToRawLongBits(floor);
    long most = least;
    for (int i = 0; i < count; i++) {
      long bits = Math.max(Double.doubleToRawLongBits(power[i]), least);
      out[start + i] = (float) (factor * FastLog.ofBits(bits) + offset);
      most = Math.max(most, bits);
    }
    return Double.longBitsToDouble(most);
  }
}
