package io.github.audiomnist.transform;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A mel filter bank bin by bin: every bin lies on the rising side of one triangle and the falling
 * side of the one before it. Stretch m, the bins up to {@code ends()[m]}, is where band m rises,
 * and for the last band where it falls as well. Arrays are not to be written to.
 *
 * <p>Immutable; threads may share it.
 */
final class MelStretches {

  private final int[] rows;
  private final double[] rising;
  private final double[] falling;
  private final int[] ends;

  /**
   * @param bands triangles that overlap their neighbours only
   * @param powerRows as {@link SpectrumTables} leaves four times the power
   */
  MelStretches(MelBand[] bands, int[] powerRows) {
    int[] bandOfBin = lastBands(bands, powerRows.length);
    int[] bins = IntStream.range(0, powerRows.length).filter(b -> bandOfBin[b] >= 0).toArray();
    rows = IntStream.of(bins).map(bin -> powerRows[bin]).toArray();
    rising = IntStream.of(bins).mapToDouble(bin -> weight(bands, bandOfBin[bin], bin)).toArray();
    falling =
        IntStream.of(bins).mapToDouble(bin -> weight(bands, bandOfBin[bin] - 1, bin)).toArray();
    ends =
        IntStream.range(0, bands.length)
            .map(m -> (int) IntStream.of(bins).filter(bin -> bandOfBin[bin] <= m).count())
            .toArray();
  }

  /** For every bin the last band that it belongs to; -1 before the first. */
  private static int[] lastBands(MelBand[] bands, int numBins) {
    int[] last = new int[numBins];
    Arrays.fill(last, -1);
    for (int m = 0; m < bands.length; m++) {
      for (int i = 0; i < bands[m].weights().length; i++) {
        if (bands[m].weights()[i] > 0) {
          last[bands[m].firstBin() + i] = m;
        }
      }
    }
    return last;
  }

  private static double weight(MelBand[] bands, int m, int bin) {
    int i = m < 0 ? -1 : bin - bands[m].firstBin();
    return i < 0 || i >= bands[m].weights().length
        ? 0
        : MelTables.POWER_FACTOR * bands[m].weights()[i];
  }

  /** For every bin of a band the row of its power. */
  int[] rows() {
    return rows;
  }

  /** For every such bin its weight in the band that rises there. */
  double[] rising() {
    return rising;
  }

  /** For every such bin its weight in the band before. */
  double[] falling() {
    return falling;
  }

  int[] ends() {
    return ends;
  }
}
