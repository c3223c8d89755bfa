package io.github.audiomnist.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
}
