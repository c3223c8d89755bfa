package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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

  /** Of frames at -10 and -20 dB the mean is -15 and the deviation 5; pauses would lower it. */
  @Test
  void process_overSoundingFrames_leavesPausesOut() {
    SignalSpec spec = DECIBELS.withRows(1).withColumns(6);
    for (Scale scale : new Scale[] {Scale.DECIBELS, Scale.LOG}) {
      double neper = scale == Scale.DECIBELS ? 1 : Math.log(10) / 10;
      float[] in = TestSignals.scaled(new float[] {-60, -10, -20, -60, -51, 90}, neper);
      Plan plan =
          Standardize.<MelSpectrogram>perClip().overSoundingFrames(40).plan(spec.withScale(scale));
      float[] out = new float[6];
      plan.process(in, 5, out, plan.newScratch());
      assertArrayEquals(new float[] {-9, 1, -1, -9, -7.2f, 0}, out, 1e-5f);
    }
  }

  /** The power of a frame is that of all its rows: two of -43 dB are one of -40. */
  @Test
  void process_overSoundingFrames_sumsThePowerOfRows() {
    SignalSpec spec = DECIBELS.withRows(2).withColumns(2);
    float[] in = {0, -43, -99, -43};
    for (double range : new double[] {39.9, 40.1}) {
      Plan plan = Standardize.<MelSpectrogram>perBand().overSoundingFrames(range).plan(spec);
      float[] out = new float[4];
      plan.process(in, 2, out, plan.newScratch());
      assertEquals(range < 40 ? 0 : 1, out[0], 1e-6, range + " dB");
    }
  }

  @Property(tries = 100)
  void process_silenceAround_changesNothingOverSoundingFrames(
      @ForAll Statistics statistics, @ForAll @IntRange(min = 1, max = 15) int silent) {
    float[] in = TestSignals.noise(silent, DECIBELS.size(), 10);
    float[] silence = in.clone();
    for (int i = 0; i < in.length; i++) {
      silence[i] = i % COLUMNS >= COLUMNS - silent ? -90 : in[i];
    }
    Plan plan = new Standardize<MelSpectrogram>(statistics).overSoundingFrames(60).plan(DECIBELS);
    float[] expected = new float[in.length];
    float[] found = new float[in.length];
    plan.process(in, COLUMNS - silent, expected, plan.newScratch());
    plan.process(silence, COLUMNS, found, plan.newScratch());
    for (int i = 0; i < in.length; i++) {
      if (i % COLUMNS < COLUMNS - silent) {
        assertEquals(expected[i], found[i]);
      }
    }
  }

  @Test
  void overSoundingFrames_badRangeOrScale_isRefused() {
    assertEquals(
        "Standardize: expected a range of sounding frames above 0 dB, found 0.0; "
            + "use POSITIVE_INFINITY for all frames",
        assertThrows(
                IllegalArgumentException.class, () -> Standardize.perBand().overSoundingFrames(0))
            .getMessage());
    SignalSpec cepstra =
        new SignalSpec(SignalKind.CEPSTROGRAM, 8000, 13, 40, Scale.CEPSTRAL, 256, 80);
    assertEquals(
        "Standardize: expected bins or bands of scale DECIBELS or LOG to tell sounding frames, "
            + "found 13 x 40 CEPSTROGRAM, CEPSTRAL, 8000 Hz, hop 80; take the statistics of all frames",
        assertThrows(
                SpecMismatchException.class,
                () -> Standardize.perBand().overSoundingFrames(40).outputSpec(cepstra))
            .getMessage());
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
