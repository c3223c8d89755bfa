package io.github.audiomnist.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EvaluationPropertyTest {

  private static final double EXACT = 1e-12;

  /** Index of the actual label, index of the predicted one, probability of that. */
  private record Outcome(int actual, int predicted, double probability) {}

  @Provide
  Arbitrary<List<Outcome>> outcomes() {
    Arbitrary<Integer> label = Arbitraries.integers().between(0, Cases.FOUR.size() - 1);
    Arbitrary<Double> probability = Arbitraries.doubles().between(0.3, 0.99);
    return Combinators.combine(label, label, probability).as(Outcome::new).list().ofMinSize(1);
  }

  private static Evaluation evaluation(List<Outcome> outcomes) {
    return Evaluation.of(
        Cases.clips(Cases.FOUR, outcomes.stream().mapToInt(Outcome::actual).toArray()),
        outcomes.stream()
            .map(o -> Cases.prediction(Cases.FOUR, o.predicted(), o.probability()))
            .toList());
  }

  @Property(tries = 200)
  void confusion_rowsAndColumns_sumToClips(@ForAll("outcomes") List<Outcome> outcomes) {
    ConfusionMatrix confusion = evaluation(outcomes).confusion();
    for (int label = 0; label < Cases.FOUR.size(); label++) {
      int row = label;
      assertEquals(
          outcomes.stream().filter(o -> o.actual() == row).count(), confusion.support(row));
      assertEquals(
          IntStream.range(0, Cases.FOUR.size()).map(j -> confusion.count(row, j)).sum(),
          confusion.support(row));
      assertEquals(
          outcomes.stream().filter(o -> o.predicted() == row).count(), confusion.predicted(row));
    }
    assertEquals(outcomes.size(), confusion.total());
  }

  @Property(tries = 200)
  void figures_anyOutcomes_keepTheirBounds(@ForAll("outcomes") List<Outcome> outcomes) {
    Evaluation evaluation = evaluation(outcomes);
    for (ClassScore score : evaluation.perClass()) {
      assertTrue(score.f1() <= Math.max(score.precision(), score.recall()) + EXACT);
      assertTrue(score.f1() >= Math.min(score.precision(), score.recall()) - EXACT);
    }
    double macroF1 = evaluation.macroF1();
    assertTrue(macroF1 >= 0 && macroF1 <= 1 + EXACT);
    assertEquals(evaluation.accuracy(), evaluation.weightedRecall(), EXACT);
    assertEquals(evaluation.accuracy(), evaluation.topK(1), EXACT);
    assertEquals(1, evaluation.topK(Cases.FOUR.size()));
    assertTrue(evaluation.topK(2) >= evaluation.topK(1));
    Interval interval = evaluation.accuracyInterval();
    assertTrue(0 <= interval.low() && interval.low() <= evaluation.accuracy());
    assertTrue(evaluation.accuracy() <= interval.high() && interval.high() <= 1);
    double error = evaluation.expectedCalibrationError();
    assertTrue(error >= 0 && error <= 1);
    assertEquals(outcomes.size() - evaluation.confusion().hits(), evaluation.mistakes().size());
  }

  @Property(tries = 100)
  void macroF1_allRight_isOne(@ForAll("outcomes") List<Outcome> outcomes) {
    List<Outcome> right =
        outcomes.stream().map(o -> new Outcome(o.actual(), o.actual(), 0.9)).toList();
    assertEquals(1, evaluation(right).macroF1(), EXACT);
    assertEquals(1, evaluation(right).weightedF1(), EXACT);
  }

  @Property(tries = 100)
  void figures_clipsInOtherOrder_areTheSame(
      @ForAll("outcomes") List<Outcome> outcomes, @ForAll long seed) {
    Evaluation evaluation = evaluation(outcomes);
    List<Integer> order = new ArrayList<>(IntStream.range(0, outcomes.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    LabeledClips clips =
        Cases.clips(Cases.FOUR, outcomes.stream().mapToInt(Outcome::actual).toArray());
    List<LabeledClip> shuffled = order.stream().map(clips.clips()::get).toList();
    List<Prediction> predictions =
        order.stream()
            .map(outcomes::get)
            .map(o -> Cases.prediction(Cases.FOUR, o.predicted(), o.probability()))
            .toList();
    Evaluation other = Evaluation.of(new LabeledClips(Cases.FOUR, shuffled), predictions);
    assertEquals(evaluation.confusion(), other.confusion());
    assertEquals(evaluation.toString(), other.toString());
    assertEquals(evaluation.perSpeakerAccuracy(), other.perSpeakerAccuracy());
    assertEquals(evaluation.expectedCalibrationError(), other.expectedCalibrationError(), EXACT);
  }
}
