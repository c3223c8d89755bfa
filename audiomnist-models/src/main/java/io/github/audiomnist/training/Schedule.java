package io.github.audiomnist.training;

/**
 * How the learning rate changes from step to step; a step learns from one batch.
 *
 * <p>Immutable; threads may share it.
 */
public sealed interface Schedule {

  /**
   * The rate of one step.
   *
   * @param peak highest rate
   * @param step of the whole training, from 0
   * @param stepsPerEpoch batches in an epoch
   * @param epochs of the whole training
   */
  double rate(double peak, int step, int stepsPerEpoch, int epochs);

  /** The same rate in every step. */
  static Constant constant() {
    return new Constant();
  }

  /** {@code factor} times the rate after every {@code everyEpochs} epochs. */
  static Step step(int everyEpochs, double factor) {
    return new Step(everyEpochs, factor);
  }

  /** Half a cosine down to 0, after a linear rise over {@code warmUpEpochs} epochs. */
  static Cosine cosine(int warmUpEpochs) {
    return new Cosine(warmUpEpochs, 0);
  }

  /** A rise over the first tenth of the steps, then half a cosine down to 0. */
  static OneCycle oneCycle() {
    return new OneCycle(0.1);
  }

  /** The peak in every step. */
  record Constant() implements Schedule {

    @Override
    public double rate(double peak, int step, int stepsPerEpoch, int epochs) {
      return peak;
    }
  }

  /**
   * A rate that falls in stairs; PyTorch's {@code StepLR}.
   *
   * @param everyEpochs length of a stair
   * @param factor from one stair to the next, in [0, 1]
   */
  record Step(int everyEpochs, double factor) implements Schedule {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if {@code everyEpochs < 1} or {@code factor} is outside 0 to
     *     1
     */
    public Step {
      Checks.atLeastOne("Step", "everyEpochs", everyEpochs);
      Checks.share("Step", "factor", factor);
    }

    @Override
    public double rate(double peak, int step, int stepsPerEpoch, int epochs) {
      int stair = step / stepsPerEpoch / everyEpochs;
      return peak * Math.pow(factor, stair);
    }
  }

  /**
   * A linear rise, then half a cosine (Loshchilov and Hutter 2017); PyTorch's {@code LinearLR} from
   * {@code 1 / (warm-up steps + 1)}, followed by {@code CosineAnnealingLR}.
   *
   * @param warmUpEpochs length of the rise; 0 for none. A training that is not longer ends in it
   * @param floor of the rate, as a share of the peak, in [0, 1]
   */
  record Cosine(int warmUpEpochs, double floor) implements Schedule {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if {@code warmUpEpochs < 0} or {@code floor} is outside 0 to
     *     1
     */
    public Cosine {
      Checks.notNegative("Cosine", "warmUpEpochs", warmUpEpochs);
      Checks.share("Cosine", "floor", floor);
    }

    /** A copy that falls to {@code newFloor} of the peak. */
    public Cosine withFloor(double newFloor) {
      return new Cosine(warmUpEpochs, newFloor);
    }

    @Override
    public double rate(double peak, int step, int stepsPerEpoch, int epochs) {
      double warmUp = (double) warmUpEpochs * stepsPerEpoch;
      if (step < warmUp) {
        return peak * (step + 1) / (warmUp + 1);
      }
      double position = (step - warmUp) / ((double) epochs * stepsPerEpoch - warmUp);
      return peak * (floor + (1 - floor) * 0.5 * (1 + Math.cos(Math.PI * position)));
    }
  }

  /**
   * A linear rise over a share of the steps, then half a cosine down to 0 (Smith and Topin 2018).
   *
   * @param riseShare of all steps, in [0, 1)
   */
  record OneCycle(double riseShare) implements Schedule {

    /**
     * Checks the setting.
     *
     * @throws IllegalArgumentException if {@code riseShare} is outside [0, 1)
     */
    public OneCycle {
      Checks.belowOne("OneCycle", "riseShare", riseShare);
    }

    @Override
    public double rate(double peak, int step, int stepsPerEpoch, int epochs) {
      double totalSteps = (double) stepsPerEpoch * epochs;
      double rising = Math.max(1, riseShare * totalSteps);
      if (step < rising) {
        return peak * (step + 1) / (rising + 1);
      }
      double position = (step - rising) / Math.max(1, totalSteps - rising);
      return peak * 0.5 * (1 + Math.cos(Math.PI * position));
    }
  }
}
