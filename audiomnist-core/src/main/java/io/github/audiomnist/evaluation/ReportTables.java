package io.github.audiomnist.evaluation;

import io.github.audiomnist.data.Labels;
import java.util.List;
import java.util.Locale;

/** Tables of fixed width, lines ended by {@code \n}, numbers written as in English everywhere. */
final class ReportTables {

  private static final String CORNER = "actual \\ predicted";
  private static final String COLUMN_GAP = "  ";

  private ReportTables() {}

  static String confusion(ConfusionMatrix matrix) {
    Labels labels = matrix.labels();
    int first = Math.max(CORNER.length(), width(labels.names()));
    int other = Math.max(width(labels.names()), String.valueOf(matrix.total()).length());
    StringBuilder table = new StringBuilder(left(CORNER, first));
    labels.names().forEach(label -> table.append(COLUMN_GAP).append(right(label, other)));
    for (int actual = 0; actual < labels.size(); actual++) {
      table.append('\n').append(left(labels.name(actual), first));
      for (int predicted = 0; predicted < labels.size(); predicted++) {
        String count = String.valueOf(matrix.count(actual, predicted));
        table.append(COLUMN_GAP).append(right(count, other));
      }
    }
    return table.append('\n').toString();
  }

  /** Label, precision, recall, F1 and support of each line. */
  static String scores(List<ClassScore> lines) {
    String corner = "label";
    int first = Math.max(corner.length(), width(lines.stream().map(ClassScore::label).toList()));
    StringBuilder table = new StringBuilder(left(corner, first));
    table.append("  precision  recall      f1  support\n");
    lines.forEach(score -> table.append(line(score, first)));
    return table.toString();
  }

  private static String line(ClassScore score, int first) {
    return left(score.label(), first)
        + String.format(
            Locale.ROOT,
            "  %9.4f  %6.4f  %6.4f  %7d\n",
            score.precision(),
            score.recall(),
            score.f1(),
            score.support());
  }

  private static int width(List<String> names) {
    return names.stream().mapToInt(ReportTables::length).max().orElse(0);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - length(text)));
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - length(text))) + text;
  }
}
