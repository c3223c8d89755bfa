package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.TimeFrequency;
import java.util.Arrays;

/**
 * Covers rectangles of features (DeVries and Taylor 2017, "Improved Regularization of Convolutional
 * Neural Networks with Cutout"). Of each the size is fixed and the middle lies anywhere in the
 * frames that stem from the recording; what reaches beyond them or beyond the bands is cut off.
 *
 * @param holes number of rectangles
 * @param bands height of one
 * @param frames width of one
 * @param fill what stands in them
 */
public record Cutout(int holes, int bands, int frames, Fill fill) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a number is negative
   */
  public Cutout {
    Checks.notNegative("Cutout", "holes", holes);
    Checks.notNegative("Cutout", "bands", bands);
    Checks.notNegative("Cutout", "frames", frames);
  }

  /** Rectangles filled with 0. */
  public static Cutout of(int holes, int bands, int frames) {
    return new Cutout(holes, bands, frames, Fill.ZERO);
  }

  /**
   * The features with the holes of one clip in one epoch.
   *
   * @param features of any kind; bands are its rows
   * @param seed of the training
   * @param epoch number of the epoch
   * @param clip index of the clip in its data set
   */
  public <S extends TimeFrequency> S apply(S features, long seed, int epoch, int clip) {
    int valid = features.validFrames();
    if (valid == 0) {
      return features;
    }
    SeededRandom random = SeededRandom.of(seed, epoch, clip, Streams.CUTOUT);
    int rows = features.spec().rows();
    int columns = features.numFrames();
    float[] values = features.values();
    float filled = fill.value(values, columns, valid);
    for (int i = 0; i < holes; i++) {
      int row = random.nextInt(rows) - bands / 2;
      int column = random.nextInt(valid) - frames / 2;
      int end = Math.min(valid, column + frames);
      for (int r = Math.max(0, row); r < Math.min(rows, row + bands); r++) {
        Arrays.fill(values, r * columns + Math.max(0, column), r * columns + end, filled);
      }
    }
    return Features.like(features, values);
  }
}
