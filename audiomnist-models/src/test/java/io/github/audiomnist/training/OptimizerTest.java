package io.github.audiomnist.training;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerTest {

  @Test
  void with_everySetting_changesThatOneAlone() {
    assertEquals(new Optimizer.Sgd(0.5, true, 0.1), Optimizer.nesterov(0.5).withWeightDecay(0.1));
    assertEquals(new Optimizer.Sgd(0.5, false, 0), Optimizer.sgd().withMomentum(0.5));
    assertEquals(new Optimizer.Adam(0.9, 0.999, 1e-8, 0.1), Optimizer.adam().withWeightDecay(0.1));
    assertEquals(
        new Optimizer.AdamW(0.9, 0.999, 1e-8, 0.1), Optimizer.adamW().withWeightDecay(0.1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
  void withWeightDecay_negativeOrEndless_isRefused(double value) {
    for (Optimizer optimizer : List.of(Optimizer.sgd(), Optimizer.adam(), Optimizer.adamW())) {
      assertRefused(
          IllegalArgumentException.class,
          () -> optimizer.withWeightDecay(value),
          optimizer.getClass().getSimpleName()
              + ": expected weightDecay of at least 0, found "
              + value);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void shares_outsideTheirRange_areRefused(double value) {
    String found = " in [0, 1), found " + value;
    assertRefused(
        IllegalArgumentException.class,
        () -> Optimizer.sgd().withMomentum(value),
        "Sgd: expected momentum" + found);
    assertRefused(
        IllegalArgumentException.class,
        () -> new Optimizer.Adam(value, 0.9, 1e-8, 0),
        "Adam: expected beta1" + found);
    assertRefused(
        IllegalArgumentException.class,
        () -> new Optimizer.AdamW(0.9, value, 1e-8, 0),
        "AdamW: expected beta2" + found);
  }

  @Test
  void settings_thatDivideByNothing_areRefused() {
    assertRefused(
        IllegalArgumentException.class,
        () -> new Optimizer.Adam(0.9, 0.9, 0, 0),
        "Adam: expected epsilon above 0, found 0.0");
    assertRefused(
        IllegalArgumentException.class,
        () -> Optimizer.nesterov(0),
        "Sgd: expected momentum for Nesterov's steps above 0, found 0.0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void classWeights_notPositiveAndFinite_areRefused(double value) {
    assertRefused(
        IllegalArgumentException.class,
        () -> ClassWeights.of(Map.of("seven", value)),
        "ClassWeights: expected a weight of 'seven' above 0, found " + value);
  }
}
