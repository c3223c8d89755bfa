package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.TimeFrequency;

/**
 * Decibels not below {@code topDb} under the loudest value so far: what {@link PowerToDb} does with
 * the whole clip's loudest, for streams. A frame depends on those before it alone.
 *
 * <p>The loudest value may fade by {@code releaseDbPerSecond}, so that the floor comes down again
 * after a bang. Without, the numbers equal {@link PowerToDb}'s from the clip's loudest frame on.
 *
 * @param topDb range kept below the loudest value, in dB
 * @param releaseDbPerSecond by which the loudest value fades; 0 for never
 * @param <S> kind of signal, which stays as it is
 */
public record RunningTopDb<S extends TimeFrequency>(float topDb, double releaseDbPerSecond)
    implements Transform<S, S> {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code topDb} is not positive, {@code releaseDbPerSecond}
   *     is negative, or one of them is not finite
   */
  public RunningTopDb {
    if (!(topDb > 0) || Float.isInfinite(topDb)) {
      throw new IllegalArgumentException(
          "RunningTopDb: expected topDb above 0, found %s; leave the stage out to keep all"
              .formatted(topDb));
    }
    if (!(releaseDbPerSecond >= 0) || Double.isInfinite(releaseDbPerSecond)) {
      throw new IllegalArgumentException(
          "RunningTopDb: expected releaseDbPerSecond of at least 0, found %s"
              .formatted(releaseDbPerSecond));
    }
  }

  /** A floor that never comes down. */
  public RunningTopDb(float topDb) {
    this(topDb, 0);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    if (input.scale() != Scale.DECIBELS) {
      throw new SpecMismatchException(
          "RunningTopDb", "values of scale DECIBELS", input, "put PowerToDb.unbounded() before it");
    }
    return input;
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new FloorPlan(this, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    SignalSpec column = input.withColumns(1);
    return new FloorPlan(this, column, outputSpec(column)).stage();
  }

  /** Its state is the loudest value so far. */
  private static final class FloorPlan extends RecursivePlan {

    private final float topDb;
    private final double release;

    FloorPlan(RunningTopDb<?> recipe, SignalSpec input, SignalSpec output) {
      super(input, output, 1);
      this.topDb = recipe.topDb;
      this.release = recipe.releaseDbPerSecond * input.hopLength() / input.sampleRate();
    }

    @Override
    void start(double[] state) {
      state[0] = Double.NEGATIVE_INFINITY;
    }

    @Override
    void advance(float[] in, float[] out, double[] state) {
      int columns = input().columns();
      for (int t = 0; t < columns; t++) {
        state[0] = Math.max(state[0] - release, loudest(in, t));
        float floor = (float) (state[0] - topDb);
        for (int i = t; i < input().size(); i += columns) {
          out[i] = Math.max(in[i], floor);
        }
      }
    }

    private float loudest(float[] in, int column) {
      float loudest = Float.NEGATIVE_INFINITY;
      for (int i = column; i < input().size(); i += input().columns()) {
        loudest = Math.max(loudest, in[i]);
      }
      return loudest;
    }
  }
}
