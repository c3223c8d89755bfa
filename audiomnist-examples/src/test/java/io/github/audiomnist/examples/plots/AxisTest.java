package io.github.audiomnist.examples.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.pipeline.FeatureStage;
import io.github.audiomnist.pipeline.Features;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Waveform;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AxisTest {

  private static List<String> texts(List<Tick> ticks) {
    return ticks.stream().map(Tick::text).toList();
  }

  @Test
  void round_knownRanges_areMarkedAsByHand() {
    assertEquals(List.of("0.0", "0.2", "0.4", "0.6", "0.8", "1.0"), texts(Tick.round(0, 1, 7)));
    assertEquals(
        List.of("\u22128", "\u22126", "\u22124", "\u22122", "0"), texts(Tick.round(-8, 0, 5)));
    assertEquals(List.of("0.00", "0.25", "0.50", "0.75", "1.00"), texts(Tick.round(0, 1, 5)));
    assertEquals(List.of("100", "200"), texts(Tick.round(99, 201, 2)));
  }

  @Test
  void round_anyRange_marksFewRoundPlacesWithinIt() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 2_000; i++) {
      double low = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-4, 5));
      double high = low + random.nextDouble(0.01, 1) * Math.pow(10, random.nextInt(-3, 5));
      int most = random.nextInt(3, 10);
      List<Tick> ticks = Tick.round(low, high, most);
      assertTrue(ticks.size() <= most, () -> ticks + " of " + most);
      assertTrue(ticks.size() >= most / 3, () -> ticks + " of " + most);
      double step = Tick.step(low, high, most);
      for (Tick tick : ticks) {
        assertTrue(tick.place() >= low - 1e-6 * step && tick.place() <= high + 1e-6 * step);
        double said = Double.parseDouble(tick.text().replace('\u2212', '-'));
        assertEquals(tick.place(), said, 1e-6 + 1e-3 * step);
      }
    }
  }

  @Test
  void upToRound_highest_endsAtTheNextMark() {
    Axis axis = Axis.upToRound("Clips", 0, 343);
    assertEquals(350, axis.high(), 1e-9);
    assertEquals("350", axis.ticks().get(axis.ticks().size() - 1).text());
    assertEquals(0.5, axis.share(175), 1e-9);
  }

  private static double[] hertz(Pipeline<?> pipeline) {
    FeatureStage stage = Features.of(pipeline, Waveform.of(new float[8_000], 8_000)).last();
    return IntStream.range(0, stage.spec().rows())
        .mapToDouble(row -> stage.hertz(row).orElseThrow())
        .toArray();
  }

  @Test
  void rows_melBands_areMarkedWhereTheFrequencyLies() {
    double[] hertz = hertz(Pipeline.melSpec());
    Axis axis = Axis.rows(hertz);
    assertEquals(List.of("125", "250", "500", "1k", "2k"), texts(axis.ticks()));
    double place = axis.ticks().get(3).place();
    int below = (int) place;
    assertTrue(hertz[below] <= 1_000 && hertz[below + 1] >= 1_000, "row " + place);
    double share = place - below;
    assertEquals(1_000, hertz[below] + share * (hertz[below + 1] - hertz[below]), 1e-6);
  }

  @Test
  void rows_bins_areMarkedEvenly() {
    Axis axis = Axis.rows(hertz(Pipeline.logSpectrogram()));
    assertEquals(List.of("0", "1k", "2k", "3k", "4k"), texts(axis.ticks()));
    // 256 samples at 8000 Hz: a bin is 31.25 Hz wide.
    assertEquals(32, axis.ticks().get(1).place(), 1e-9);
  }

  @Test
  void namesFromTop_firstName_isHighest() {
    Axis axis = Axis.namesFromTop("Actual", List.of("a", "b", "c"));
    assertEquals(5 / 6.0, axis.share(0), 1e-9);
    assertEquals(1 / 6.0, axis.share(2), 1e-9);
  }
}
