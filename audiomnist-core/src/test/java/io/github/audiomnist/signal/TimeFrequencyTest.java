package io.github.audiomnist.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TimeFrequencyTest {

  private static final SignalSpec MEL =
      new SignalSpec(SignalKind.MEL_SPECTROGRAM, 8000, 2, 3, Scale.DECIBELS, 256, 80);
  private static final SignalSpec BINS =
      new SignalSpec(SignalKind.SPECTROGRAM, 8000, 2, 3, Scale.POWER, 2, 1);

  @Test
  void of_eachKind_givesItsType() {
    float[] six = {1, 2, 3, 4, 5, 6};
    MelSpectrogram mel = assertInstanceOf(MelSpectrogram.class, Signal.of(MEL, six, 2));
    Spectrogram bins = assertInstanceOf(Spectrogram.class, Signal.of(BINS, six, 3));
    assertInstanceOf(Waveform.class, Signal.of(SignalSpec.waveform(8000, 6), six, 6));
    assertEquals(2, mel.validFrames());
    assertEquals(2, mel.nMels());
    assertEquals(3, mel.numFrames());
    assertEquals(2, bins.numBins());
  }

  @Test
  void at_rowAndFrame_readsRowMajor() {
    MelSpectrogram mel = new MelSpectrogram(MEL, new float[] {1, 2, 3, 4, 5, 6}, 3);
    assertEquals(4, mel.at(1, 0));
    assertEquals(
        "expected a row below 2 and a frame below 3, found 2 and 0",
        assertThrows(IndexOutOfBoundsException.class, () -> mel.at(2, 0)).getMessage());
    assertThrows(IndexOutOfBoundsException.class, () -> mel.at(0, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> mel.at(-1, 0));
  }

  @Test
  void values_array_isCopiedInAndOut() {
    float[] six = {1, 2, 3, 4, 5, 6};
    MelSpectrogram mel = new MelSpectrogram(MEL, six, 3);
    six[0] = 9;
    mel.values()[1] = 9;
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, mel.values());
  }

  @Test
  void equals_validFrames_matter() {
    MelSpectrogram mel = new MelSpectrogram(MEL, new float[6], 3);
    assertEquals(mel, new MelSpectrogram(MEL, new float[6], 3));
    assertEquals(mel.hashCode(), new MelSpectrogram(MEL, new float[6], 3).hashCode());
    assertNotEquals(mel, new MelSpectrogram(MEL, new float[6], 2));
  }

  @Test
  void new_sizesDisagree_namesBoth() {
    String expected =
        "MelSpectrogram: expected 6 values and at most 3 valid frames, found %s and %s";
    assertEquals(
        expected.formatted(5, 3),
        assertThrows(IllegalArgumentException.class, () -> new MelSpectrogram(MEL, new float[5], 3))
            .getMessage());
    assertEquals(
        expected.formatted(6, 4),
        assertThrows(IllegalArgumentException.class, () -> new MelSpectrogram(MEL, new float[6], 4))
            .getMessage());
  }

  @Test
  void new_otherKind_namesIt() {
    assertEquals(
        "MelSpectrogram: expected a spec of kind MEL_SPECTROGRAM, "
            + "found 2 x 3 SPECTROGRAM, POWER, 8000 Hz, hop 1; use the matching type",
        assertThrows(SpecMismatchException.class, () -> new MelSpectrogram(BINS, new float[6], 3))
            .getMessage());
  }

  @Test
  void columnSeconds_hop80At8Kilohertz_isTenMilliseconds() {
    assertEquals(0.01, MEL.columnSeconds(1));
    assertEquals("2 x 3 MEL_SPECTROGRAM, DECIBELS, 8000 Hz, hop 80", MEL.toString());
  }

  @Test
  void newSpec_moreThanAnArrayHolds_namesShape() {
    assertEquals(
        "SignalSpec: expected at most 2147483639 values, found 65536 rows of 32768; "
            + "shorten the clip or raise hopLength",
        assertThrows(IllegalArgumentException.class, () -> MEL.withRows(65_536).withColumns(32_768))
            .getMessage());
  }

  @Test
  void newSpec_badSizes_namesThem() {
    assertEquals(
        "SignalSpec: expected positive sizes, found 0 rows, 3 columns, nFft 256, hopLength 80; "
            + "check them",
        assertThrows(
                IllegalArgumentException.class,
                () -> new SignalSpec(SignalKind.MEL_SPECTROGRAM, 8000, 0, 3, Scale.POWER, 256, 80))
            .getMessage());
  }
}
