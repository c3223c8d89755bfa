package io.github.audiomnist.transform;

/**
 * Cuts a stream of samples into overlapping frames, and makes a column of each. It remembers the
 * samples of one frame, and one before them: where a mirrored frame of even length is centred just
 * behind the end, it reaches back that far.
 */
final class FramedStage implements StreamStage {

  private final Framing framing;
  private final Plan plan;
  private final Scratch scratch;
  private final int offset;
  private final float[] frame;
  private final float[] column;
  private final SampleHistory history;
  private long nextFrame;

  /**
   * @param framing where frames lie
   * @param plan from one frame, and what stands around it, to one column
   * @param offset of the frame in what the plan reads, in samples
   */
  FramedStage(Framing framing, Plan plan, int offset) {
    this.framing = framing;
    this.plan = plan;
    this.scratch = plan.newScratch();
    this.offset = offset;
    this.frame = new float[plan.input().size()];
    this.column = new float[plan.output().size()];
    int reach = framing.lookAhead() - framing.start();
    this.history = new SampleHistory(Math.max(framing.shortest(), reach) + 1);
  }

  @Override
  public int latency() {
    return framing.lookAhead();
  }

  @Override
  public void accept(float[] columns, int from, int count, boolean recorded, ColumnSink next) {
    for (int taken = 0; taken < count; ) {
      taken += history.append(columns, from + taken, count - taken);
      while (framing.isDecided(nextFrame, history.end())) {
        give(next);
      }
    }
  }

  @Override
  public void flush(ColumnSink next) {
    while (framing.exists(nextFrame, history.end())) {
      give(next);
    }
  }

  private void give(ColumnSink next) {
    cut(framing.start(nextFrame));
    plan.process(frame, frame.length, column, scratch);
    boolean recorded = framing.isRecorded(nextFrame, history.end());
    nextFrame++;
    history.dropBefore(framing.start(nextFrame) - 1);
    next.accept(column, 0, 1, recorded);
  }

  private void cut(long start) {
    int length = framing.length();
    if (start >= history.first() && start + length <= history.end()) {
      System.arraycopy(history.values(), history.indexOf(start), frame, offset, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      long source = framing.ends().source(start + i, history.end());
      frame[offset + i] = source < 0 ? 0 : history.values()[history.indexOf(source)];
    }
  }

  @Override
  public void reset() {
    history.clear();
    nextFrame = 0;
  }
}
