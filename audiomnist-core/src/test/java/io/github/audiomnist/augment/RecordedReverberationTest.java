package io.github.audiomnist.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.TestSignals;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RecordedReverberationTest {

  private static final int RATE = 16_000;

  /** Quiet noise with an impulse in it. */
  private static Waveform response(long seed, int length, int direct, float peak, int rate) {
    float[] samples = TestSignals.noise(seed, length, 0.2);
    samples[direct] = peak;
    return Waveform.of(samples, rate);
  }

  @Property(tries = 100)
  void apply_anyResponse_isItsConvolutionAtTheClipsEnergyFromTheDirectSoundOn(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 300) int length,
      @ForAll @IntRange(max = 60) int direct,
      @ForAll @IntRange(max = 300) int behind,
      @ForAll boolean inverted) {
    Waveform clip = Clips.noise(seed, length, RATE);
    int sign = inverted ? -1 : 1;
    Waveform response = response(seed + 1, direct + 1 + behind, direct, sign * 0.5f, RATE);
    Waveform heard = Clips.changed(Reverberation.from(List.of(response)), clip, seed);
    double[] expected = new double[length];
    double energy = 0;
    for (int i = 0; i < length; i++) {
      for (int j = 0; j < response.length(); j++) {
        int k = i + direct - j;
        expected[i] += k >= 0 && k < length ? sign * response.at(j) * clip.at(k) : 0;
      }
      energy += expected[i] * expected[i];
    }
    double factor = Math.sqrt(Levels.energy(clip.values()) / energy);
    for (int i = 0; i < length; i++) {
      assertEquals(factor * expected[i], heard.at(i), 1e-5);
    }
  }

  @Property(tries = 30)
  void apply_onlyDirectSound_isIdentityWhereverItStands(
      @ForAll long seed, @ForAll @IntRange(max = 99) int direct) {
    float[] samples = new float[100];
    samples[direct] = -0.3f;
    Waveform clip = Clips.noise(seed, 50, RATE);
    RecordedReverberation room = Reverberation.from(List.of(Waveform.of(samples, RATE)));
    assertSame(clip, Clips.changed(room, clip, seed));
  }

  /** An echo after 10 ms stays one after 10 ms. */
  @Test
  void apply_responseOfAnotherRate_keepsItsTimes() {
    float[] samples = new float[2000];
    samples[100] = 1;
    samples[580] = 0.5f;
    Waveform heard =
        Clips.changed(
            Reverberation.from(List.of(Waveform.of(samples, 48_000))),
            Clips.impulse(1000, RATE),
            1);
    assertEquals(0, ImpulseResponse.indexOfPeak(heard.values()));
    float[] echo = Clips.part(heard, 50, 1000).values();
    assertEquals(110, ImpulseResponse.indexOfPeak(echo));
    assertEquals(0.5, Levels.peak(echo) / heard.at(0), 0.01);
  }

  @Test
  void apply_severalResponses_takesAll() {
    Waveform clip = Clips.noise(1, 50, RATE);
    RecordedReverberation rooms =
        Reverberation.from(List.of(Clips.impulse(5, RATE), response(1, 20, 0, 1, RATE)));
    int dry = 0;
    for (int seed = 0; seed < 1000; seed++) {
      dry += Clips.changed(rooms, clip, seed).equals(clip) ? 1 : 0;
    }
    assertEquals(500, dry, 80);
  }

  @Test
  void new_silentResponse_namesIt() {
    List<Waveform> responses = List.of(Clips.impulse(5, RATE), Clips.silence(5, RATE));
    assertEquals(
        "RecordedReverberation: expected an impulse, found silence in recording 1; leave it out",
        assertThrows(IllegalArgumentException.class, () -> Reverberation.from(responses))
            .getMessage());
  }
}
