package io.github.audiomnist.examples;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.audiomnist.evaluation.Interval;
import io.github.audiomnist.evaluation.McNemar;
import io.github.audiomnist.files.WholeFile;
import io.github.audiomnist.models.CrossValidationResult;
import io.github.audiomnist.models.FoldResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The variants of an ablation beside each other, as Markdown and JSON. */
final class AblationReport {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final String origin;
  private final List<Row> rows = new ArrayList<>();

  /**
   * A variant.
   *
   * @param difference of the accuracy from that of the group's first variant
   * @param pValue of McNemar's test against the group's first variant, with the first seed
   */
  private record Row(
      String group,
      String variant,
      String network,
      List<String> pipeline,
      long parameters,
      List<Long> seeds,
      int clips,
      double accuracy,
      Interval accuracyInterval,
      double difference,
      double pValue,
      double macroF1,
      double trainSeconds) {

    static Row of(
        AblationGroup group,
        String variant,
        CrossValidationResult result,
        CrossValidationResult usual) {
      long seed = result.seeds().get(0);
      List<FoldResult> folds = result.folds();
      return new Row(
          group.toString(),
          variant,
          result.trainer().network().toString(),
          result.trainer().pipeline().describe().lines().toList(),
          folds.get(0).provenance().report().parameters(),
          result.seeds(),
          result.testedClips(),
          result.accuracy(),
          result.accuracyInterval(),
          result.accuracy() - usual.accuracy(),
          McNemar.of(usual.ofSeed(seed), result.ofSeed(seed)).pValue(),
          result.pooled().macroF1(),
          folds.stream().mapToDouble(f -> f.provenance().report().trainSeconds()).sum());
    }

    String markdown() {
      return String.format(
          Locale.ROOT,
          "| %s | %,d | %.2f %% | %s | %+.2f | %.3g | %.0f |\n",
          variant,
          parameters,
          100 * accuracy,
          accuracyInterval,
          100 * difference,
          pValue,
          trainSeconds);
    }
  }

  /** What the JSON file holds. */
  private record Document(String origin, List<Row> variants) {}

  /**
   * Of nothing yet.
   *
   * @param origin clips, settings and versions, in a line
   */
  AblationReport(String origin) {
    this.origin = origin;
  }

  /**
   * Adds what came of a variant.
   *
   * @param usual what came of the group's first one
   */
  void add(
      AblationGroup group,
      String variant,
      CrossValidationResult result,
      CrossValidationResult usual) {
    rows.add(Row.of(group, variant, result, usual));
  }

  String markdown() {
    StringBuilder text = new StringBuilder(origin).append('\n');
    String group = "";
    for (Row row : rows) {
      if (!row.group().equals(group)) {
        group = row.group();
        text.append(
            "\n| %s | parameters | accuracy | 95 %% interval | difference | p | training, s |\n"
                .formatted(group));
        text.append("|---|---|---|---|---|---|---|\n");
      }
      text.append(row.markdown());
    }
    return text.toString();
  }

  /** Writes {@code ablation.md} and {@code ablation.json}, each whole or not at all. */
  void write(Path folder) throws IOException {
    write(folder.resolve("ablation.md"), markdown());
    write(folder.resolve("ablation.json"), GSON.toJson(new Document(origin, rows)) + "\n");
  }

  private static void write(Path file, String text) throws IOException {
    WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
