package io.github.audiomnist.pipeline;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds what would make a stage equal a dump, by computing it again: each of {@link UsualCauses}
 * alone, then a constant factor or level with them, then pairs of causes. The simplest explanations
 * win; what was not found equal is not told.
 */
final class DriftSearch {

  /** Resampling and cutting to the input format, after the recording. */
  private static final int STEPS_BEFORE = 2;

  private static final double LOUDEST_AT_ZERO = 1e-3;

  private static final int MOST_HINTS = 4;

  /** Samples that are looked at again before the search ends: a few seconds of computing. */
  private static final long BUDGET = 20_000_000;

  private final Waveform recording;
  private final DumpComparison dump;
  private long samplesLeft = BUDGET;

  DriftSearch(Waveform recording, DumpComparison dump) {
    this.recording = recording;
    this.dump = dump;
  }

  /**
   * Explanations of the dump, all equally simple; none of a constant one, which anything explains.
   */
  List<String> hints(Recipe recipe) {
    if (Arrays.stream(dump.values()).distinct().limit(2).count() < 2) {
      return List.of();
    }
    int stages = dump.index() - STEPS_BEFORE;
    if (stages < 0) {
      return constant(dump.stage()).map(Match::claim).stream().toList();
    }
    Recipe base = recipe.first(stages);
    List<DriftCause> singles =
        UsualCauses.all(recording).stream().filter(cause -> changes(cause, base)).toList();
    List<String> hints = claims(singles, base, this::same);
    if (hints.isEmpty()) {
      hints = constant(dump.stage()).map(Match::claim).stream().toList();
    }
    if (hints.isEmpty()) {
      hints = claims(singles, base, this::constant);
    }
    return hints.isEmpty() ? claims(pairs(singles, base), base, this::same) : hints;
  }

  private List<String> claims(
      List<DriftCause> causes, Recipe base, Function<FeatureStage, Optional<Match>> judge) {
    List<String> claims = new ArrayList<>();
    for (DriftCause cause : causes) {
      if (claims.size() < MOST_HINTS) {
        edited(cause, base)
            .flatMap(this::run)
            .flatMap(judge)
            .map(match -> match.because(cause.text()).claim())
            .ifPresent(claims::add);
      }
    }
    return claims;
  }

  /** Every two causes of which neither undoes the other. */
  private static List<DriftCause> pairs(List<DriftCause> singles, Recipe base) {
    List<DriftCause> pairs = new ArrayList<>();
    for (int i = 0; i < singles.size(); i++) {
      for (DriftCause second : singles.subList(i + 1, singles.size())) {
        DriftCause first = singles.get(i);
        DriftCause pair = first.and(second);
        if (changes(pair, base)
            && !edited(pair, base).equals(edited(first, base))
            && !edited(pair, base).equals(edited(second, base))) {
          pairs.add(pair);
        }
      }
    }
    return pairs;
  }

  private static boolean changes(DriftCause cause, Recipe base) {
    return edited(cause, base).filter(recipe -> !recipe.equals(base)).isPresent();
  }

  /** Empty where the cause would need parameters that no transform takes. */
  private static Optional<Recipe> edited(DriftCause cause, Recipe base) {
    try {
      return Optional.of(cause.edit().apply(base));
    } catch (IllegalArgumentException impossible) {
      return Optional.empty();
    }
  }

  /** The last stage of {@code recipe}; empty where its stages do not fit each other. */
  private Optional<FeatureStage> run(Recipe recipe) {
    samplesLeft -= Math.max(recording.length(), recipe.input().length());
    if (samplesLeft < 0) {
      return Optional.empty();
    }
    try {
      List<FeatureStage> stages = recipe.run(recording, Kernel.JTRANSFORMS);
      return Optional.of(stages.get(stages.size() - 1));
    } catch (IllegalArgumentException unfit) {
      return Optional.empty();
    }
  }

  private Optional<Match> same(FeatureStage stage) {
    return dump.equal(stage).map(diff -> new Match(diff, ""));
  }

  /** Whether {@code stage} equals the dump but for one level, of linear values one factor. */
  private Optional<Match> constant(FeatureStage stage) {
    if (!dump.hasShapeOf(stage)) {
      return Optional.empty();
    }
    float[] own = stage.raw();
    Scale scale = stage.spec().scale();
    boolean logarithmic = scale == Scale.DECIBELS || scale == Scale.LOG;
    double constant = logarithmic ? level(own, dump.values()) : factor(own, dump.values());
    float[] changed = own.clone();
    for (int i = 0; i < own.length; i++) {
      changed[i] = (float) (logarithmic ? own[i] + constant : own[i] * constant);
    }
    String text = logarithmic ? levelText(constant, scale) : factorText(constant);
    return dump.equal(stage.withValues(changed)).map(diff -> new Match(diff, text));
  }

  /** The median of the differences. */
  private static double level(float[] own, double[] other) {
    double[] differences = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      differences[i] = other[i] - own[i];
    }
    Arrays.sort(differences);
    return differences[differences.length / 2];
  }

  /** The least squares' factor. */
  private static double factor(float[] own, double[] other) {
    double products = 0;
    double squares = 0;
    for (int i = 0; i < own.length; i++) {
      products += own[i] * other[i];
      squares += (double) own[i] * own[i];
    }
    return products / squares;
  }

  private String levelText(double level, Scale scale) {
    double loudest = Arrays.stream(dump.values()).max().orElse(0);
    String unit = scale == Scale.DECIBELS ? " dB" : "";
    String reason = Math.abs(loudest) < LOUDEST_AT_ZERO ? ", so that the loudest is 0" : "";
    return String.format(Locale.ROOT, "%.5g%s were added%s", level, unit, reason);
  }

  private static String factorText(double factor) {
    return String.format(Locale.ROOT, "values were multiplied by %.6g", factor);
  }

  /** A way in which a stage equals the dump. */
  private record Match(ValueDiff diff, String condition) {

    Match because(String cause) {
      return new Match(diff, condition.isEmpty() ? cause : cause + " and " + condition);
    }

    String claim() {
      return "equal within %s if %s".formatted(diff.amount(), condition);
    }
  }
}
