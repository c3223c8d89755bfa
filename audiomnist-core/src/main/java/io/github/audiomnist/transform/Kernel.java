package io.github.audiomnist.transform;

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
   * {@link Stft}, {@link MelFilterbank} and {@link PowerToDb} or {@link PowerToLog} in one, many
   * frames at a time, if the three stand in a row and nFft is even and has no prime factor but 2, 3
   * and 5; else as {@link #JTRANSFORMS}.
   */
  BATCHED,
  /**
   * As {@link #BATCHED}, on the Vector API, if the Java machine was started with {@code
   * --add-modules jdk.incubator.vector} and the processor has AVX2 or is a 64-bit ARM; else as
   * {@link #BATCHED}. It is slow for the first seconds, until it is compiled.
   */
  VECTOR;

  private static final int FUSED_STAGES = 3;

  /** Below as many frames a kernel of many lanes is slower than one frame after the other. */
  private static final int LEAST_FRAMES = 32;

  /** Beyond this nFft rows leave the cache, and the plain kernel gains nothing. */
  private static final int LARGEST_N_FFT = 2048;

  /** As {@link #LEAST_FRAMES}, on the Vector API, of at most 8 lanes. */
  private static final int LEAST_FRAMES_ON_VECTORS = 4;

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
      Kernel taken = taken(stages, plans, i);
      if (taken == JTRANSFORMS) {
        fused.add(plans.get(i));
      } else {
        fused.add(batched(taken, stages, plans, i));
        i += FUSED_STAGES - 1;
      }
    }
    return List.copyOf(fused);
  }

  /** The kernel of the stages from {@code first}: {@link #JTRANSFORMS} if they are not fused. */
  private Kernel taken(List<? extends Transform<?, ?>> stages, List<Plan> plans, int first) {
    return first + FUSED_STAGES <= stages.size()
            && stages.get(first) instanceof Stft stft
            && stages.get(first + 1) instanceof MelFilterbank
            && BatchedPlan.supports(stages.get(first + 2))
            && BatchedPlan.supports(stft.nFft())
        ? taken(stft.nFft(), plans.get(first).output().columns())
        : JTRANSFORMS;
  }

  private Kernel taken(int nFft, int numFrames) {
    boolean onVectors = VectorKernel.isAvailable();
    return switch (this) {
      case JTRANSFORMS, BATCHED -> this;
      case VECTOR -> onVectors ? VECTOR : BATCHED;
      case AUTO -> {
        if (onVectors) {
          yield numFrames < LEAST_FRAMES_ON_VECTORS ? JTRANSFORMS : VECTOR;
        }
        yield numFrames < LEAST_FRAMES || nFft > LARGEST_N_FFT ? JTRANSFORMS : BATCHED;
      }
    };
  }

  private static Plan batched(
      Kernel taken, List<? extends Transform<?, ?>> stages, List<Plan> plans, int first) {
    return BatchedPlan.of(
        taken,
        (Stft) stages.get(first),
        (MelFilterbank) stages.get(first + 1),
        stages.get(first + 2),
        plans.get(first).input());
  }

  /** The kernel of the plans that {@link #fuse} gave. */
  static Kernel of(List<Plan> fused) {
    return fused.stream()
        .filter(BatchedPlan.class::isInstance)
        .map(plan -> ((BatchedPlan) plan).kernel())
        .findFirst()
        .orElse(JTRANSFORMS);
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
