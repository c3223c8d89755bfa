package io.github.audiomnist.transform;

/** A transform that works on every column by itself, planned for one column. */
class ColumnStage implements StreamStage {

  private final Plan plan;
  private final float[] in;
  private final float[] out;
  private final Scratch scratch;

  /**
   * @param plan from one column to one column
   */
  ColumnStage(Plan plan) {
    if (plan.input().columns() != 1 || plan.output().columns() != 1) {
      throw new IllegalArgumentException(
          "StreamStage.ofColumns: expected a plan from one column to one, found %s to %s"
              .formatted(plan.input(), plan.output()));
    }
    this.plan = plan;
    this.in = new float[plan.input().size()];
    this.out = new float[plan.output().size()];
    this.scratch = plan.newScratch();
  }

  @Override
  public final int latency() {
    return 1;
  }

  @Override
  public final void accept(
      float[] columns, int from, int count, boolean recorded, ColumnSink next) {
    for (int i = 0; i < count; i++) {
      System.arraycopy(columns, from + i * in.length, in, 0, in.length);
      process(in, recorded ? 1 : 0, out, scratch);
      next.accept(out, 0, 1, recorded);
    }
  }

  void process(float[] column, int validColumns, float[] result, Scratch memory) {
    plan.process(column, validColumns, result, memory);
  }
}
