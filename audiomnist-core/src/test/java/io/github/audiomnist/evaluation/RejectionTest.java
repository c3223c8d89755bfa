package io.github.audiomnist.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.data.Labels;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectionTest {

  private static final Labels LABELS = Labels.of(List.of("no", "yes"));

  private static final List<Prediction> KNOWN = sure(0.9, 0.8, 0.8, 0.7, 0.6, 0.53);
  private static final List<Prediction> UNKNOWN = sure(0.85, 0.8, 0.58, 0.55, 0.51);

  /** Predictions with these probabilities. */
  private static List<Prediction> sure(double... probabilities) {
    return Arrays.stream(probabilities)
        .mapToObj(p -> Prediction.ofLogits(LABELS, new float[] {(float) Math.log(p / (1 - p)), 0}))
        .toList();
  }

  // Unknown clips above the threshold; 1 of 5 may pass at 0.2, and 0.85 is the surest.
  @ParameterizedTest
  @CsvSource({"0, 0", "0.19, 0", "0.2, 1", "0.5, 2", "0.6, 3", "1, 5"})
  void atFalseAcceptRate_share_letsAsManyPassAsItMay(double rate, int accepted) {
    Rejection rejection = Rejection.atFalseAcceptRate(rate, UNKNOWN);
    assertEquals(accepted, UNKNOWN.stream().filter(rejection::accepts).count());
    if (rejection.threshold() > 0) {
      Rejection lower = new Rejection(Math.nextDown(rejection.threshold()));
      assertTrue(UNKNOWN.stream().filter(lower::accepts).count() > accepted);
    }
  }

  @Test
  void atFalseAcceptRate_equalScores_passTogetherOrNotAtAll() {
    List<Prediction> alike = sure(0.9, 0.8, 0.8, 0.8, 0.7);
    Rejection rejection = Rejection.atFalseAcceptRate(0.4, alike);
    assertEquals(1, alike.stream().filter(rejection::accepts).count());
  }

  // At 0.7: of the known 0.6 and 0.53 are rejected, 2 of 6; of the unknown 0.85 and 0.8 pass, 2 of
  // 5. At 0.8: 3 of 6 and 2 of 5. Differences 0.067 and 0.1; elsewhere more.
  @Test
  void atEqualErrorRate_scores_isWhereErrorsAreNearest() {
    Rejection rejection = Rejection.atEqualErrorRate(KNOWN, UNKNOWN);
    assertEquals(0.7, rejection.threshold(), 1e-6);
    Rejection.Report report = rejection.judge(KNOWN, UNKNOWN);
    assertEquals(4 / 6.0, report.acceptRate(), 1e-12);
    assertEquals(2, report.falseAccepts());
    assertEquals(0.4, report.falseAcceptRate(), 1e-12);
  }

  // sklearn.metrics.roc_auc_score([1] * 6 + [0] * 5, known + unknown), scikit-learn 1.9.1
  @Test
  void judge_ties_aurocIsScikitLearns() {
    Rejection.Report report = new Rejection(0.75).judge(KNOWN, UNKNOWN);
    assertEquals(0.6333333333333333, report.auroc(), 1e-12);
    assertEquals("accepts 50.00 % of 6 known, 2 of 5 unknown, AUROC 0.6333", report.toString());
    assertEquals(1, new Rejection(0).judge(sure(0.9, 0.8), sure(0.6)).auroc());
    assertEquals(0, new Rejection(0).judge(sure(0.6), sure(0.9, 0.8)).auroc());
    assertEquals(0.5, new Rejection(0).judge(sure(0.6), sure(0.6)).auroc());
  }

  @Test
  void accepts_atTheThreshold_isAccepted() {
    Prediction prediction = sure(0.8).get(0);
    assertTrue(new Rejection(prediction.probability()).accepts(prediction));
    assertFalse(new Rejection(Math.nextUp(prediction.probability())).accepts(prediction));
  }

  @Test
  void new_badInput_throws() {
    for (double rate : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class, () -> Rejection.atFalseAcceptRate(rate, UNKNOWN));
    }
    IllegalArgumentException none =
        assertThrows(
            IllegalArgumentException.class, () -> Rejection.atEqualErrorRate(KNOWN, List.of()));
    assertTrue(String.valueOf(none.getMessage()).contains("found no unknown"));
    assertThrows(IllegalArgumentException.class, () -> new Rejection(0).judge(List.of(), UNKNOWN));
  }
}
