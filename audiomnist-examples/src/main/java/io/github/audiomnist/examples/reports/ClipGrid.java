package io.github.audiomnist.examples.reports;

import io.github.audiomnist.examples.plots.ClipFigures.Cell;
import io.github.audiomnist.pipeline.FeatureStage;
import io.github.audiomnist.pipeline.Features;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A clip for each of some labels and speakers, to look at.
 *
 * @param columns number of labels shown
 * @param cells row by row, a row for a speaker
 */
record ClipGrid(int columns, List<Cell> cells) {

  private static final int MOST_LABELS = 10;
  private static final int MOST_SPEAKERS = 4;

  /** Lower rates have no 40 bands. */
  private static final int LOWEST_RATE = 8_000;

  /**
   * The first labels and the first speakers that have a readable clip of each; else the first clip
   * of each label that has one.
   */
  static ClipGrid of(DatasetAnalysis analysis) throws IOException {
    List<String> labels =
        analysis.facts().stream()
            .map(fact -> fact.clip().label())
            .distinct()
            .sorted(
                (a, b) ->
                    analysis.clips().labels().indexOf(a) - analysis.clips().labels().indexOf(b))
            .limit(MOST_LABELS)
            .toList();
    List<Cell> cells = new ArrayList<>();
    for (String speaker : analysis.clips().speakers()) {
      List<ClipFacts> row = row(analysis, labels, speaker);
      if (row.size() == labels.size() && cells.size() < MOST_SPEAKERS * labels.size()) {
        addRow(row, speaker, cells);
      }
    }
    if (cells.isEmpty()) {
      List<ClipFacts> row = new ArrayList<>();
      for (String label : labels) {
        first(analysis, label, "").ifPresent(row::add);
      }
      addRow(row, "", cells);
    }
    return new ClipGrid(labels.size(), cells);
  }

  private static List<ClipFacts> row(
      DatasetAnalysis analysis, List<String> labels, String speaker) {
    List<ClipFacts> row = new ArrayList<>();
    for (String label : labels) {
      Optional<ClipFacts> found = first(analysis, label, speaker);
      if (found.isEmpty()) {
        break;
      }
      row.add(found.get());
    }
    return row;
  }

  /** The first clip with sound of a label, and of a speaker unless that is empty. */
  private static Optional<ClipFacts> first(DatasetAnalysis analysis, String label, String speaker) {
    return analysis.facts().stream()
        .filter(fact -> fact.clip().label().equals(label))
        .filter(fact -> speaker.isEmpty() || fact.clip().speaker().equals(speaker))
        .findFirst();
  }

  private static void addRow(List<ClipFacts> row, String speaker, List<Cell> cells)
      throws IOException {
    for (ClipFacts fact : row) {
      int rate = Math.max(LOWEST_RATE, fact.sampleRate());
      FeatureStage mel =
          Features.of(Pipeline.melSpec(InputFormat.hz(rate)), fact.clip().read()).last();
      cells.add(new Cell(fact.clip().label(), speaker, mel));
    }
  }
}
