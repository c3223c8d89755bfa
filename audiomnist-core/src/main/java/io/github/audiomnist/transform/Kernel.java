package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * How spectra are computed. All kernels give the same numbers, but for the last bit of a float, so
 * the choice is one of speed and no part of a recipe.
 */
public enum Kernel {
  /** The fastest of the others that works here: on this Java machine, with these sizes. */
  AUTO,
  /** JTransforms, stage by stage and frame by frame: the reference, for every size. */
  JTRANSFORMS,
  /**
   * {@link Stft}, {@link MelFilterbank} and {@link PowerToDb} in one, many frames at a time, if the
   * three stand in a row and nFft is even and has no prime factor but 2, 3 and 5; else as {@link
   * #JTRANSFORMS}.
   */
  BATCHED,
  /**
   * As {@link #BATCHED}, on the Vector API, if the Java machine was started with {@code
   * --add-modules jdk.incubator.vector}; else as {@link #BATCHED}.
   */
  VECTOR;

  private static final int FUSED_STAGES = 3;

  /**
   * The plans by which this kernel computes stages.
   *
   * @param stages in order
   * @param plans of each of the stages
   * @return as {@code plans}, with one in the place of neighbours that this kernel fuses
   */
  public List<Plan> fuse(List<? extends Transform<?, ?>> stages, List<Plan> plans) {
    List<Plan> fused = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      if (fuses(stages, i)) {
        fused.add(batched(stages, i, plans.get(i).input()));
        i += FUSED_STAGES - 1;
      } else {
        fused.add(plans.get(i));
      }
    }
    return List.copyOf(fused);
  }

  private boolean fuses(List<? extends Transform<?, ?>> stages, int first) {
    return this != JTRANSFORMS
        && first + FUSED_STAGES <= stages.size()
        && stages.get(first) instanceof Stft stft
        && stages.get(first + 1) instanceof MelFilterbank
        && stages.get(first + 2) instanceof PowerToDb<?>
        && BatchedPlan.supports(stft.nFft());
  }

  private Plan batched(List<? extends Transform<?, ?>> stages, int first, SignalSpec input) {
    return BatchedPlan.of(
        (Stft) stages.get(first),
        (MelFilterbank) stages.get(first + 1),
        (PowerToDb<?>) stages.get(first + 2),
        input,
        this != BATCHED && VectorKernel.isAvailable());
  }

  /** What {@link #fuse} took, for people: for example {@code BATCHED, 104 frames at a time}. */
  public static String describe(List<Plan> fused) {
    return fused.stream()
        .filter(BatchedPlan.class::isInstance)
        .map(Plan::toString)
        .findFirst()
        .orElse("JTRANSFORMS, one frame at a time");
  }
}
