package io.github.audiomnist.examples.reports;

import io.github.audiomnist.examples.plots.Quartiles;
import io.github.audiomnist.examples.reports.DatasetReport.Finding;
import io.github.audiomnist.examples.reports.DatasetReport.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Finds clips that are odd by themselves, or among the others. */
final class Oddities {

  /** Interquartile ranges beyond the quartiles from which on values are "far out" (Tukey 1977). */
  private static final double FAR = 3;

  private final List<ClipFacts> facts;
  private final List<Finding> findings = new ArrayList<>();

  private Oddities(List<ClipFacts> facts) {
    this.facts = facts;
  }

  /** By kind, then in the order of the clips. */
  static List<Finding> of(List<ClipFacts> facts) {
    Oddities oddities = new Oddities(facts);
    facts.forEach(oddities::addOwn);
    if (!facts.isEmpty()) {
      oddities.addFar(ClipFacts::seconds, Kind.SHORT, Kind.LONG, "%.3f s");
      oddities.addFar(ClipFacts::levelDb, Kind.SOFT, Kind.LOUD, "%.1f dB");
    }
    oddities.findings.sort(Comparator.comparing(Finding::kind));
    return List.copyOf(oddities.findings);
  }

  private void addOwn(ClipFacts fact) {
    if (fact.peak() == 0) {
      add(Kind.SILENT, fact, 0, "every sample is 0");
    } else if (fact.peak() < ClipMeasures.QUIET) {
      double decibels = 20 * Math.log10(fact.peak());
      add(Kind.QUIET, fact, decibels, format("peak at %.1f dB", decibels));
    }
    if (fact.clipped() > 0) {
      add(Kind.CLIPPED, fact, fact.clipped(), fact.clipped() + " samples");
    }
    if (fact.bandwidthHz() < ClipMeasures.WHOLE_BAND * fact.sampleRate() / 2) {
      String detail =
          format("up to %.0f Hz of %.0f Hz", fact.bandwidthHz(), fact.sampleRate() / 2.0);
      add(Kind.NARROW, fact, fact.bandwidthHz(), detail);
    }
  }

  private void addFar(ToDoubleFunction<ClipFacts> value, Kind below, Kind above, String format) {
    Quartiles quartiles = Quartiles.of(facts.stream().mapToDouble(value).toArray());
    double range = FAR * (quartiles.third() - quartiles.first());
    for (ClipFacts fact : facts) {
      double found = value.applyAsDouble(fact);
      // Silence is told by itself.
      if (fact.peak() > 0 && found < quartiles.first() - range) {
        add(below, fact, found, format(format, found));
      } else if (found > quartiles.third() + range) {
        add(above, fact, found, format(format, found));
      }
    }
  }

  private void add(Kind kind, ClipFacts fact, double value, String detail) {
    findings.add(
        new Finding(kind, fact.name(), fact.clip().label(), fact.clip().speaker(), value, detail));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
