package io.github.audiomnist.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final double EXACT = 1e-12;

  private static final int[] ACTUAL = {0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3};
  private static final int[] PREDICTED = {0, 0, 1, 2, 1, 1, 0, 2, 2, 2, 1, 2, 0, 0};

  private static final Evaluation EVALUATION = Cases.evaluation(Cases.FOUR, ACTUAL, PREDICTED);

  // scikit-learn 1.9.1:
  // y = [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3]
  // p = [0, 0, 1, 2, 1, 1, 0, 2, 2, 2, 1, 2, 0, 0]
  // for average in ("macro", "weighted", None):
  //   precision_recall_fscore_support(y, p, average=average, zero_division=0)
  @Test
  void means_labelNeverPredicted_areScikitLearns() {
    assertEquals(0.5714285714285714, EVALUATION.accuracy(), EXACT);
    assertEquals(0.42500000000000004, EVALUATION.macroPrecision(), EXACT);
    assertEquals(0.49166666666666664, EVALUATION.macroRecall(), EXACT);
    assertEquals(0.45396825396825397, EVALUATION.macroF1(), EXACT);
    assertEquals(0.5071428571428571, EVALUATION.weightedPrecision(), EXACT);
    assertEquals(0.5714285714285714, EVALUATION.weightedRecall(), EXACT);
    assertEquals(0.5351473922902494, EVALUATION.weightedF1(), EXACT);
    assertEquals(
        List.of(
            new ClassScore("no", 0.4, 0.5, 4 / 9.0, 4),
            new ClassScore("yes", 0.5, 2 / 3.0, 4 / 7.0, 3),
            new ClassScore("maybe", 0.8, 0.8, 0.8, 5),
            new ClassScore("later", 0, 0, 0, 2)),
        EVALUATION.perClass());
  }

  // y, p = [0, 0, 1, 1, 1], [0, 3, 1, 1, 0]; label 2 is in neither.
  @Test
  void means_labelNeverSeen_doesNotCount() {
    Evaluation evaluation =
        Cases.evaluation(Cases.FOUR, new int[] {0, 0, 1, 1, 1}, new int[] {0, 3, 1, 1, 0});
    assertEquals(0.5, evaluation.macroPrecision(), EXACT);
    assertEquals(0.38888888888888884, evaluation.macroRecall(), EXACT);
    assertEquals(0.43333333333333335, evaluation.macroF1(), EXACT);
    assertEquals(0.8, evaluation.weightedPrecision(), EXACT);
    assertEquals(0.6, evaluation.weightedRecall(), EXACT);
    assertEquals(0.68, evaluation.weightedF1(), EXACT);
  }

  @Test
  void topK_ranks_countLabelsAmongThem() {
    Labels labels = Labels.of(List.of("a", "b", "c"));
    LabeledClips clips = Cases.clips(labels, 0, 1, 2, 2);
    Prediction falling = Prediction.ofLogits(labels, new float[] {3, 2, 1});
    Evaluation evaluation = Evaluation.of(clips, List.of(falling, falling, falling, falling));
    assertEquals(0.25, evaluation.topK(1));
    assertEquals(0.5, evaluation.topK(2));
    assertEquals(1, evaluation.topK(3));
    assertEquals(1, evaluation.topK(4));
    assertThrows(IllegalArgumentException.class, () -> evaluation.topK(0));
  }

  @Test
  void expectedCalibrationError_handComputed() {
    // Bin 14 of 15 (0.8667, 0.9333]: two clips at 0.9, one right: |0.9 - 0.5| of 2/4.
    // Bin 10 (0.6, 0.6667]: one clip at 0.65, right: |0.65 - 1| of 1/4.
    // Bin 12 (0.7333, 0.8]: one clip at 0.75, wrong: |0.75 - 0| of 1/4.
    Labels labels = Labels.of(List.of("a", "b"));
    LabeledClips clips = Cases.clips(labels, 0, 0, 0, 0);
    List<Prediction> predictions =
        List.of(
            Cases.prediction(labels, 0, 0.9),
            Cases.prediction(labels, 1, 0.9),
            Cases.prediction(labels, 0, 0.65),
            Cases.prediction(labels, 1, 0.75));
    double expected = 0.4 * 0.5 + 0.35 * 0.25 + 0.75 * 0.25;
    assertEquals(expected, Evaluation.of(clips, predictions).expectedCalibrationError(), 1e-6);
  }

  @Test
  void reliability_bins_holdClipsConfidenceAndAccuracy() {
    Labels labels = Labels.of(List.of("a", "b"));
    List<Prediction> predictions =
        List.of(
            Cases.prediction(labels, 0, 0.9),
            Cases.prediction(labels, 1, 0.88),
            Cases.prediction(labels, 0, 0.65));
    List<ReliabilityBin> bins =
        Evaluation.of(Cases.clips(labels, 0, 0, 0), predictions).reliability();
    assertEquals(15, bins.size());
    assertEquals(3, bins.stream().mapToInt(ReliabilityBin::clips).sum());
    assertEquals(new ReliabilityBin(0, 1 / 15.0, 0, 0, 0), bins.get(0));
    assertEquals(2, bins.get(13).clips());
    assertEquals(13 / 15.0, bins.get(13).low(), EXACT);
    assertEquals(14 / 15.0, bins.get(13).high(), EXACT);
    assertEquals(0.89, bins.get(13).confidence(), 1e-6);
    assertEquals(0.5, bins.get(13).accuracy(), EXACT);
    assertEquals(1, bins.get(9).accuracy(), EXACT);
  }

  @Test
  void calibrationBins_edges_belongBelow() {
    CalibrationBins bins = new CalibrationBins();
    bins.add(0, false);
    bins.add(1, true);
    assertEquals(0, bins.expectedError());
    // 1/3 is the upper edge of bin 4, so both share a bin and their errors offset each other.
    CalibrationBins edge = new CalibrationBins();
    edge.add(5 / 15.0, true);
    edge.add(4.5 / 15.0, false);
    assertEquals(Math.abs(9.5 / 15 - 1) / 2, edge.expectedError(), EXACT);
  }

  @Test
  void perSpeakerAccuracy_twoSpeakers_sorted() {
    Evaluation evaluation =
        Cases.evaluation(Cases.FOUR, new int[] {0, 0, 1, 1, 2}, new int[] {0, 1, 1, 1, 0});
    assertEquals(Map.of("a", 2 / 3.0, "b", 0.5), evaluation.perSpeakerAccuracy());
    assertEquals("a", evaluation.perSpeakerAccuracy().firstKey());
  }

  @Test
  void mistakes_wrongOnes_inOrder() {
    assertEquals(6, EVALUATION.mistakes().size());
    assertEquals("2.wav (no, a): yes, 0.900", EVALUATION.mistakes().get(0).toString());
    assertEquals("13.wav", EVALUATION.mistakes().get(5).clip().name());
  }

  @Test
  void of_misfits_throwWithNumbers() {
    LabeledClips none = Cases.clips(Cases.FOUR);
    assertTrue(message(none, List.of()).contains("found 0 clips and 0 predictions;"));
    LabeledClips one = Cases.clips(Cases.FOUR, 0);
    assertTrue(message(one, List.of()).contains("found 1 clips and 0 predictions;"));
    List<Prediction> digits = Cases.predictions(Labels.digits(), 0);
    assertTrue(message(one, digits).contains("labels [no, yes, maybe, later], found [0, 1, 2"));
  }

  private static String message(LabeledClips clips, List<Prediction> predictions) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> Evaluation.of(clips, predictions))
            .getMessage());
  }

  @Test
  void toString_anyLocale_isTheReport() {
    String expected =
        """
        by take
        accuracy 57.14 % of 14 clips, 95 % interval 32.59 to 78.62 %

        label          precision  recall      f1  support
        no                0.4000  0.5000  0.4444        4
        yes               0.5000  0.6667  0.5714        3
        maybe             0.8000  0.8000  0.8000        5
        later             0.0000  0.0000  0.0000        2
        macro mean        0.4250  0.4917  0.4540       14
        weighted mean     0.5071  0.5714  0.5351       14

        actual \\ predicted     no    yes  maybe  later
        no                      2      1      1      0
        yes                     1      2      0      0
        maybe                   0      1      4      0
        later                   2      0      0      0
        """;
    Locale before = Locale.getDefault();
    try {
      for (String locale : List.of("en", "de", "ar-EG-u-nu-arab")) {
        Locale.setDefault(Locale.forLanguageTag(locale));
        Evaluation evaluation =
            Evaluation.of(
                "by take",
                Cases.clips(Cases.FOUR, ACTUAL),
                Cases.predictions(Cases.FOUR, PREDICTED));
        assertEquals(expected, evaluation.toString());
      }
    } finally {
      Locale.setDefault(before);
    }
  }
}
