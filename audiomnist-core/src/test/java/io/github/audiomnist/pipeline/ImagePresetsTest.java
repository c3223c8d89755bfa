package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpectrogramImage;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.TestSignals;
import org.junit.jupiter.api.Test;

/** Pictures of spectrograms. */
class ImagePresetsTest {

  @Test
  void spectrogramImage_clip_isGreyscale() {
    Pipeline<SpectrogramImage> pipeline = Presets.spectrogramImage(InputFormat.hz(8000), 64, 64);
    assertEquals(
        new SignalSpec(SignalKind.IMAGE, 8000, 64, 64, Scale.STANDARDIZED, 256, 126),
        pipeline.output());
    SpectrogramImage image = pipeline.apply(Waveform.of(TestSignals.noise(1, 4000, 0.3), 8000));
    assertEquals(32, image.validFrames());
    assertReachesFromZeroToOne(image);
  }

  /** A tone of 1 kHz is a bright row at a quarter of the height, low frequencies first. */
  @Test
  void spectrogramImage_tone_isARow() {
    Waveform tone = Waveform.of(TestSignals.sine(1000, 8000, 8000, 0.3), 8000);
    SpectrogramImage image = Presets.spectrogramImage(InputFormat.hz(8000), 64, 64).apply(tone);
    for (int column = 2; column < 62; column++) {
      int brightest = 0;
      for (int row = 1; row < 64; row++) {
        brightest = image.at(row, column) > image.at(brightest, column) ? row : brightest;
      }
      assertEquals(15.9, brightest, 0.5, "column " + column);
    }
  }

  @Test
  void alexNetImage_clip_isAsBeckerHasIt() {
    Pipeline<SpectrogramImage> pipeline = Presets.alexNetImage();
    assertEquals(
        new SignalSpec(SignalKind.IMAGE, 8000, 227, 227, Scale.STANDARDIZED, 455, 35),
        pipeline.output());
    assertReachesFromZeroToOne(
        pipeline.apply(Waveform.of(TestSignals.noise(2, 20_000, 0.3), 48_000)));
  }

  private static void assertReachesFromZeroToOne(SpectrogramImage image) {
    float lowest = 1;
    float highest = 0;
    for (float value : image.values()) {
      assertTrue(value >= 0 && value <= 1);
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    assertEquals(0, lowest);
    assertEquals(1, highest);
  }
}
