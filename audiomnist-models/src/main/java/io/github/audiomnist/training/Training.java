package io.github.audiomnist.training;

import io.github.audiomnist.augment.SpecAugment;

/**
 * How a network is trained: AdamW under a one-cycle schedule, on cross-entropy with smoothed
 * labels.
 *
 * <p>Immutable; every state is valid. The same settings, data and number of threads give
 * bit-identical weights on a CPU.
 *
 * @param epochs passes over the training clips
 * @param batchSize clips in a step
 * @param learningRate highest rate of the cycle: a linear rise over the first tenth of the steps,
 *     then half a cosine down to 0 (Smith and Topin 2018)
 * @param weightDecay decoupled, on weight matrices and kernels, not on biases and norms (Loshchilov
 *     and Hutter 2019)
 * @param labelSmoothing share of the target spread over all labels, in [0, 1)
 * @param maxGradientNorm to which a longer gradient of all parameters together is scaled
 * @param patience epochs without a better macro F1 on the validation clips (of equal ones, a lower
 *     loss is better) after which training stops; the best epoch is kept either way
 * @param specAugment masks over bands and frames
 * @param seed of first weights, order of clips, dropout and masks
 * @param device where to compute
 */
public record Training(
    int epochs,
    int batchSize,
    double learningRate,
    double weightDecay,
    double labelSmoothing,
    double maxGradientNorm,
    int patience,
    SpecAugment specAugment,
    long seed,
    ComputeDevice device) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if {@code epochs}, {@code batchSize} or {@code patience} is
   *     below 1, {@code learningRate} or {@code maxGradientNorm} is not positive and finite, {@code
   *     weightDecay < 0}, or {@code labelSmoothing} is outside [0, 1)
   */
  public Training {
    atLeastOne("epochs", epochs);
    atLeastOne("batchSize", batchSize);
    atLeastOne("patience", patience);
    positive("learningRate", learningRate);
    positive("maxGradientNorm", maxGradientNorm);
    if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
      throw new IllegalArgumentException(
          "Training: expected weightDecay of at least 0, found " + weightDecay);
    }
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new IllegalArgumentException(
          "Training: expected labelSmoothing in [0, 1), found " + labelSmoothing);
    }
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "Training: expected %s of at least 1, found %d".formatted(name, value));
    }
  }

  private static void positive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "Training: expected %s above 0, found %s".formatted(name, value));
    }
  }

  /**
   * The settings that suit small networks on a few thousand clips: batches of 32, learning rate
   * 0.003, weight decay 0.02, label smoothing 0.1, {@link SpecAugment#STANDARD}, seed 0, on the
   * CPU, without early stopping.
   */
  public static Training epochs(int epochs) {
    return new Training(
        epochs, 32, 3e-3, 0.02, 0.1, 1, epochs, SpecAugment.STANDARD, 0, ComputeDevice.CPU);
  }

  /** A copy with other batches. */
  public Training withBatchSize(int newBatchSize) {
    return new Training(
        epochs,
        newBatchSize,
        learningRate,
        weightDecay,
        labelSmoothing,
        maxGradientNorm,
        patience,
        specAugment,
        seed,
        device);
  }

  /** A copy with another highest learning rate. */
  public Training withLearningRate(double newLearningRate) {
    return new Training(
        epochs,
        batchSize,
        newLearningRate,
        weightDecay,
        labelSmoothing,
        maxGradientNorm,
        patience,
        specAugment,
        seed,
        device);
  }

  /** A copy with another weight decay. */
  public Training withWeightDecay(double newWeightDecay) {
    return new Training(
        epochs,
        batchSize,
        learningRate,
        newWeightDecay,
        labelSmoothing,
        maxGradientNorm,
        patience,
        specAugment,
        seed,
        device);
  }

  /** A copy with other smoothing of labels. */
  public Training withLabelSmoothing(double newLabelSmoothing) {
    return new Training(
        epochs,
        batchSize,
        learningRate,
        weightDecay,
        newLabelSmoothing,
        maxGradientNorm,
        patience,
        specAugment,
        seed,
        device);
  }

  /** A copy with another bound of the gradient. */
  public Training withMaxGradientNorm(double newMaxGradientNorm) {
    return new Training(
        epochs,
        batchSize,
        learningRate,
        weightDecay,
        labelSmoothing,
        newMaxGradientNorm,
        patience,
        specAugment,
        seed,
        device);
  }

  /** A copy with early stopping after {@code newPatience} epochs without a better macro F1. */
  public Training withPatience(int newPatience) {
    return new Training(
        epochs,
        batchSize,
        learningRate,
        weightDecay,
        labelSmoothing,
        maxGradientNorm,
        newPatience,
        specAugment,
        seed,
        device);
  }

  /** A copy with other masks. */
  public Training withSpecAugment(SpecAugment newSpecAugment) {
    return new Training(
        epochs,
        batchSize,
        learningRate,
        weightDecay,
        labelSmoothing,
        maxGradientNorm,
        patience,
        newSpecAugment,
        seed,
        device);
  }

  /** A copy with another seed. */
  public Training withSeed(long newSeed) {
    return new Training(
        epochs,
        batchSize,
        learningRate,
        weightDecay,
        labelSmoothing,
        maxGradientNorm,
        patience,
        specAugment,
        newSeed,
        device);
  }

  /** A copy with another device. */
  public Training withDevice(ComputeDevice newDevice) {
    return new Training(
        epochs,
        batchSize,
        learningRate,
        weightDecay,
        labelSmoothing,
        maxGradientNorm,
        patience,
        specAugment,
        seed,
        newDevice);
  }
}
