package io.github.audiomnist.models;

import io.github.audiomnist.data.Labels;
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

  private static final int MAX_DIPS = 3;

  /** By how much the least sure part must be surer than the whole, for every cut. */
  private static final double MARGIN = 0.1;

  /** Taken with a sound on both sides, as recordings of words have it, in hops. */
  private static final int BEFORE = 4;

  private static final int AFTER = 6;

  /** The same sound, begun and ended a little earlier and later, in hops. */
  private static final int[] VIEWS = {0, -2, 2};

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
   * @param dips hops between at which it may be cut, in order
   */
  List<Word> read(long from, long to, List<Long> dips) {
    Sound sound = new Sound(from, to);
    List<Word> best = List.of(sound.word(from, to));
    double bestScore = best.get(0).probability();
    for (int chosen = 1; chosen < 1 << Math.min(MAX_DIPS, dips.size()); chosen++) {
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

  /** What a sound would be if it ended at {@code to}. */
  Prediction glance(long from, long to) {
    return recognizer.recognize(ring.copy((from - BEFORE) * hopLength, to * hopLength));
  }

  private static double leastProbability(List<Word> words) {
    return words.stream().mapToDouble(Word::probability).min().orElseThrow();
  }

  private final class Sound {

    private final long from;
    private final long to;
    private final Map<Long, Word> known = new HashMap<>();

    Sound(long from, long to) {
      this.from = from;
      this.to = to;
    }

    List<Word> words(int chosen, List<Long> dips) {
      List<Word> words = new ArrayList<>();
      long begin = from;
      for (int i = 0; i < Math.min(MAX_DIPS, dips.size()); i++) {
        if ((chosen >> i & 1) == 1) {
          words.add(word(begin, dips.get(i)));
          begin = dips.get(i);
        }
      }
      words.add(word(begin, to));
      return words;
    }

    Word word(long begin, long end) {
      return known.computeIfAbsent(
          (begin - from) << 32 | (end - from), key -> new Word(begin, end, mean(begin, end)));
    }

    private Prediction mean(long begin, long end) {
      Labels labels = recognizer.networkLabels();
      float[] sum = new float[labels.size()];
      for (int view : VIEWS) {
        long first = begin == from ? begin - BEFORE + view : begin;
        long last = end == to ? end + AFTER + view : end;
        float[] logits = recognizer.logits(ring.copy(first * hopLength, last * hopLength));
        float[] probabilities = Prediction.ofLogits(labels, logits).probabilities();
        for (int i = 0; i < sum.length; i++) {
          sum[i] += probabilities[i] / VIEWS.length;
        }
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] = (float) Math.log(Math.max(Float.MIN_NORMAL, sum[i]));
      }
      return recognizer.prediction(sum);
    }
  }
}
