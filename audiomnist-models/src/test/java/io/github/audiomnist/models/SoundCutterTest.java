package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundCutterTest {

  private static final int HANGOVER = 20;
  private static final int LONGEST = 100;

  private final List<String> events = new ArrayList<>();
  private final SoundCutter cutter =
      new SoundCutter(
          6,
          HANGOVER,
          LONGEST,
          new SoundCutter.Listener() {
            @Override
            public void soundEnded(long from, long to) {
              events.add("%s-%s".formatted(from, to));
            }

            @Override
            public long soundGoesOn(long from, long to) {
              events.add("%s-%s...".formatted(from, to));
              return from + 60;
            }
          });

  private void levels(int count, double level) {
    for (int i = 0; i < count; i++) {
      cutter.accept(level);
    }
  }

  @Test
  void accept_soundInQuiet_givesItsHops() {
    levels(100, -50);
    levels(40, -20);
    levels(HANGOVER - 1, -50);
    assertEquals(List.of(), events);
    levels(1, -50);
    assertEquals(List.of("100-140"), events);
  }

  @Test
  void accept_gapShorterThanHangover_isOneSound() {
    levels(100, -50);
    levels(20, -20);
    levels(HANGOVER - 1, -50);
    levels(20, -20);
    levels(50, -50);
    assertEquals(List.of("100-159"), events);
  }

  @Test
  void accept_weakBeginning_belongsToTheSound() {
    levels(100, -50);
    levels(8, -45);
    levels(30, -20);
    levels(50, -50);
    assertEquals(List.of("100-138"), events);
  }

  @Test
  void accept_tailFarUnderTheLoudest_endsTheSound() {
    levels(100, -70);
    levels(30, -10);
    levels(30, -55);
    assertEquals(List.of("100-130"), events);
  }

  @Test
  void accept_noiseFromTheStart_isNoSound() {
    levels(500, -30);
    assertEquals(List.of(), events);
    levels(30, -10);
    levels(50, -30);
    assertEquals(List.of("500-530"), events);
  }

  @Test
  void accept_soundInNoiseFromTheStart_isCutByWhatTheNoiseProvedToBe() {
    levels(40, -30);
    levels(30, -10);
    levels(50, -30);
    assertEquals(List.of("40-70"), events);
  }

  @Test
  void accept_soundThatGoesOn_isCutWhereTheListenerSays() {
    levels(100, -50);
    levels(150, -20);
    levels(50, -50);
    assertEquals(List.of("100-200...", "160-250"), events);
  }

  @Test
  void accept_noiseThatRises_isTakenForNoiseSoon() {
    levels(300, -60);
    levels(1_000, -40);
    int soonest = events.size();
    assertTrue(soonest <= 5, events::toString);
    levels(1_000, -40);
    assertEquals(soonest, events.size());
  }

  @Test
  void flush_whileItSounds_endsTheSound() {
    levels(100, -50);
    levels(30, -20);
    cutter.flush();
    assertEquals(List.of("100-130"), events);
  }

  @Test
  void spotting_outOfRange_isRefused() {
    assertRefused(
        IllegalArgumentException.class,
        () -> Spotting.STANDARD.withThreshold(1.1),
        "threshold",
        "1.1");
    assertRefused(
        IllegalArgumentException.class,
        () -> Spotting.STANDARD.withThreshold(Double.NaN),
        "threshold",
        "NaN");
    assertRefused(
        IllegalArgumentException.class,
        () -> Spotting.STANDARD.withOnsetDb(1),
        "onsetDb",
        "3.0 to 60.0");
    assertRefused(
        IllegalArgumentException.class,
        () -> Spotting.STANDARD.withHangoverSeconds(0),
        "hangoverSeconds",
        "0.05");
    assertRefused(
        IllegalArgumentException.class,
        () -> Spotting.STANDARD.withShortestSeconds(-1),
        "shortestSeconds",
        "-1.0");
    assertRefused(
        IllegalArgumentException.class,
        () -> Spotting.STANDARD.withPreviews(0.001),
        "previewSeconds",
        "0.001");
  }

  @Test
  void dips_betweenTwoSounds_areFound() {
    levels(100, -50);
    levels(30, -20);
    levels(5, -40);
    levels(30, -22);
    List<Long> dips = Dips.of(cutter, 100, 165);
    assertEquals(1, dips.size());
    assertTrue(dips.get(0) >= 130 && dips.get(0) < 135, dips::toString);
  }
}
