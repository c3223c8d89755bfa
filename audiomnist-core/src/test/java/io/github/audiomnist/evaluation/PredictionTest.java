package io.github.audiomnist.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.data.Labels;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionTest {

  @Test
  void ofLogits_four_givesSoftmax() {
    Prediction prediction =
        Prediction.ofLogits(Cases.FOUR, new float[] {1000, 1000 + (float) Math.log(3), 0, -1000});
    assertEquals("yes", prediction.label());
    assertEquals(0.75f, prediction.probability(), 1e-4f);
    assertEquals(0.25f, prediction.probability("no"), 1e-4f);
    assertEquals("yes, 0.750", prediction.toString());
  }

  @Test
  void top_equalLogits_firstLabelFirst() {
    Prediction prediction = Prediction.ofLogits(Cases.FOUR, new float[] {-0f, 0f, 1, 0});
    assertEquals(
        List.of("maybe", "no", "yes", "later"),
        prediction.top(9).stream().map(Prediction.Candidate::label).toList());
    assertEquals(2, prediction.top(2).size());
    assertEquals("no", Prediction.ofLogits(Cases.FOUR, new float[] {-0f, 0f, 0, 0}).label());
  }

  @Test
  void top_zero_throws() {
    Prediction prediction = Cases.prediction(Cases.FOUR, 1, 0.5);
    assertThrows(IllegalArgumentException.class, () -> prediction.top(0));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void ofLogits_notFinite_throwsWithPlace(float logit) {
    float[] logits = {0, 0, logit, 0};
    assertEquals(
        "Prediction: expected finite logits, found %s at index 2; lower the learning rate"
            .formatted(logit),
        message(logits));
  }

  @Test
  void ofLogits_otherNumber_throws() {
    assertEquals(
        "Prediction: expected 4 logits, one for each of [no, yes, maybe, later], found 3",
        message(new float[3]));
  }

  private static String message(float[] logits) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> Prediction.ofLogits(Cases.FOUR, logits))
            .getMessage());
  }

  @Test
  void ofLogits_ruleOfRejection_takesItsLabelOutAndLeavesARest() {
    float[] logits = {0, (float) Math.log(2), (float) Math.log(4), (float) Math.log(3)};
    Prediction prediction =
        Prediction.ofLogits(Cases.FOUR, logits, new RejectionRule(Cases.FOUR.name(2), 0.31));
    assertEquals(Cases.FOUR.without(Cases.FOUR.name(2)), prediction.labels());
    assertEquals(Cases.FOUR.name(3), prediction.label());
    assertArrayEquals(new float[] {0.1f, 0.2f, 0.3f}, prediction.probabilities(), 1e-6f);
    assertArrayEquals(new float[] {logits[0], logits[1], logits[3]}, prediction.logits());
    assertTrue(prediction.isUnknown());
    assertEquals("unknown, 0.300 for " + Cases.FOUR.name(3), prediction.toString());
  }

  @Test
  void isUnknown_atTheThresholdOrWithoutARule_isFalse() {
    RejectionRule half = new RejectionRule("unknown", 0.5);
    Labels labels = Labels.of(List.of("unknown", "yes"));
    assertFalse(Prediction.ofLogits(labels, new float[] {0, 0}, half).isUnknown());
    assertTrue(Prediction.ofLogits(labels, new float[] {0.01f, 0}, half).isUnknown());
    assertFalse(Prediction.ofLogits(Cases.FOUR, new float[4]).isUnknown());
  }

  @Test
  void ofLogits_ruleWithAnotherLabel_namesIt() {
    RejectionRule rule = new RejectionRule("else", 0.5);
    assertEquals(
        "Labels: expected one of %s, found 'else'".formatted(Cases.FOUR),
        assertThrows(
                IllegalArgumentException.class,
                () -> Prediction.ofLogits(Cases.FOUR, new float[4], rule))
            .getMessage());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void newRule_thresholdOutsideZeroToOne_namesIt(double threshold) {
    assertEquals(
        "RejectionRule: expected a threshold of 0 to 1, found " + threshold,
        assertThrows(IllegalArgumentException.class, () -> new RejectionRule("unknown", threshold))
            .getMessage());
  }
}
