package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.TestSignals.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.transform.PreEmphasis.FirstSample;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PreEmphasisTest {

  static List<Golden> preEmphasis() {
    return Golden.ofKind("preEmphasis");
  }

  @ParameterizedTest
  @MethodSource("preEmphasis")
  void process_equalsReference(Golden golden) {
    float[] in = Golden.named("input/" + golden.text("signal")).floats();
    PreEmphasis recipe =
        golden.text("library").equals("librosa") ? PreEmphasis.librosa() : PreEmphasis.torchaudio();
    float[] out = run(recipe.plan(SignalSpec.waveform(8000, in.length)), in);
    assertEquals(0, TestSignals.maxDifference(golden.floats(), out), 1e-7);
  }

  @Property(tries = 100)
  void process_kept_canBeUndone(
      @ForAll @DoubleRange(max = 1) double coefficient,
      @ForAll @IntRange(min = 1, max = 500) int length) {
    float[] in = TestSignals.noise(length, length, 1);
    PreEmphasis recipe = new PreEmphasis(coefficient, FirstSample.KEPT);
    float[] out = run(recipe.plan(SignalSpec.waveform(8000, length)), in);
    double before = 0;
    for (int i = 0; i < length; i++) {
      before = out[i] + coefficient * before;
      assertEquals(in[i], before, 1e-4);
    }
  }

  @Property(tries = 50)
  void process_padding_staysZero(
      @ForAll FirstSample first, @ForAll @IntRange(max = 100) int valid) {
    float[] recording = TestSignals.noise(valid, valid, 1);
    Plan padded = new PreEmphasis(0.97, first).plan(SignalSpec.waveform(8000, 100));
    float[] out = new float[100];
    assertEquals(
        valid, padded.process(Arrays.copyOf(recording, 100), valid, out, padded.newScratch()));
    Plan alone = new PreEmphasis(0.97, first).plan(SignalSpec.waveform(8000, valid));
    assertEquals(0, TestSignals.maxDifference(Arrays.copyOf(run(alone, recording), 100), out));
  }

  @Test
  void new_badCoefficient_namesIt() {
    assertEquals(
        "PreEmphasis: expected a coefficient of 0 to 1, found 1.5",
        assertThrows(IllegalArgumentException.class, () -> new PreEmphasis(1.5, FirstSample.KEPT))
            .getMessage());
  }
}
