package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalSpec;
import java.util.List;

/** Plans one after the other; what lies between two of them is a buffer of the scratch. */
final class ChainedPlan implements Plan {

  private final List<Plan> plans;

  ChainedPlan(List<Plan> plans) {
    if (plans.isEmpty()) {
      throw new IllegalArgumentException("Plan.chain: expected at least one plan, found none");
    }
    for (int i = 1; i < plans.size(); i++) {
      SignalSpec before = plans.get(i - 1).output();
      if (!before.equals(plans.get(i).input())) {
        throw new IllegalArgumentException(
            "Plan.chain: expected plan %s to read %s, found %s"
                .formatted(i, before, plans.get(i).input()));
      }
    }
    this.plans = List.copyOf(plans);
  }

  @Override
  public SignalSpec input() {
    return plans.get(0).input();
  }

  @Override
  public SignalSpec output() {
    return plans.get(plans.size() - 1).output();
  }

  @Override
  public Scratch newScratch() {
    return Scratch.of(
        plans.stream().map(Plan::newScratch).toList(),
        plans.stream().limit(plans.size() - 1L).mapToInt(plan -> plan.output().size()).toArray());
  }

  @Override
  public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
    int last = plans.size() - 1;
    float[] current = in;
    int valid = validColumns;
    for (int i = 0; i < last; i++) {
      float[] next = scratch.buffer(i);
      valid = plans.get(i).process(current, valid, next, scratch.child(i));
      current = next;
    }
    return plans.get(last).process(current, valid, out, scratch.child(last));
  }
}
