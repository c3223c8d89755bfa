package io.github.audiomnist.examples;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.evaluation.Prediction.Candidate;
import io.github.audiomnist.files.OneLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a prediction is printed.
 *
 * @param json as an object
 * @param top of how many labels; all of them in an object and one in a text if not said
 */
record PredictionLine(boolean json, @Nullable Integer top) {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private record Line(
      String file,
      String label,
      float probability,
      boolean unknown,
      Map<String, Float> probabilities) {}

  /** The line for {@code file}, without its end. */
  String of(String file, Prediction prediction) {
    return json ? object(file, prediction) : text(file, prediction);
  }

  private String text(String file, Prediction prediction) {
    return prediction.top(Objects.requireNonNullElse(top, 1)).stream()
        .map(
            candidate ->
                String.format(
                    Locale.ROOT, "\t%s\t%.4f", candidate.label(), candidate.probability()))
        .collect(
            Collectors.joining("", OneLine.of(file), prediction.isUnknown() ? "\tunknown" : ""));
  }

  private String object(String file, Prediction prediction) {
    Map<String, Float> probabilities = new LinkedHashMap<>();
    List<Candidate> all = prediction.top(prediction.labels().size());
    if (top != null) {
      all.stream().limit(top).forEach(c -> probabilities.put(c.label(), c.probability()));
    } else {
      prediction.labels().names().forEach(l -> probabilities.put(l, prediction.probability(l)));
    }
    return GSON.toJson(
        new Line(
            file,
            prediction.label(),
            prediction.probability(),
            prediction.isUnknown(),
            probabilities));
  }
}
