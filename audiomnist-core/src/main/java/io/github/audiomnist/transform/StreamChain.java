package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalSpec;
import java.util.ArrayList;
import java.util.List;

/** Stages at work on one stream, one after the other. For one thread at a time. */
public final class StreamChain {

  private static final int FUSED_STAGES = 3;

  private final List<StreamStage> stages;
  private final List<ColumnSink> sinks;
  private final int latency;

  private StreamChain(Builder builder, ColumnSink sink) {
    this.stages = List.copyOf(builder.opened);
    this.latency = builder.latency();
    this.sinks = new ArrayList<>(List.of(sink));
    for (int i = stages.size() - 1; i >= 0; i--) {
      sinks.add(0, new Link(stages.get(i), sinks.get(0)));
    }
  }

  /**
   * Opens the stages of a stream.
   *
   * @param recipes in order
   * @param specs of what goes into each of them and of what comes out of the last; their {@code
   *     columns} mean nothing
   * @param fused the plans of a clip, of which the stream takes the kernel
   * @param sink takes the columns that come out
   * @throws io.github.audiomnist.signal.SpecMismatchException if a stage needs the whole clip
   */
  public static StreamChain open(
      List<? extends Transform<?, ?>> recipes,
      List<SignalSpec> specs,
      List<Plan> fused,
      ColumnSink sink) {
    Builder builder = new Builder(recipes, specs, Kernel.of(fused));
    builder.openAll();
    return new StreamChain(builder, sink);
  }

  /**
   * Columns of the input that must have come before a column goes out, see {@link
   * StreamStage#latency}.
   */
  public int latency() {
    return latency;
  }

  /** Takes the next columns of the recording, as {@link ColumnSink#accept}. */
  public void accept(float[] columns, int from, int count) {
    sinks.get(0).accept(columns, from, count, true);
  }

  /** Ends the signal: gives the columns that only its end decides. */
  public void flush() {
    for (int i = 0; i < stages.size(); i++) {
      stages.get(i).flush(sinks.get(i + 1));
    }
  }

  /** Makes all stages as they were before the first column. */
  public void reset() {
    stages.forEach(StreamStage::reset);
  }

  private record Link(StreamStage stage, ColumnSink next) implements ColumnSink {
    @Override
    public void accept(float[] columns, int from, int count, boolean recorded) {
      stage.accept(columns, from, count, recorded, next);
    }
  }

  private static final class Builder {

    private final List<? extends Transform<?, ?>> recipes;
    private final List<SignalSpec> specs;
    private final Kernel kernel;
    private final List<StreamStage> opened = new ArrayList<>();

    /** Specs of what goes into the opened stages and of what comes out of the last. */
    private final List<SignalSpec> between = new ArrayList<>();

    Builder(List<? extends Transform<?, ?>> recipes, List<SignalSpec> specs, Kernel kernel) {
      this.recipes = recipes;
      this.specs = specs;
      this.kernel = kernel;
    }

    void openAll() {
      between.add(specs.get(0));
      for (int i = 0; i < recipes.size(); ) {
        StreamStage stage = open(i);
        i += isFused(i) ? FUSED_STAGES : 1;
        opened.add(stage);
        between.add(specs.get(i));
      }
    }

    private StreamStage open(int index) {
      Transform<?, ?> recipe = recipes.get(index);
      if (isFused(index)) {
        return fused(index);
      }
      Streaming streaming = recipe.streaming(specs.get(index));
      if (streaming instanceof WholeClip wholeClip) {
        throw wholeClip.refusal(recipe);
      }
      return (StreamStage) streaming;
    }

    private boolean isFused(int first) {
      return kernel != Kernel.JTRANSFORMS
          && first + FUSED_STAGES <= recipes.size()
          && recipes.get(first) instanceof Stft
          && recipes.get(first + 1) instanceof MelFilterbank
          && BatchedPlan.supports(recipes.get(first + 2))
          && recipes.get(first + 2).streaming(specs.get(first + 2)) instanceof StreamStage;
    }

    private StreamStage fused(int first) {
      Stft stft = (Stft) recipes.get(first);
      Plan plan =
          BatchedPlan.of(
              kernel,
              stft.frameByFrame(),
              (MelFilterbank) recipes.get(first + 1),
              recipes.get(first + 2),
              SignalSpec.waveform(specs.get(first).sampleRate(), stft.nFft()));
      return stft.framed(plan);
    }

    /** From the last stage back: what it takes of its input, the stage before must have given. */
    int latency() {
      long columns = 1;
      for (int i = opened.size() - 1; i >= 0; i--) {
        SignalSpec in = between.get(i);
        SignalSpec out = between.get(i + 1);
        long numerator = (columns - 1) * out.hopLength() * in.sampleRate();
        long denominator = (long) out.sampleRate() * in.hopLength();
        columns = -Math.floorDiv(-numerator, denominator) + opened.get(i).latency();
      }
      return Math.toIntExact(columns);
    }
  }
}
