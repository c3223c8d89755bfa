package io.github.audiomnist.transform;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.audiomnist.signal.SignalSpec;
import java.util.List;

/**
 * A transform made ready for one input spec: tables that never change, shared by any number of
 * threads. What changes while it works lies in the caller's {@link Scratch}.
 */
public interface Plan {

  /** The spec that {@link #process} reads. */
  SignalSpec input();

  /** The spec that {@link #process} writes. */
  SignalSpec output();

  /** Working memory for one thread. */
  Scratch newScratch();

  /**
   * Processes a whole clip, or a batch of frames, at once.
   *
   * @param in row-major {@code [input().rows()][input().columns()]}; left as it is
   * @param validColumns columns of {@code in} that stem from the recording, counted from 0; a
   *     waveform is 0 beyond them
   * @param out row-major {@code [output().rows()][output().columns()]}; every value is written; not
   *     the array {@code in}
   * @param scratch made by {@link #newScratch()} of this plan, with any content
   * @return columns of {@code out} that stem from the recording
   */
  @CanIgnoreReturnValue
  int process(float[] in, int validColumns, float[] out, Scratch scratch);

  /**
   * The plans one after the other.
   *
   * @param plans at least one, each reading what the one before it writes
   * @throws IllegalArgumentException if {@code plans} is empty or two neighbours disagree
   */
  static Plan chain(List<Plan> plans) {
    return plans.size() == 1 ? plans.get(0) : new ChainedPlan(plans);
  }
}
