package io.github.audiomnist.examples.reports;

import io.github.audiomnist.data.DatasetSummary;
import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.examples.reports.DatasetReport.Duplicate;
import io.github.audiomnist.examples.reports.DatasetReport.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Every clip of a data set, read once and measured. Immutable; threads may share it. */
public final class DatasetAnalysis {

  /** Hears of clips that were measured, on any thread. */
  @FunctionalInterface
  public interface Listener {
    void clipRead(int done, int total);
  }

  private final LabeledClips clips;
  private final List<ClipFacts> facts;
  private final List<String> unreadable;

  private DatasetAnalysis(LabeledClips clips, List<ClipFacts> facts, List<String> unreadable) {
    this.clips = clips;
    this.facts = facts;
    this.unreadable = unreadable;
  }

  /**
   * Reads and measures {@code clips}, on all processors.
   *
   * @param root folder within which clips are named
   * @param problem tells in a line why a clip could not be read
   */
  public static DatasetAnalysis of(
      Path root, LabeledClips clips, Function<IOException, String> problem, Listener listener) {
    @Nullable ClipFacts[] facts = new @Nullable ClipFacts[clips.size()];
    @Nullable String[] problems = new @Nullable String[clips.size()];
    AtomicInteger done = new AtomicInteger();
    IntStream.range(0, facts.length)
        .parallel()
        .forEach(
            i -> {
              LabeledClip clip = clips.clips().get(i);
              try {
                facts[i] = ClipFacts.of(clip, name(root, clip), clip.read());
              } catch (IOException e) {
                problems[i] = problem.apply(e);
              }
              listener.clipRead(done.incrementAndGet(), facts.length);
            });
    return new DatasetAnalysis(
        clips,
        Arrays.stream(facts).filter(Objects::nonNull).map(Objects::requireNonNull).toList(),
        Arrays.stream(problems).filter(Objects::nonNull).map(Objects::requireNonNull).toList());
  }

  private static String name(Path root, LabeledClip clip) {
    String folder = root + root.getFileSystem().getSeparator();
    return clip.source().startsWith(folder)
        ? clip.source().substring(folder.length())
        : clip.source();
  }

  /** The clips that could be read. */
  List<ClipFacts> facts() {
    return facts;
  }

  /** All clips. */
  LabeledClips clips() {
    return clips;
  }

  /** One value of each clip that could be read. */
  double[] values(ToDoubleFunction<ClipFacts> value) {
    return facts.stream().mapToDouble(value).toArray();
  }

  /** Lengths in seconds of the clips of each label. */
  Map<String, double[]> secondsByLabel() {
    Map<String, double[]> seconds = new LinkedHashMap<>();
    for (String label : clips.labels().names()) {
      seconds.put(
          label,
          facts.stream()
              .filter(fact -> fact.clip().label().equals(label))
              .mapToDouble(ClipFacts::seconds)
              .toArray());
    }
    return seconds;
  }

  /**
   * The report.
   *
   * @param data folder or file as it was given
   * @param layout how clips lie in it
   * @param version of this program
   */
  public DatasetReport report(String data, String layout, String version) {
    DatasetSummary summary = DatasetSummary.of(clips);
    Map<String, Summary> secondsByLabel = new LinkedHashMap<>();
    secondsByLabel()
        .forEach(
            (label, seconds) -> {
              if (seconds.length > 0) {
                secondsByLabel.put(label, Summary.of(seconds));
              }
            });
    return new DatasetReport(
        data,
        layout,
        clips.size(),
        unreadable,
        summary.byLabel(),
        summary.bySpeaker(),
        sampleRates(),
        Summary.of(values(ClipFacts::seconds)),
        Summary.of(values(ClipFacts::levelDb)),
        secondsByLabel,
        Oddities.of(facts),
        duplicates(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        version);
  }

  private Map<Integer, Integer> sampleRates() {
    Map<Integer, Integer> rates = new TreeMap<>();
    facts.forEach(fact -> rates.merge(fact.sampleRate(), 1, Integer::sum));
    return rates;
  }

  /** In the order of their first clips. */
  private List<Duplicate> duplicates() {
    Collection<List<ClipFacts>> groups =
        facts.stream()
            .collect(
                Collectors.groupingBy(ClipFacts::sha256, LinkedHashMap::new, Collectors.toList()))
            .values();
    List<Duplicate> duplicates = new ArrayList<>();
    for (List<ClipFacts> group : groups) {
      if (group.size() > 1) {
        duplicates.add(
            new Duplicate(
                group.stream().map(ClipFacts::name).toList(),
                isOne(group, LabeledClip::label),
                isOne(group, LabeledClip::speaker),
                group.get(0).sha256()));
      }
    }
    return duplicates;
  }

  private static boolean isOne(List<ClipFacts> group, Function<LabeledClip, String> property) {
    return group.stream().map(ClipFacts::clip).map(property).distinct().count() == 1;
  }
}
