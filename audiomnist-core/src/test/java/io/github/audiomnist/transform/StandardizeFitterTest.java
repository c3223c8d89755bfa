package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StandardizeFitterTest {

  private static final int ROWS = 3;
  private static final int COLUMNS = 20;
  private static final SignalSpec DECIBELS =
      new SignalSpec(SignalKind.MEL_SPECTROGRAM, 8000, ROWS, COLUMNS, Scale.DECIBELS, 256, 80);

  /** Clips of different lengths and loudness, with values of no meaning in their padding. */
  private static List<MelSpectrogram> clips(int seed, int count) {
    Random random = new Random(seed);
    List<MelSpectrogram> clips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] values = TestSignals.noise(random.nextLong(), DECIBELS.size(), 10);
      int valid = 1 + random.nextInt(COLUMNS);
      float level = -60 + 40 * random.nextFloat();
      for (int j = 0; j < values.length; j++) {
        values[j] = j % COLUMNS < valid ? values[j] + level + 5 * (j / COLUMNS) : 99;
      }
      clips.add(new MelSpectrogram(DECIBELS, values, valid));
    }
    return clips;
  }

  private static StandardizeFitter fit(List<MelSpectrogram> clips) {
    StandardizeFitter fitter = new StandardizeFitter();
    clips.forEach(fitter::add);
    return fitter;
  }

  @Property(tries = 100)
  void perBand_clipsStandardizedByIt_haveMeanZeroAndDeviationOne(
      @ForAll @IntRange(max = 9999) int seed, @ForAll @IntRange(min = 1, max = 30) int count) {
    List<MelSpectrogram> clips = clips(seed, count);
    Plan plan = fit(clips).<MelSpectrogram>perBand().plan(DECIBELS);
    double[] sums = new double[ROWS];
    double[] squares = new double[ROWS];
    int frames = 0;
    for (MelSpectrogram clip : clips) {
      float[] out = new float[DECIBELS.size()];
      plan.process(clip.values(), clip.validFrames(), out, plan.newScratch());
      frames += clip.validFrames();
      for (int i = 0; i < out.length; i++) {
        sums[i / COLUMNS] += out[i];
        squares[i / COLUMNS] += (double) out[i] * out[i];
      }
    }
    for (int row = 0; row < ROWS; row++) {
      assertEquals(0, sums[row] / frames, 1e-5);
      assertEquals(frames == 1 ? 0 : 1, squares[row] / frames, 1e-5);
    }
  }

  @Property(tries = 100)
  void overall_anyClips_isMeanAndDeviationOfAllValues(
      @ForAll @IntRange(max = 9999) int seed, @ForAll @IntRange(min = 1, max = 30) int count) {
    List<Double> values = new ArrayList<>();
    for (MelSpectrogram clip : clips(seed, count)) {
      for (int row = 0; row < ROWS; row++) {
        for (int t = 0; t < clip.validFrames(); t++) {
          values.add((double) clip.at(row, t));
        }
      }
    }
    double mean = values.stream().mapToDouble(x -> x).sum() / values.size();
    double squares = values.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    FittedStandardize<MelSpectrogram> fitted = fit(clips(seed, count)).overall();
    assertEquals(mean, fitted.means().get(0), 1e-11);
    assertEquals(Math.sqrt(squares / values.size()), fitted.deviations().get(0), 1e-11);
  }

  /** As documented: no more than 1e-12 of a value. */
  @Property(tries = 100)
  void perBand_otherOrder_isTheSameButForTheLastDigits(@ForAll @IntRange(max = 9999) int seed) {
    List<MelSpectrogram> clips = clips(seed, 200);
    FittedStandardize<MelSpectrogram> expected = fit(clips).perBand();
    Collections.shuffle(clips, new Random(seed));
    FittedStandardize<MelSpectrogram> found = fit(clips).perBand();
    for (int row = 0; row < ROWS; row++) {
      double mean = expected.means().get(row);
      double deviation = expected.deviations().get(row);
      assertEquals(mean, found.means().get(row), 1e-12 * Math.abs(mean));
      assertEquals(deviation, found.deviations().get(row), 1e-12 * deviation);
    }
  }

  /** Two loud frames of -10 and -20 dB, and pauses of -60, which the one leaves out. */
  @Test
  void overSoundingFrames_pauses_doNotCount() {
    SignalSpec spec = DECIBELS.withRows(1).withColumns(6);
    MelSpectrogram clip = new MelSpectrogram(spec, new float[] {-60, -10, -20, -60, -60, 50}, 5);
    StandardizeFitter fitter = StandardizeFitter.overSoundingFrames(30);
    fitter.add(clip);
    assertEquals(Standardize.fitted(new double[] {-15}, new double[] {5}), fitter.perBand());
    StandardizeFitter ofAll = new StandardizeFitter();
    ofAll.add(clip);
    assertEquals(-42, ofAll.perBand().means().get(0), 1e-12);
  }

  @Test
  void add_otherSpecOrScale_isRefused() {
    StandardizeFitter fitter = fit(clips(1, 1));
    SignalSpec other = DECIBELS.withColumns(21);
    MelSpectrogram longer = new MelSpectrogram(other, new float[other.size()], 3);
    assertEquals(
        "StandardizeFitter: expected features of one spec, first %s, found %s; fit each pipeline by itself"
            .formatted(DECIBELS, other),
        assertThrows(IllegalArgumentException.class, () -> fitter.add(longer)).getMessage());
    SignalSpec power = DECIBELS.withScale(Scale.POWER);
    MelSpectrogram powers = new MelSpectrogram(power, new float[power.size()], 3);
    assertThrows(SpecMismatchException.class, () -> new StandardizeFitter().add(powers));
    SignalSpec compressed = DECIBELS.withScale(Scale.COMPRESSED);
    MelSpectrogram pcen = new MelSpectrogram(compressed, new float[compressed.size()], 3);
    assertEquals(
        "StandardizeFitter: expected bins or bands of scale DECIBELS or LOG to tell sounding frames, "
            + "found %s; take the statistics of all frames".formatted(compressed),
        assertThrows(
                SpecMismatchException.class,
                () -> StandardizeFitter.overSoundingFrames(40).add(pcen))
            .getMessage());
  }

  @Test
  void perBand_noClip_saysSo() {
    assertEquals(
        "StandardizeFitter: expected the frames of at least one clip, found none; add clips first",
        assertThrows(IllegalStateException.class, () -> new StandardizeFitter().perBand())
            .getMessage());
    assertThrows(IllegalStateException.class, () -> new StandardizeFitter().overall());
  }
}
