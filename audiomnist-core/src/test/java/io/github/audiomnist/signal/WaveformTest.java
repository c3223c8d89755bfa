package io.github.audiomnist.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaveformTest {

  @Test
  void of_array_isCopiedInAndOut() {
    float[] samples = {0.1f, 0.2f};
    Waveform waveform = Waveform.of(samples, 8000);
    samples[0] = 9;
    waveform.values()[1] = 9;
    assertArrayEquals(new float[] {0.1f, 0.2f}, waveform.values());
    assertEquals(0.1f, waveform.at(0));
  }

  @Test
  void spec_anyLength_isOneRow() {
    Waveform waveform = Waveform.of(new float[4000], 16_000);
    assertEquals(SignalSpec.waveform(16_000, 4000), waveform.spec());
    assertEquals(0.25, waveform.durationSeconds());
    assertEquals("4000 samples, 16000 Hz", waveform.toString());
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void of_notFinite_namesValueAndIndex(float bad) {
    float[] samples = new float[10];
    samples[7] = bad;
    assertEquals(
        "Waveform: expected finite samples, found %s at index 7; repair or leave out the recording"
            .formatted(bad),
        assertThrows(IllegalArgumentException.class, () -> Waveform.of(samples, 8000))
            .getMessage());
  }

  @Test
  void of_badRate_namesIt() {
    assertEquals(
        "SignalSpec: expected a sample rate of 1 to 384000 Hz, found 384001; give the one of the recording",
        assertThrows(IllegalArgumentException.class, () -> Waveform.of(new float[1], 384_001))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> Waveform.of(new float[1], 0));
  }

  @Test
  void copyTo_shorterTarget_throws() {
    Waveform waveform = Waveform.of(new float[] {1, 2, 3}, 8000);
    float[] target = new float[4];
    waveform.copyTo(target);
    assertArrayEquals(new float[] {1, 2, 3, 0}, target);
    assertThrows(IndexOutOfBoundsException.class, () -> waveform.copyTo(new float[2]));
  }

  @Test
  void equals_sameSamplesAndRate_isTrue() {
    Waveform waveform = Waveform.of(new float[] {1, 2}, 8000);
    assertEquals(waveform, Waveform.of(new float[] {1, 2}, 8000));
    assertEquals(waveform.hashCode(), Waveform.of(new float[] {1, 2}, 8000).hashCode());
    assertNotEquals(waveform, Waveform.of(new float[] {1, 2}, 8001));
    assertNotEquals(waveform, Waveform.of(new float[] {1, 3}, 8000));
  }
}
