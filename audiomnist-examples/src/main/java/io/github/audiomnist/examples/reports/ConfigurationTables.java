package io.github.audiomnist.examples.reports;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The tables of a report that say how a recogniser was trained, and by what. */
final class ConfigurationTables {

  private ConfigurationTables() {}

  /** Adds the tables to {@code html}. */
  static void add(Report report, Html html) {
    html.section("Configuration");
    List<List<String>> settings = new ArrayList<>();
    addFlat("", ReportWriter.json(report.training()), settings);
    html.table("Training settings", List.of("Setting", "Value"), settings);
    List<List<String>> sizes = new ArrayList<>(List.of(List.of("family", report.model())));
    addFlat("", ReportWriter.json(report.network()), sizes);
    html.table("Network", List.of("Size", "Value"), sizes);
    List<List<String>> stages = new ArrayList<>();
    for (int i = 0; i < report.pipeline().size(); i++) {
      stages.add(List.of(String.valueOf(i + 1), report.pipeline().get(i)));
    }
    html.table("Features, stage by stage", List.of("Stage", "What it gives"), stages);
    html.section("Where this comes from");
    html.table(
        "Provenance",
        List.of("What", "Value"),
        List.of(
            List.of("Trained on", report.trainedOn()),
            List.of("Training clips", String.valueOf(report.trainClips())),
            List.of("Validation clips", String.valueOf(report.validationClips())),
            List.of("Seed", String.valueOf(report.seed())),
            List.of("Created", report.created()),
            List.of("Threads", String.valueOf(report.threads())),
            List.of("Java", report.versions().java()),
            List.of("Engine", report.versions().engine()),
            List.of("audiomnist", report.versions().audiomnist())));
  }

  /** A row for each value, named by its path. */
  private static void addFlat(String path, JsonElement json, List<List<String>> rows) {
    if (json instanceof JsonObject object) {
      object
          .entrySet()
          .forEach(
              entry ->
                  addFlat(
                      path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                      entry.getValue(),
                      rows));
    } else {
      rows.add(List.of(path, json.isJsonPrimitive() ? json.getAsString() : json.toString()));
    }
  }
}
