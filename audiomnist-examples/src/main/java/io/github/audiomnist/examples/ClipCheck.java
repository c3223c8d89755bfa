package io.github.audiomnist.examples;

import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether clips can be read, and at what rates. All are read once before anything is learned, so
 * that a bad one stops a command at once and not after an hour.
 */
final class ClipCheck {

  /** Hears of clips that were read, on any thread. */
  @FunctionalInterface
  interface Listener {
    void clipRead(int done, int total);
  }

  /** A clip's rate, or why it has none. */
  private record Finding(LabeledClip clip, int sampleRate, String problem) {

    static Finding of(LabeledClip clip) {
      try {
        return new Finding(clip, clip.read().sampleRate(), "");
      } catch (IOException e) {
        return new Finding(clip, 0, ErrorLine.of(e));
      }
    }
  }

  private final Map<LabeledClip, Integer> sampleRates = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private ClipCheck(Finding[] findings) {
    for (Finding finding : findings) {
      if (finding.problem().isEmpty()) {
        sampleRates.put(finding.clip(), finding.sampleRate());
      } else {
        problems.add(finding.problem());
      }
    }
  }

  /** Reads {@code clips}, on all processors. */
  static ClipCheck of(List<LabeledClip> clips, Listener listener) {
    Finding[] findings = new Finding[clips.size()];
    AtomicInteger done = new AtomicInteger();
    IntStream.range(0, findings.length)
        .parallel()
        .forEach(
            i -> {
              findings[i] = Finding.of(clips.get(i));
              listener.clipRead(done.incrementAndGet(), findings.length);
            });
    return new ClipCheck(findings);
  }

  /** All clips of {@code split}. */
  static List<LabeledClip> clipsOf(Split split) {
    return Stream.of(split.train(), split.validation(), split.test())
        .flatMap(part -> part.clips().stream())
        .toList();
  }

  /** What is wrong, a line for each bad clip, in the order of the clips. */
  List<String> problems() {
    return problems;
  }

  /**
   * Passes if every clip is good.
   *
   * @throws IOException that names the first bad clip
   */
  void requireGood() throws IOException {
    if (!problems.isEmpty()) {
      int others = problems.size() - 1;
      String more =
          others == 0 ? "" : " (and %s more bad file%s)".formatted(others, others == 1 ? "" : "s");
      throw new IOException(
          "%s, or leave it out with --skip-bad-files%s".formatted(problems.get(0), more));
    }
  }

  /** The good ones among {@code clips}. */
  LabeledClips good(LabeledClips clips) {
    return clips.filter(sampleRates::containsKey);
  }

  /** {@code split} without bad clips; the others stay in their parts. */
  Split good(Split split) {
    return problems.isEmpty()
        ? split
        : new Split(
            "%s; %s bad files left out".formatted(split.protocol(), problems.size()),
            good(split.train()),
            good(split.validation()),
            good(split.test()));
  }

  /** The lowest sample rate among {@code clips}, in Hz; empty of none. */
  OptionalInt lowestRate(LabeledClips clips) {
    return clips.clips().stream().filter(sampleRates::containsKey).mapToInt(sampleRates::get).min();
  }
}
