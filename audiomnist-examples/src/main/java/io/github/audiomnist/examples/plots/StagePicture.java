package io.github.audiomnist.examples.plots;

import io.github.audiomnist.models.Saliency;
import io.github.audiomnist.pipeline.FeatureStage;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Frames over time, those that stem from the recording alone. Decibels count from the loudest
 * value; of cepstra the coefficient 0 is left out, which is loudness and dwarfs the others.
 */
final class StagePicture {

  /** Under the loudest: what lies lower is hidden by any room and microphone. */
  private static final double RANGE_DB = 80;

  /** Attributions are stronger than the colours show in this share of the values. */
  private static final double CUT = 0.002;

  private final FeatureStage stage;
  private final SignalSpec spec;
  private final float[] values;
  private final int firstRow;

  private StagePicture(FeatureStage stage) {
    this.stage = stage;
    this.spec = stage.spec();
    this.values = stage.values();
    this.firstRow = spec.kind() == SignalKind.CEPSTROGRAM && spec.rows() > 1 ? 1 : 0;
  }

  /**
   * The picture of a stage.
   *
   * @throws IllegalArgumentException if it is a waveform, or no frame stems from the recording
   */
  static StagePicture of(FeatureStage stage) {
    if (stage.spec().kind() == SignalKind.WAVEFORM || stage.validColumns() == 0) {
      throw new IllegalArgumentException(
          "figures: expected frames of a spectrogram, found %s with %s of the recording; choose another stage"
              .formatted(stage, stage.validColumns()));
    }
    return new StagePicture(stage);
  }

  /** For example {@code Mel spectrogram}. */
  static String name(FeatureStage stage) {
    return switch (stage.spec().kind()) {
      case WAVEFORM -> "Waveform";
      case SPECTROGRAM -> "Spectrogram";
      case MEL_SPECTROGRAM -> "Mel spectrogram";
      case CEPSTROGRAM -> "Cepstral coefficients";
      case IMAGE -> "Picture";
    };
  }

  /** When the last frame ends that is shown, in seconds. */
  double end() {
    return (stage.validColumns() - 0.5) * hopSeconds();
  }

  private double start() {
    return -0.5 * hopSeconds();
  }

  private double hopSeconds() {
    return spec.columnSeconds(1);
  }

  Axis timeAxis() {
    return Axis.exact("Time (s)", start(), end());
  }

  private Axis rowAxis() {
    if (stage.hertz(0).isPresent() && spec.rows() > 1) {
      return Axis.rows(
          IntStream.range(0, spec.rows()).mapToDouble(r -> stage.hertz(r).getAsDouble()).toArray());
    }
    String label = spec.kind() == SignalKind.CEPSTROGRAM ? "Coefficient" : "Row";
    return Axis.exact(label, firstRow - 0.5, spec.rows() - 0.5);
  }

  Plot plot(String title) {
    ColorScale scale = scale();
    return Plot.picture(title, timeAxis(), rowAxis(), scale, layer(scale, values, loudest()));
  }

  /** Without any text but the titles, as wide as if it lasted {@code longest} seconds. */
  Plot bare(String title, String side, double longest) {
    ColorScale scale = scale();
    Axis time = new Axis("", start(), longest, List.of(), false);
    Axis rows = new Axis(side, firstRow - 0.5, spec.rows() - 0.5, List.of(), false);
    return Plot.picture(title, time, rows, scale, layer(scale, values, loudest())).withoutScale();
  }

  /** What each value adds to a logit: red speaks for the label, blue against it. */
  Plot attributions(Saliency saliency) {
    float[] shares = saliency.values();
    double bound = bound(shares);
    ColorScale scale = new ColorScale("Attribution (logit)", Colormap.BLUE_RED, -bound, bound);
    String title =
        "What speaks for \u201c%s\u201d, and in blue against it".formatted(saliency.label());
    return Plot.picture(title, timeAxis(), rowAxis(), scale, layer(scale, shares, 0));
  }

  private static double bound(float[] shares) {
    double[] sizes =
        IntStream.range(0, shares.length).mapToDouble(i -> Math.abs(shares[i])).toArray();
    Arrays.sort(sizes);
    double bound = sizes[(int) ((1 - CUT) * (sizes.length - 1))];
    return bound > 0 ? bound : 1;
  }

  private Layer layer(ColorScale scale, float[] shown, double zero) {
    float[] kept = Arrays.copyOfRange(shown, firstRow * spec.columns(), shown.length);
    BufferedImage image =
        scale
            .colors()
            .image(
                kept,
                spec.rows() - firstRow,
                spec.columns(),
                stage.validColumns(),
                scale.low() + zero,
                scale.high() + zero);
    return Layer.image(image, start(), end(), firstRow - 0.5, spec.rows() - 0.5);
  }

  /** From where decibels count; 0 of other units. */
  private double loudest() {
    return spec.scale() == Scale.DECIBELS ? range()[1] : 0;
  }

  private ColorScale scale() {
    double[] range = range();
    return switch (spec.scale()) {
      case DECIBELS ->
          new ColorScale(
              "Level (dB re max)", Colormap.MAGMA, Math.max(-RANGE_DB, range[0] - range[1]), 0);
      case CEPSTRAL -> {
        double bound = Math.max(Math.abs(range[0]), Math.abs(range[1]));
        yield new ColorScale("Value", Colormap.BLUE_RED, -bound, bound);
      }
      case LOG -> new ColorScale("Natural logarithm", Colormap.MAGMA, range[0], range[1]);
      case STANDARDIZED -> new ColorScale("Standardised", Colormap.MAGMA, range[0], range[1]);
      default -> new ColorScale("Value", Colormap.MAGMA, range[0], range[1]);
    };
  }

  /** The lowest and the highest value that is shown, apart by something. */
  private double[] range() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int row = firstRow; row < spec.rows(); row++) {
      for (int column = 0; column < stage.validColumns(); column++) {
        float value = values[row * spec.columns() + column];
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return new double[] {low < high ? low : high - 1, high};
  }
}
