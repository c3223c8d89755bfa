package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.transform.Standardize.Statistics;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandardizeTest {

  private static final int ROWS = 5;
  private static final int COLUMNS = 40;
  private static final SignalSpec DECIBELS =
      new SignalSpec(SignalKind.MEL_SPECTROGRAM, 8000, ROWS, COLUMNS, Scale.DECIBELS, 256, 80);

  private static float[] standardize(Statistics statistics, float[] decibels, int valid) {
    Plan plan = new Standardize<MelSpectrogram>(statistics).plan(DECIBELS);
    float[] out = new float[decibels.length];
    plan.process(decibels, valid, out, plan.newScratch());
    return out;
  }

  @Property(tries = 200)
  void process_validFrames_haveMeanZeroAndDeviationOne(
      @ForAll Statistics statistics,
      @ForAll @IntRange(max = 9999) int seed,
      @ForAll @IntRange(min = 2, max = COLUMNS) int valid) {
    float[] out = standardize(statistics, TestSignals.noise(seed, DECIBELS.size(), 50), valid);
    int rowsTogether = statistics == Statistics.PER_CLIP ? ROWS : 1;
    for (int row = 0; row < ROWS; row += rowsTogether) {
      double sum = 0;
      double squares = 0;
      for (int r = row; r < row + rowsTogether; r++) {
        for (int i = 0; i < valid; i++) {
          double value = out[r * COLUMNS + i];
          sum += value;
          squares += value * value;
        }
      }
      assertEquals(0, sum / (rowsTogether * valid), 1e-6);
      assertEquals(1, squares / (rowsTogether * valid), 1e-6);
    }
    for (int i = 0; i < out.length; i++) {
      if (i % COLUMNS >= valid) {
        assertEquals(0, out[i]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Statistics.class)
  void process_withoutChange_isZero(Statistics statistics) {
    float[] flat = new float[DECIBELS.size()];
    Arrays.fill(flat, -98.7654f);
    assertEquals(
        0, TestSignals.maxDifference(new float[flat.length], standardize(statistics, flat, 33)));
  }

  @Property(tries = 50)
  void process_gain_changesNothing(
      @ForAll @IntRange(max = 9999) int seed,
      @ForAll @DoubleRange(min = 0.05, max = 20) double gain) {
    float[] clip = TestSignals.noise(seed, 4000, 0.05);
    Stft stft = Stft.power(256, 200, 80);
    Plan frames = stft.plan(SignalSpec.waveform(8000, clip.length));
    Plan mel = new MelFilterbank(40, 50, 4000, MelScale.SLANEY, MelNorm.AREA).plan(frames.output());
    Plan db = PowerToDb.unbounded().plan(mel.output());
    Plan whole = Plan.chain(List.of(frames, mel, db, Standardize.perClip().plan(db.output())));
    float[] quiet = TestSignals.run(whole, clip);
    float[] loud = TestSignals.run(whole, TestSignals.scaled(clip, gain));
    assertEquals(0, TestSignals.maxDifference(quiet, loud), 1e-4);
  }

  @Test
  void outputSpec_power_asksForLogarithms() {
    Exception thrown =
        assertThrows(
            SpecMismatchException.class,
            () -> Standardize.perClip().outputSpec(DECIBELS.withScale(Scale.POWER)));
    assertEquals(
        "Standardize: expected values of scale DECIBELS, LOG, CEPSTRAL or COMPRESSED, "
            + "found 5 x 40 MEL_SPECTROGRAM, POWER, 8000 Hz, hop 80; "
            + "put PowerToDb or PowerToLog before it",
        thrown.getMessage());
  }
}
