package io.github.audiomnist.examples.plots;

import io.github.audiomnist.models.Saliency;
import io.github.audiomnist.pipeline.FeatureStage;
import io.github.audiomnist.pipeline.Features;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.Waveform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Figures of one clip, or of some beside each other. */
public final class ClipFigures {

  private static final double WIDTH = 420;
  private static final double HEIGHT = 220;
  private static final double LOW_HEIGHT = 150;
  private static final double SMALL_WIDTH = 220;
  private static final double SMALL_HEIGHT = 120;
  private static final double CELL_WIDTH = 92;
  private static final double CELL_HEIGHT = 84;

  private static final double HEADROOM = 1.08;

  /**
   * A cell of a grid.
   *
   * @param column above the first row's cells
   * @param row beside the first column's cells
   * @param stage what to show
   */
  public record Cell(String column, String row, FeatureStage stage) {}

  private ClipFigures() {}

  /** Samples over time. */
  public static Figure waveform(String title, Waveform clip) {
    return Figure.of("Waveform of " + title, WIDTH, LOW_HEIGHT, wave(title, clip, time(clip)));
  }

  /**
   * A spectrogram, mel spectrogram or cepstrogram over time, without what pictures padding.
   *
   * @param stage of two axes, see {@link StagePicture}
   */
  public static Figure stage(String title, FeatureStage stage) {
    return Figure.of(
        "%s of %s".formatted(StagePicture.name(stage), title),
        WIDTH,
        HEIGHT,
        StagePicture.of(stage).plot(title));
  }

  /** As {@link #stage}, small, without what colours mean, to stand beside text. */
  public static Figure small(String title, FeatureStage stage) {
    return Figure.of(
        "%s of %s".formatted(StagePicture.name(stage), title),
        SMALL_WIDTH,
        SMALL_HEIGHT,
        StagePicture.of(stage).plot("").withoutScale());
  }

  /** The waveform over one stage after the other, at the same time scale. */
  public static Figure overview(String title, Waveform clip, List<FeatureStage> stages) {
    StagePicture first = StagePicture.of(stages.get(0));
    List<Plot> plots = new ArrayList<>();
    plots.add(wave(title, clip, first.timeAxis().withoutText()));
    for (FeatureStage stage : stages.subList(0, stages.size() - 1)) {
      plots.add(StagePicture.of(stage).plot(StagePicture.name(stage)).withoutXText());
    }
    FeatureStage last = stages.get(stages.size() - 1);
    plots.add(StagePicture.of(last).plot(StagePicture.name(last)));
    double[] weights = plots.stream().mapToDouble(plot -> plot.scale() == null ? 1 : 2).toArray();
    double height = LOW_HEIGHT + stages.size() * LOW_HEIGHT;
    return new Figure("Waveform and features of " + title, WIDTH, height, 1, weights, plots);
  }

  /**
   * A spectrogram over what each of its values adds to the logit of a label.
   *
   * @param features what stages of the recogniser's pipeline give for the clip
   */
  public static Figure saliency(String title, Features features, Saliency saliency) {
    StagePicture picture = StagePicture.of(heard(features));
    Plot shares = picture.attributions(saliency);
    return new Figure(
        "%s, and what speaks for the label %s in it".formatted(title, saliency.label()),
        WIDTH,
        2 * HEIGHT - 40,
        1,
        new double[] {1, 1},
        List.of(picture.plot(title).withoutXText(), shares));
  }

  /** The stage in decibels if one has the network's shape, since people know those best. */
  private static FeatureStage heard(Features features) {
    FeatureStage heard = features.last();
    for (FeatureStage stage : features.stages()) {
      boolean fits =
          stage.spec().rows() == heard.spec().rows()
              && stage.spec().columns() == heard.spec().columns();
      if (fits && stage.spec().scale() == Scale.DECIBELS) {
        return stage;
      }
    }
    return heard;
  }

  /**
   * Clips beside each other, without scales, at one scale of time.
   *
   * @param columns cells in a row
   * @param cells row by row
   */
  public static Figure grid(String description, int columns, List<Cell> cells) {
    double longest =
        cells.stream().mapToDouble(cell -> StagePicture.of(cell.stage()).end()).max().orElse(1);
    List<Plot> plots = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      String title = i < columns ? cell.column() : "";
      String side = i % columns == 0 ? cell.row() : "";
      plots.add(StagePicture.of(cell.stage()).bare(title, side, longest));
    }
    int rows = (cells.size() + columns - 1) / columns;
    double[] weights = Collections.nCopies(rows, 1.0).stream().mapToDouble(w -> w).toArray();
    return new Figure(
        description, columns * CELL_WIDTH, rows * CELL_HEIGHT + 16, columns, weights, plots);
  }

  private static Axis time(Waveform clip) {
    return Axis.exact("Time (s)", 0, clip.durationSeconds());
  }

  private static Plot wave(String title, Waveform clip, Axis time) {
    double peak = 0;
    for (float sample : clip.values()) {
      peak = Math.max(peak, Math.abs(sample));
    }
    double bound = peak == 0 ? 1 : peak * HEADROOM;
    Layer samples = new SampleLayer(clip);
    return Plot.of(title, time, Axis.exact("Amplitude", -bound, bound), samples);
  }
}
