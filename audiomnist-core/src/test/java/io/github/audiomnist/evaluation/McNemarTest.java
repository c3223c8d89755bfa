package io.github.audiomnist.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.data.LabeledClips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {

  // statsmodels 0.15.0 with scipy 1.17.1:
  // mcnemar([[10, b], [c, 10]], exact=b + c < 25, correction=True).pvalue
  @ParameterizedTest
  @CsvSource({
    "0, 1, 1",
    "12, 3, 0.03515625",
    "3, 12, 0.03515625",
    "9, 15, 0.30745625495910645",
    "5, 5, 1",
    "0, 10, 0.001953125",
    "14, 11, 0.6891565167793516",
    "8, 17, 0.10959858339911568",
    "15, 40, 0.0012114973654306278",
    "30, 60, 0.0022366244452098703",
    "100, 101, 1",
    "200, 300, 9.53693139989851e-06",
    "1000, 1200, 2.2085222894420412e-05",
    "2, 60, 4.5198090819801607e-13",
    "0, 25, 1.5866563039511885e-06"
  })
  void pValue_counts_isStatsmodels(int onlyFirst, int onlySecond, double expected) {
    McNemar test = new McNemar(onlyFirst, onlySecond);
    assertEquals(expected, test.pValue(), 1e-11 * expected);
    assertEquals(onlyFirst + onlySecond < 25, test.isExact());
  }

  @Test
  void pValue_noDiscordantClip_isOne() {
    assertEquals(1, new McNemar(0, 0).pValue());
    assertEquals(1, new McNemar(300, 300).pValue());
  }

  // 2 * scipy.stats.norm.sf(z), scipy 1.17.1; the series ends at z = 2 √2.
  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "0.5, 0.6170750774519738",
    "1.96, 0.04999579029644087",
    "2.82, 0.004802364948378505",
    "2.83, 0.004654800413463103",
    "5, 5.733031437583866e-07",
    "8, 1.244192114854348e-15"
  })
  void twoSided_normalValue_isScipys(double z, double expected) {
    assertEquals(expected, NormalTail.twoSided(z), 1e-12 * expected);
  }

  @Test
  void of_evaluations_countsClipsThatOnlyOneKnew() {
    LabeledClips clips = Cases.clips(Cases.FOUR, 0, 1, 2, 3, 0, 1);
    Evaluation first = Cases.evaluation(clips, 0, 1, 2, 3, 1, 0);
    Evaluation second = Cases.evaluation(clips, 1, 0, 2, 0, 0, 2);
    assertEquals(new McNemar(3, 1), McNemar.of(first, second));
    assertEquals(new McNemar(1, 3), McNemar.of(second, first));
    assertEquals(
        "3 clips only by the first, 1 only by the second, p = 0.6250 (exact)",
        McNemar.of(first, second).toString());
  }

  @Test
  void of_otherClips_throwsWithTheFirst() {
    LabeledClips clips = Cases.clips(Cases.FOUR, 0, 1);
    Evaluation first = Cases.evaluation(clips, 0, 1);
    Evaluation others = Cases.evaluation(Cases.clips(Cases.FOUR, 0, 2), 0, 1);
    Evaluation fewer = Cases.evaluation(Cases.clips(Cases.FOUR, 0), 0);
    assertTrue(refusal(first, others).contains("same clips"), refusal(first, others));
    assertTrue(refusal(first, others).contains("at index 1"), refusal(first, others));
    assertTrue(refusal(first, fewer).contains("found 2 and 1 clips"), refusal(first, fewer));
    assertThrows(IllegalArgumentException.class, () -> new McNemar(-1, 3));
  }

  private static String refusal(Evaluation first, Evaluation second) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> McNemar.of(first, second)).getMessage());
  }
}
