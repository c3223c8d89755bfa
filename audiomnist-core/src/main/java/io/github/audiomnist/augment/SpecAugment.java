package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import java.util.Arrays;

/**
 * Masks bands and frames of features (Park et al. 2019), drawn anew for every clip and epoch.
 *
 * <p>A mask is drawn as weights of 1 and 0 for rows and for columns; a masked value is the product
 * of both, so that it becomes 0, the mean of standardised features. Time masks lie within the
 * frames that stem from the recording.
 *
 * @param bandMasks number of masks over bands
 * @param maxBands widest mask, in bands
 * @param timeMasks number of masks over frames
 * @param maxFrames widest mask, in frames
 * @param maxTimeShare widest mask, as a share of the clip's valid frames, in [0, 1]
 */
public record SpecAugment(
    int bandMasks, int maxBands, int timeMasks, int maxFrames, double maxTimeShare) {

  /** No mask at all. */
  public static final SpecAugment NONE = new SpecAugment(0, 0, 0, 0, 0);

  /** Two masks of up to 8 bands, two of up to 12 frames and a quarter of the clip. */
  public static final SpecAugment STANDARD = new SpecAugment(2, 8, 2, 12, 0.25);

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if a number is negative or {@code maxTimeShare > 1}
   */
  public SpecAugment {
    if (bandMasks < 0 || maxBands < 0 || timeMasks < 0 || maxFrames < 0) {
      throw new IllegalArgumentException(
          "SpecAugment: expected counts and widths of at least 0, found %d, %d, %d, %d"
              .formatted(bandMasks, maxBands, timeMasks, maxFrames));
    }
    if (!(maxTimeShare >= 0 && maxTimeShare <= 1)) {
      throw new IllegalArgumentException(
          "SpecAugment: expected maxTimeShare in [0, 1], found " + maxTimeShare);
    }
  }

  /** Whether every mask has width 0. */
  public boolean isNone() {
    return (bandMasks == 0 || maxBands == 0)
        && (timeMasks == 0 || maxFrames == 0 || maxTimeShare == 0);
  }

  /**
   * Draws the masks of one clip in one epoch; equal arguments draw equal masks.
   *
   * @param seed of the training
   * @param epoch number of the epoch
   * @param clip index of the clip in its data set
   * @param validColumns frames that stem from the recording
   * @param rowWeights filled with 1, and 0 where a band is masked
   * @param columnWeights filled with 1, and 0 where a frame is masked
   */
  public void draw(
      long seed, int epoch, int clip, int validColumns, float[] rowWeights, float[] columnWeights) {
    SeededRandom random = SeededRandom.of(seed, epoch, clip);
    Arrays.fill(rowWeights, 1);
    Arrays.fill(columnWeights, 1);
    for (int i = 0; i < bandMasks; i++) {
      mask(random, rowWeights, rowWeights.length, Math.min(maxBands, rowWeights.length));
    }
    int widest = Math.min(maxFrames, (int) (maxTimeShare * validColumns));
    for (int i = 0; i < timeMasks; i++) {
      mask(random, columnWeights, validColumns, widest);
    }
  }

  private static void mask(SeededRandom random, float[] weights, int length, int widest) {
    int width = random.nextInt(widest + 1);
    int start = random.nextInt(length - width + 1);
    Arrays.fill(weights, start, start + width, 0);
  }
}
