package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.transform.Crop;
import org.junit.jupiter.api.Test;

class InputFormatTest {

  @Test
  void seconds_fractions_roundToSamples() {
    assertEquals(new InputFormat(8000, 8000, Crop.LOUDEST), InputFormat.hz(8000));
    assertEquals(5513, InputFormat.hz(11_025).seconds(0.5).length());
    assertEquals(Crop.START, InputFormat.hz(8000).withCrop(Crop.START).seconds(2).crop());
  }

  @Test
  void new_badSizes_namesThem() {
    assertEquals(
        "InputFormat: expected 1 to 384000 Hz and at least 1 sample, found 0 Hz and 10 samples; choose others",
        assertThrows(IllegalArgumentException.class, () -> new InputFormat(0, 10, Crop.START))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new InputFormat(8000, 0, Crop.START));
    assertThrows(IllegalArgumentException.class, () -> InputFormat.hz(384_001));
  }

  @Test
  void seconds_noneOrTooMany_namesThem() {
    for (double bad : new double[] {0, -1, Double.NaN, 1e6, Double.POSITIVE_INFINITY}) {
      assertEquals(
          "InputFormat: expected 1 to 2147483639 samples, found "
              + bad
              + " seconds at 8000 Hz; choose another length",
          assertThrows(IllegalArgumentException.class, () -> InputFormat.hz(8000).seconds(bad))
              .getMessage());
    }
  }
}
