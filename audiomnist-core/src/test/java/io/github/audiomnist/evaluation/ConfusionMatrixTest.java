package io.github.audiomnist.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.data.Labels;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

  private static final Labels LABELS = Labels.of(List.of("no", "yes", "unintelligible"));
  private static final ConfusionMatrix MATRIX =
      ConfusionMatrix.of(LABELS, new int[] {0, 0, 0, 1, 1}, new int[] {0, 0, 1, 1, 2});

  @Test
  void of_pairs_countsThem() {
    assertEquals(2, MATRIX.count(0, 0));
    assertEquals(1, MATRIX.count("no", "yes"));
    assertEquals(1, MATRIX.count("yes", "unintelligible"));
    assertEquals(0, MATRIX.count(2, 2));
    assertEquals(5, MATRIX.total());
    assertEquals(3, MATRIX.hits());
    assertEquals(3, MATRIX.support(0));
    assertEquals(2, MATRIX.predicted(1));
    assertEquals(0.6, MATRIX.accuracy());
  }

  @Test
  void perClass_nothingToDivide_isZero() {
    assertEquals(
        List.of(
            new ClassScore("no", 1, 2 / 3.0, 0.8, 3),
            new ClassScore("yes", 0.5, 0.5, 0.5, 2),
            new ClassScore("unintelligible", 0, 0, 0, 0)),
        MATRIX.perClass());
    assertEquals(0, ConfusionMatrix.of(LABELS, new int[0], new int[0]).accuracy());
  }

  @Test
  void toString_labelsOfOtherLengths_alignsColumns() {
    assertEquals(
        """
        actual \\ predicted              no             yes  unintelligible
        no                               2               1               0
        yes                              0               1               1
        unintelligible                   0               0               0
        """,
        MATRIX.toString());
  }

  @Test
  void plus_twoFolds_addsCounts() {
    ConfusionMatrix sum = MATRIX.plus(ConfusionMatrix.of(LABELS, new int[] {2}, new int[] {0}));
    assertEquals(6, sum.total());
    assertEquals(1, sum.count(2, 0));
    assertEquals(5, MATRIX.total());
    ConfusionMatrix other = ConfusionMatrix.of(Labels.digits(), new int[0], new int[0]);
    assertThrows(IllegalArgumentException.class, () -> MATRIX.plus(other));
  }

  @Test
  void of_misfits_throwWithNumbers() {
    assertEquals(
        "ConfusionMatrix: expected the index of a label in 0 to 2, found 3",
        message(new int[] {3}, new int[] {0}));
    assertEquals(
        "ConfusionMatrix: expected a prediction for each clip, found 1 clips and 2 predictions",
        message(new int[] {0}, new int[] {0, 1}));
  }

  private static String message(int[] actual, int[] predicted) {
    return String.valueOf(
        assertThrows(
                IllegalArgumentException.class, () -> ConfusionMatrix.of(LABELS, actual, predicted))
            .getMessage());
  }
}
