package io.github.audiomnist.pipeline;

import io.github.audiomnist.files.NpyArray;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.transform.Transform;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What one stage of a pipeline gives for one recording. Immutable; threads may share it. */
public final class FeatureStage {

  private final String name;
  private final Optional<Transform<?, ?>> recipe;
  private final SignalSpec spec;
  private final int validColumns;
  private final Optional<float[]> values;
  private final double[] hertz;

  /**
   * A stage.
   *
   * @param name unique within a pipeline
   * @param recipe empty for the recording
   * @param values row-major {@code [rows][columns]}; not copied; empty if the kernel hides them
   * @param hertz frequency of each row; of length 0 if rows have none
   */
  FeatureStage(
      String name,
      Optional<Transform<?, ?>> recipe,
      SignalSpec spec,
      int validColumns,
      Optional<float[]> values,
      double[] hertz) {
    this.name = name;
    this.recipe = recipe;
    this.spec = spec;
    this.validColumns = validColumns;
    this.values = values;
    this.hertz = hertz;
  }

  /** The stage of {@code stages} with that name; case does not matter. */
  static FeatureStage named(List<FeatureStage> stages, String name) {
    return stages.stream()
        .filter(stage -> stage.name.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Features: expected one of the stages %s, found '%s'"
                        .formatted(stages.stream().map(FeatureStage::name).toList(), name)));
  }

  /**
   * {@code Recording}, or the name of the transform; the second of the same name ends in {@code
   * -2}.
   */
  public String name() {
    return name;
  }

  /** The transform; empty for the recording. */
  public Optional<Transform<?, ?>> recipe() {
    return recipe;
  }

  /** Shape, rate and unit of what comes out. */
  public SignalSpec spec() {
    return spec;
  }

  /** Columns that stem from the recording, from 0; 0 if the stage is hidden. */
  public int validColumns() {
    return validColumns;
  }

  /** Whether the kernel computes this stage as one with those after it, without its values. */
  public boolean isHidden() {
    return values.isEmpty();
  }

  /**
   * A copy of the values, row-major {@code [rows][columns]}.
   *
   * @throws IllegalStateException if the stage is hidden
   */
  public float[] values() {
    return raw().clone();
  }

  float[] raw() {
    return values.orElseThrow(
        () ->
            new IllegalStateException(
                "%s: expected values, found none: the kernel computes it as one with the next; use Kernel.JTRANSFORMS"
                    .formatted(name)));
  }

  /** Frequency of a row: of a bin, or of the peak of a mel band; empty for other rows. */
  public OptionalDouble hertz(int row) {
    return row < hertz.length ? OptionalDouble.of(hertz[row]) : OptionalDouble.empty();
  }

  double[] hertz() {
    return hertz;
  }

  boolean isOf(Class<?> type) {
    return recipe.filter(type::isInstance).isPresent();
  }

  FeatureStage withValues(float[] newValues) {
    return new FeatureStage(name, recipe, spec, validColumns, Optional.of(newValues), hertz);
  }

  /**
   * The values for {@code numpy.load}: 32-bit floats of shape {@code (rows, columns)}, of a
   * waveform {@code (columns,)}.
   *
   * @throws IllegalStateException if the stage is hidden
   */
  public NpyArray toNpy() {
    return spec.kind() == SignalKind.WAVEFORM
        ? NpyArray.of(raw(), spec.columns())
        : NpyArray.of(raw(), spec.rows(), spec.columns());
  }

  /** For example {@code Stft: 129 x 101 SPECTROGRAM, POWER, 8000 Hz, hop 80}. */
  @Override
  public String toString() {
    return name + ": " + spec;
  }
}
