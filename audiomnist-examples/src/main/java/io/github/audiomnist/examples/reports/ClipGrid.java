package io.github.audiomnist.examples.reports;

import io.github.audiomnist.examples.plots.ClipFigures.Cell;
import io.github.audiomnist.pipeline.FeatureStage;
import io.github.audiomnist.pipeline.Features;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

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
   * The first labels and the first speakers who say all of them; if there is none, the first clip
   * of each label.
   */
  static ClipGrid of(DatasetAnalysis analysis) throws IOException {
    Map<String, ClipFacts> anyone = new HashMap<>();
    Map<String, Map<String, ClipFacts>> bySpeaker = new TreeMap<>();
    for (ClipFacts fact : analysis.facts()) {
      anyone.putIfAbsent(fact.clip().label(), fact);
      bySpeaker
          .computeIfAbsent(fact.clip().speaker(), speaker -> new HashMap<>())
          .putIfAbsent(fact.clip().label(), fact);
    }
    List<String> labels =
        analysis.clips().labels().names().stream()
            .filter(anyone::containsKey)
            .limit(MOST_LABELS)
            .toList();
    List<String> speakers =
        bySpeaker.keySet().stream()
            .filter(
                speaker -> bySpeaker.getOrDefault(speaker, Map.of()).keySet().containsAll(labels))
            .limit(MOST_SPEAKERS)
            .toList();
    List<Cell> cells = new ArrayList<>();
    for (String speaker : speakers) {
      addRow(labels, bySpeaker.getOrDefault(speaker, Map.of()), speaker, cells);
    }
    if (speakers.isEmpty()) {
      addRow(labels, anyone, "", cells);
    }
    return new ClipGrid(labels.size(), cells);
  }

  private static void addRow(
      List<String> labels, Map<String, ClipFacts> clips, String speaker, List<Cell> cells)
      throws IOException {
    for (String label : labels) {
      ClipFacts fact = Objects.requireNonNull(clips.get(label));
      int rate = Math.max(LOWEST_RATE, fact.sampleRate());
      FeatureStage mel =
          Features.of(Pipeline.melSpec(InputFormat.hz(rate)), fact.clip().read()).last();
      cells.add(new Cell(label, speaker, mel));
    }
  }
}
