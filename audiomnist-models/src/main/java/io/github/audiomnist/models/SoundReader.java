package io.github.audiomnist.models;

import io.github.audiomnist.evaluation.Prediction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the words of a sound: the whole, or its parts between dips of the level if the recogniser
 * is surer of every one of them.
 */
final class SoundReader {

  /** A stretch of hops and what the recogniser makes of it. */
  record Word(long from, long to, Prediction prediction) {

    float probability() {
      return prediction.probability();
    }
  }

  private record Span(long from, long to) {}

  /** By how much the least sure part must be surer than the whole, for every cut. */
  private static final double MARGIN = 0.1;

  /** Taken with a sound on both sides, as recordings of words have it, in hops. */
  private static final int BEFORE = 4;

  private static final int AFTER = 6;

  private final Recognizer recognizer;
  private final SampleRing ring;
  private final int hopLength;

  SoundReader(Recognizer recognizer, SampleRing ring, int hopLength) {
    this.recognizer = recognizer;
    this.ring = ring;
    this.hopLength = hopLength;
  }

  /**
   * The words of a sound that has ended.
   *
   * @param from its first hop
   * @param to the hop behind its last
   * @param dips hops at which it may be cut, in order; few, for every choice of them is tried
   */
  List<Word> read(long from, long to, List<Long> dips) {
    Sound sound = new Sound(from, to);
    List<Word> best = List.of(sound.word(from, to));
    double bestScore = best.get(0).probability();
    for (int chosen = 1; chosen < 1 << dips.size(); chosen++) {
      List<Word> words = sound.words(chosen, dips);
      double score = leastProbability(words) - MARGIN * (words.size() - 1);
      if (score > bestScore) {
        best = words;
        bestScore = score;
      }
    }
    return best;
  }

  /** The first word of a sound that goes on, up to a dip, or all of it if it has none. */
  Word readFirst(long from, long to, List<Long> dips) {
    Sound sound = new Sound(from, to);
    return dips.stream()
        .map(dip -> sound.word(from, dip))
        .reduce((a, b) -> b.probability() > a.probability() ? b : a)
        .orElseGet(() -> sound.word(from, to));
  }

  /** A sound that has not ended, as if it ended at {@code to}. */
  Word glance(long from, long to) {
    return new Word(from, to, recognize(from - BEFORE, to));
  }

  private Prediction recognize(long from, long to) {
    return recognizer.recognize(ring.copy(from * hopLength, to * hopLength));
  }

  private static double leastProbability(List<Word> words) {
    return words.stream().mapToDouble(Word::probability).min().orElseThrow();
  }

  private final class Sound {

    private final long from;
    private final long to;
    private final Map<Span, Word> known = new HashMap<>();

    Sound(long from, long to) {
      this.from = from;
      this.to = to;
    }

    List<Word> words(int chosen, List<Long> dips) {
      List<Word> words = new ArrayList<>();
      long begin = from;
      for (int i = 0; i < dips.size(); i++) {
        if ((chosen >> i & 1) == 1) {
          words.add(word(begin, dips.get(i)));
          begin = dips.get(i);
        }
      }
      words.add(word(begin, to));
      return words;
    }

    Word word(long begin, long end) {
      return known.computeIfAbsent(new Span(begin, end), span -> read(begin, end));
    }

    private Word read(long begin, long end) {
      long first = begin == from ? begin - BEFORE : begin;
      long last = end == to ? end + AFTER : end;
      return new Word(begin, end, recognize(first, last));
    }
  }
}
