package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.TimeFrequency;

/**
 * Power to decibels: {@code 10 log10(max(amin, power) / reference)}, and not below {@code topDb}
 * under the clip's loudest value.
 *
 * <p>Numbers equal {@code librosa.power_to_db} 0.11. With a finite {@code topDb} a value depends on
 * the whole clip, so that such a stage cannot work on a stream; {@link RunningTopDb} can.
 *
 * @param reference power that becomes 0 dB
 * @param amin smallest power told from 0
 * @param topDb range kept below the loudest value, in dB; {@link Float#POSITIVE_INFINITY} for all
 * @param <S> kind of signal, which stays as it is
 */
public record PowerToDb<S extends TimeFrequency>(float reference, float amin, float topDb)
    implements Transform<S, S> {

  /** Smallest power told from 0 in librosa and torchaudio. */
  public static final float DEFAULT_AMIN = 1e-10f;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code reference} or {@code amin} is not positive and
   *     finite, or {@code topDb} is not positive
   */
  public PowerToDb {
    if (!(reference > 0) || !(amin > 0) || !Float.isFinite(reference) || !Float.isFinite(amin)) {
      throw new IllegalArgumentException(
          "PowerToDb: expected finite reference and amin above 0, found %s and %s; use 1 and 1e-10"
              .formatted(reference, amin));
    }
    if (!(topDb > 0)) {
      throw new IllegalArgumentException(
          "PowerToDb: expected topDb above 0, found %s; use POSITIVE_INFINITY to keep all"
              .formatted(topDb));
    }
  }

  /** {@code librosa.power_to_db}'s defaults: reference 1, amin 1e-10, topDb 80. */
  public static <S extends TimeFrequency> PowerToDb<S> librosa() {
    return new PowerToDb<>(1, DEFAULT_AMIN, 80);
  }

  /** Reference 1, amin 1e-10, no lower bound from the clip (torchaudio's AmplitudeToDB). */
  public static <S extends TimeFrequency> PowerToDb<S> unbounded() {
    return new PowerToDb<>(1, DEFAULT_AMIN, Float.POSITIVE_INFINITY);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    if (input.scale() != Scale.POWER) {
      throw new SpecMismatchException(
          "PowerToDb",
          "values of scale POWER",
          input,
          input.scale() == Scale.DECIBELS
              ? "leave out the second PowerToDb"
              : "make the Stft with Scale.POWER");
    }
    return input.withScale(Scale.DECIBELS);
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new DbPlan(this, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return Float.isInfinite(topDb)
        ? StreamStage.ofColumns(plan(input.withColumns(1)))
        : new WholeClip(
            "topDb %s, counted from the loudest value of the whole clip".formatted(topDb),
            "use PowerToDb.unbounded(), and RunningTopDb behind it for a floor under the loudest so far");
  }

  private static final class DbPlan extends FixedPlan {

    private final PowerToDb<?> recipe;
    private final float referenceDb;

    DbPlan(PowerToDb<?> recipe, SignalSpec input, SignalSpec output) {
      super(input, output);
      this.recipe = recipe;
      this.referenceDb = (float) (10 * Math.log10(recipe.reference));
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      float loudest = Float.NEGATIVE_INFINITY;
      int size = input().size();
      for (int i = 0; i < size; i++) {
        out[i] = (float) (10 * Math.log10(Math.max(recipe.amin, in[i]))) - referenceDb;
        loudest = Math.max(loudest, out[i]);
      }
      float floor = loudest - recipe.topDb;
      for (int i = 0; i < size; i++) {
        out[i] = Math.max(out[i], floor);
      }
      return validColumns;
    }
  }
}
