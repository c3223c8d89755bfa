package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class InverseMfccTest {

  private static final int COLUMNS = 7;

  private static SignalSpec bands(int nMels, Scale scale) {
    return new SignalSpec(SignalKind.MEL_SPECTROGRAM, 16_000, nMels, COLUMNS, scale, 512, 160);
  }

  @Property(tries = 100)
  void process_allCoefficients_givesBackTheBands(
      @ForAll @IntRange(min = 1, max = 40) int nMels,
      @ForAll @DoubleRange(min = 41, max = 60) double lifterLength) {
    float[] in = TestSignals.noise(nMels, nMels * COLUMNS, 50);
    for (Lifter lifter :
        new Lifter[] {Lifter.none(), Lifter.kaldi(lifterLength), Lifter.librosa(lifterLength)}) {
      Plan there = new Mfcc(nMels, lifter).plan(bands(nMels, Scale.LOG));
      Plan back = new InverseMfcc(nMels, lifter, Scale.LOG).plan(there.output());
      assertEquals(there.input(), back.output());
      float[] found = TestSignals.run(back, TestSignals.run(there, in));
      assertEquals(0, TestSignals.maxDifference(in, found), 1e-4);
    }
  }

  /** What dropped coefficients held is gone; what the kept ones held is all there. */
  @Property(tries = 50)
  void process_fewerCoefficients_areThoseOfTheResult(
      @ForAll @IntRange(min = 1, max = 39) int kept) {
    float[] in = TestSignals.noise(kept, 40 * COLUMNS, 50);
    Plan there = new Mfcc(kept).plan(bands(40, Scale.DECIBELS));
    Plan back = new InverseMfcc(40, Lifter.none(), Scale.DECIBELS).plan(there.output());
    float[] cepstra = TestSignals.run(there, in);
    float[] again = TestSignals.run(there, TestSignals.run(back, cepstra));
    assertEquals(0, TestSignals.maxDifference(cepstra, again), 1e-4);
  }

  @Test
  void outputSpec_tooManyCoefficientsOrOtherKind_isRefused() {
    SignalSpec cepstra = new Mfcc(20).outputSpec(bands(20, Scale.DECIBELS));
    assertEquals(
        "InverseMfcc: expected at most 13 coefficients, one a band, found "
            + cepstra
            + "; leave out Deltas, or name as many bands as Mfcc read",
        refusal(new InverseMfcc(13, Lifter.none(), Scale.LOG), cepstra));
    assertEquals(
        "InverseMfcc: expected a CEPSTROGRAM, found " + bands(20, Scale.LOG) + "; it undoes Mfcc",
        refusal(new InverseMfcc(20, Lifter.none(), Scale.LOG), bands(20, Scale.LOG)));
    Lifter dead = new Lifter(2, 0); // 1 + sin(π n / 2) is 0 for n = 3.
    assertEquals(
        "InverseMfcc: expected coefficients with weights, found 3; "
            + dead
            + " gives this one none",
        refusal(new InverseMfcc(20, dead, Scale.LOG), cepstra));
  }

  private static String refusal(Transform<?, ?> recipe, SignalSpec input) {
    return String.valueOf(
        assertThrows(SpecMismatchException.class, () -> recipe.outputSpec(input)).getMessage());
  }

  @Test
  void new_badParameters_namesThem() {
    assertEquals(
        "InverseMfcc: expected DECIBELS or LOG, found POWER; Mfcc reads no other",
        assertThrows(
                IllegalArgumentException.class,
                () -> new InverseMfcc(13, Lifter.none(), Scale.POWER))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> new InverseMfcc(0, Lifter.none(), Scale.LOG));
  }
}
