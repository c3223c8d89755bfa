package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.TimeFrequency;
import java.util.Arrays;

/**
 * Masks bands and frames of features (Park et al. 2019), drawn anew for every clip and epoch, and
 * independently of other clips in a batch.
 *
 * <p>A mask is drawn as weights of 1 and 0 for rows and for columns; a value is masked, and
 * replaced by the fill, where the product of both is 0. Time masks lie within the frames that stem
 * from the recording.
 *
 * @param bandMasks number of masks over bands
 * @param maxBands widest mask, in bands
 * @param timeMasks number of masks over frames
 * @param maxFrames widest mask, in frames
 * @param maxTimeShare widest mask, as a share of the clip's valid frames, in [0, 1]
 * @param maxMaskedShare most of the clip that all masks together cover, as a share of the values in
 *     its valid frames, in [0, 1]; a mask that would pass it, band masks first, is cut short
 * @param fill what stands where values are masked
 */
public record SpecAugment(
    int bandMasks,
    int maxBands,
    int timeMasks,
    int maxFrames,
    double maxTimeShare,
    double maxMaskedShare,
    Fill fill) {

  /** No mask at all. */
  public static final SpecAugment NONE = new SpecAugment(0, 0, 0, 0, 0);

  /**
   * One mask of up to 6 bands, one of up to 10 frames and a fifth of the clip: for single words, of
   * which more would hide what tells them from others (a "six" without its ends is an "eight").
   */
  public static final SpecAugment LIGHT = new SpecAugment(1, 6, 1, 10, 0.2);

  /** Two masks of up to 8 bands, two of up to 12 frames and a quarter of the clip. */
  public static final SpecAugment STANDARD = new SpecAugment(2, 8, 2, 12, 0.25);

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if a number is negative, {@code maxTimeShare > 1} or {@code
   *     maxMaskedShare > 1}
   */
  public SpecAugment {
    if (bandMasks < 0 || maxBands < 0 || timeMasks < 0 || maxFrames < 0) {
      throw new IllegalArgumentException(
          "SpecAugment: expected counts and widths of at least 0, found %s, %s, %s, %s"
              .formatted(bandMasks, maxBands, timeMasks, maxFrames));
    }
    Checks.share("SpecAugment", "maxTimeShare", maxTimeShare);
    Checks.share("SpecAugment", "maxMaskedShare", maxMaskedShare);
  }

  /** Masks filled with 0, however much of the clip they cover together. */
  public SpecAugment(
      int bandMasks, int maxBands, int timeMasks, int maxFrames, double maxTimeShare) {
    this(bandMasks, maxBands, timeMasks, maxFrames, maxTimeShare, 1, Fill.ZERO);
  }

  /** A copy whose masks together cover at most this share of a clip. */
  public SpecAugment withMaxMaskedShare(double newMaxMaskedShare) {
    return new SpecAugment(
        bandMasks, maxBands, timeMasks, maxFrames, maxTimeShare, newMaxMaskedShare, fill);
  }

  /** A copy that puts something else in masked places. */
  public SpecAugment withFill(Fill newFill) {
    return new SpecAugment(
        bandMasks, maxBands, timeMasks, maxFrames, maxTimeShare, maxMaskedShare, newFill);
  }

  /** Whether no value is ever masked. */
  public boolean isNone() {
    return maxMaskedShare == 0
        || ((bandMasks == 0 || maxBands == 0)
            && (timeMasks == 0 || maxFrames == 0 || maxTimeShare == 0));
  }

  /**
   * The features with the masks of one clip in one epoch.
   *
   * @param features of any kind; bands are its rows
   * @param seed of the training
   * @param epoch number of the epoch
   * @param clip index of the clip in its data set
   */
  public <S extends TimeFrequency> S apply(S features, long seed, int epoch, int clip) {
    int columns = features.numFrames();
    float[] values = features.values();
    float[] rowWeights = new float[features.spec().rows()];
    float[] columnWeights = new float[columns];
    draw(seed, epoch, clip, features.validFrames(), rowWeights, columnWeights);
    float filled = fill.value(values, columns, features.validFrames());
    for (int i = 0; i < values.length; i++) {
      if (rowWeights[i / columns] == 0 || columnWeights[i % columns] == 0) {
        values[i] = filled;
      }
    }
    return Features.like(features, values);
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
    int rows = rowWeights.length;
    int maskedRows = 0;
    for (int i = 0; i < bandMasks; i++) {
      int most = (int) (maxMaskedShare * rows) - maskedRows;
      maskedRows += mask(random, rowWeights, rows, Math.min(maxBands, rows), most);
    }
    int widest = Math.min(maxFrames, (int) (maxTimeShare * validColumns));
    int mostColumns = mostColumns(rows - maskedRows, rows, validColumns);
    int maskedColumns = 0;
    for (int i = 0; i < timeMasks; i++) {
      maskedColumns +=
          mask(random, columnWeights, validColumns, widest, mostColumns - maskedColumns);
    }
  }

  /** Whole columns that may be masked where {@code openRows} of {@code rows} are not. */
  private int mostColumns(int openRows, int rows, int validColumns) {
    double openShare = (1 - maxMaskedShare) * rows / openRows;
    return openRows == 0 ? validColumns : (int) ((1 - openShare) * validColumns);
  }

  /** Masks what it draws, but no more than {@code most} that were open; returns their number. */
  private static int mask(SeededRandom random, float[] weights, int length, int widest, int most) {
    int width = random.nextInt(widest + 1);
    int start = random.nextInt(length - width + 1);
    int masked = 0;
    for (int i = start; i < start + width && masked < most; i++) {
      masked += weights[i] == 1 ? 1 : 0;
      weights[i] = 0;
    }
    return masked;
  }
}
