package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;

/**
 * Draws for every clip of an epoch another one, and the share that each has in their mixture (Zhang
 * et al. 2018, "mixup: Beyond Empirical Risk Minimization"). Shares are Beta(alpha, alpha).
 *
 * @param alpha both shapes; 0 leaves clips as they are, small values mix little, 1 makes all shares
 *     equally likely
 */
public record Mixup(double alpha) {

  private static final double MOST_ALPHA = 1e6;

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if {@code alpha} is outside 0 to 1e6
   */
  public Mixup {
    if (!(alpha >= 0 && alpha <= MOST_ALPHA)) {
      throw new IllegalArgumentException(
          "Mixup: expected an alpha of 0 to %s, found %s".formatted(MOST_ALPHA, alpha));
    }
  }

  /**
   * The mixture that one clip is part of in one epoch.
   *
   * @param seed of the training
   * @param epoch number of the epoch
   * @param clip index of the clip in its data set
   * @param numClips of which any, the clip itself too, may be the partner
   * @throws IllegalArgumentException if {@code numClips < 1}
   */
  public Mixture draw(long seed, int epoch, int clip, int numClips) {
    if (numClips < 1) {
      throw new IllegalArgumentException("Mixup: expected at least one clip, found " + numClips);
    }
    SeededRandom random = SeededRandom.of(seed, epoch, clip, Streams.MIXUP);
    int partner = random.nextInt(numClips);
    double share = alpha == 0 ? 1 : random.nextBeta(alpha, alpha);
    return new Mixture(partner, share);
  }
}
