package io.github.audiomnist.training;

import io.github.audiomnist.augment.Augmentation;
import io.github.audiomnist.augment.Mixup;
import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.augment.VocalTractWarp;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a network is trained, on cross-entropy with smoothed labels.
 *
 * <p>Immutable; every state is valid. The same settings, data and number of threads give
 * bit-identical weights on a CPU.
 *
 * @param epochs passes over the training clips
 * @param batchSize clips in a step
 * @param learningRate highest rate of the schedule
 * @param optimizer how weights follow gradients
 * @param schedule how the rate changes
 * @param labelSmoothing share of the target spread over all labels, in [0, 1)
 * @param classWeights how much the clips of each label count
 * @param maxGradientNorm to which a longer gradient of all parameters together is scaled
 * @param metric by which the best epoch is chosen on the validation clips
 * @param patience epochs without a better one after which training stops; the best epoch is kept
 *     either way
 * @param averaging share of the running mean of weights that a step keeps, in [0, 1); the mean is
 *     validated and kept instead of the weights, and reaches this share over the first steps by
 *     {@code (1 + step) / (10 + step)}; 0 for none
 * @param mixup mixtures of clips' features and labels
 * @param augmentation changes of recordings, whose features are then made anew for every epoch, by
 *     other threads while the epoch before is learned
 * @param vocalTractWarp of the mel bands, whose features are then made anew for every epoch too
 * @param specAugment masks over bands and frames
 * @param seed of first weights, order of clips, dropout and all augmentation
 * @param device where to compute
 * @param checkpoints folder with the state after the last epoch, from which the same training goes
 *     on; null for none. Weights are the same however often it was interrupted, but not the same as
 *     without checkpoints if the network has dropout, which is then seeded for every epoch
 */
public record Training(
    int epochs,
    int batchSize,
    double learningRate,
    Optimizer optimizer,
    Schedule schedule,
    double labelSmoothing,
    ClassWeights classWeights,
    double maxGradientNorm,
    Metric metric,
    int patience,
    double averaging,
    Mixup mixup,
    Augmentation augmentation,
    VocalTractWarp vocalTractWarp,
    SpecAugment specAugment,
    long seed,
    ComputeDevice device,
    @Nullable Path checkpoints) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if {@code epochs}, {@code batchSize} or {@code patience} is
   *     below 1, {@code learningRate} or {@code maxGradientNorm} is not positive and finite, or
   *     {@code labelSmoothing} or {@code averaging} is outside [0, 1)
   */
  public Training {
    Checks.atLeastOne("Training", "epochs", epochs);
    Checks.atLeastOne("Training", "batchSize", batchSize);
    Checks.atLeastOne("Training", "patience", patience);
    Checks.positive("Training", "learningRate", learningRate);
    Checks.positive("Training", "maxGradientNorm", maxGradientNorm);
    Checks.belowOne("Training", "labelSmoothing", labelSmoothing);
    Checks.belowOne("Training", "averaging", averaging);
  }

  /**
   * The settings that suit small networks on a few thousand clips: batches of 32, AdamW with weight
   * decay 0.02 and learning rate 0.003 in one cycle, label smoothing 0.1, {@link
   * SpecAugment#STANDARD}, seed 0, on the CPU, without early stopping.
   */
  public static Training epochs(int epochs) {
    return new Training(
        epochs,
        32,
        3e-3,
        Optimizer.adamW(),
        Schedule.oneCycle(),
        0.1,
        ClassWeights.equal(),
        1,
        Metric.MACRO_F1,
        epochs,
        0,
        new Mixup(0),
        Augmentation.of(),
        VocalTractWarp.NONE,
        SpecAugment.STANDARD,
        0,
        ComputeDevice.CPU,
        null);
  }

  private Training with(Consumer<TrainingDraft> change) {
    TrainingDraft draft = new TrainingDraft(this);
    change.accept(draft);
    return draft.build();
  }

  /** A copy with other batches. */
  public Training withBatchSize(int newBatchSize) {
    return with(draft -> draft.batchSize = newBatchSize);
  }

  /** A copy with another highest learning rate. */
  public Training withLearningRate(double newLearningRate) {
    return with(draft -> draft.learningRate = newLearningRate);
  }

  /** A copy with another optimiser. */
  public Training withOptimizer(Optimizer newOptimizer) {
    return with(draft -> draft.optimizer = newOptimizer);
  }

  /** A copy with another weight decay of its optimiser. */
  public Training withWeightDecay(double newWeightDecay) {
    return withOptimizer(optimizer.withWeightDecay(newWeightDecay));
  }

  /** A copy with another schedule of the learning rate. */
  public Training withSchedule(Schedule newSchedule) {
    return with(draft -> draft.schedule = newSchedule);
  }

  /** A copy with other smoothing of labels. */
  public Training withLabelSmoothing(double newLabelSmoothing) {
    return with(draft -> draft.labelSmoothing = newLabelSmoothing);
  }

  /** A copy in which clips count by their labels. */
  public Training withClassWeights(ClassWeights newClassWeights) {
    return with(draft -> draft.classWeights = newClassWeights);
  }

  /** A copy with another bound of the gradient. */
  public Training withMaxGradientNorm(double newMaxGradientNorm) {
    return with(draft -> draft.maxGradientNorm = newMaxGradientNorm);
  }

  /** A copy that chooses the best epoch by {@code newMetric}. */
  public Training withMetric(Metric newMetric) {
    return with(draft -> draft.metric = newMetric);
  }

  /** A copy with early stopping after {@code newPatience} epochs without a better one. */
  public Training withPatience(int newPatience) {
    return with(draft -> draft.patience = newPatience);
  }

  /** A copy that keeps a running mean of the weights; 0.999 suits a few thousand steps. */
  public Training withAveraging(double newAveraging) {
    return with(draft -> draft.averaging = newAveraging);
  }

  /** A copy with other mixtures. */
  public Training withMixup(Mixup newMixup) {
    return with(draft -> draft.mixup = newMixup);
  }

  /** A copy with other changes of recordings. */
  public Training withAugmentation(Augmentation newAugmentation) {
    return with(draft -> draft.augmentation = newAugmentation);
  }

  /**
   * A copy whose clips sound of other vocal tracts in every epoch; the pipeline must hold a {@link
   * io.github.audiomnist.transform.MelFilterbank}. At a rate of 8 kHz, 3,400 Hz suit as fHigh.
   */
  public Training withVocalTractWarp(VocalTractWarp newVocalTractWarp) {
    return with(draft -> draft.vocalTractWarp = newVocalTractWarp);
  }

  /** A copy with other masks. */
  public Training withSpecAugment(SpecAugment newSpecAugment) {
    return with(draft -> draft.specAugment = newSpecAugment);
  }

  /** A copy with another seed. */
  public Training withSeed(long newSeed) {
    return with(draft -> draft.seed = newSeed);
  }

  /** A copy with another device. */
  public Training withDevice(ComputeDevice newDevice) {
    return with(draft -> draft.device = newDevice);
  }

  /**
   * A copy that writes its state to {@code folder} after every epoch, and goes on from the state
   * that it finds there.
   *
   * @param folder is made if need be; an existing one must be empty or hold checkpoints
   */
  public Training withCheckpoints(Path folder) {
    return with(draft -> draft.checkpoints = folder);
  }
}
