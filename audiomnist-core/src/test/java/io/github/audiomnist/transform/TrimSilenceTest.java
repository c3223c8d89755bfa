package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrimSilenceTest {

  private static final int PADDING = 700;

  static List<Golden> trim() {
    return Golden.ofKind("trim");
  }

  /** The samples that stem from the recording, behind padding that must not be seen. */
  private static float[] trimmed(TrimSilence recipe, float[] samples) {
    int length = samples.length + PADDING;
    Plan plan = recipe.plan(SignalSpec.waveform(8000, length));
    float[] out = new float[length];
    Arrays.fill(out, 9);
    int valid =
        plan.process(Arrays.copyOf(samples, length), samples.length, out, plan.newScratch());
    for (int i = valid; i < length; i++) {
      assertEquals(0, out[i], "behind the sound");
    }
    return Arrays.copyOf(out, valid);
  }

  @ParameterizedTest
  @MethodSource("trim")
  void process_withoutHangover_equalsLibrosa(Golden golden) {
    float[] samples = Golden.named("input/" + golden.text("signal")).floats();
    double[] span = golden.doubles();
    TrimSilence recipe =
        new TrimSilence(
            golden.number("topDb"), golden.integer("frameLength"), golden.integer("hopLength"), 0);
    assertArrayEquals(
        Arrays.copyOfRange(samples, (int) span[0], (int) span[1]), trimmed(recipe, samples));
  }

  @Property(tries = 200)
  void process_burstInSilence_keepsItWithHangover(
      @ForAll @IntRange(max = 3000) int before,
      @ForAll @IntRange(min = 1, max = 3000) int sound,
      @ForAll @IntRange(max = 3000) int after,
      @ForAll @IntRange(max = 8) int hangover) {
    float[] samples = new float[before + sound + after];
    Arrays.fill(samples, before, before + sound, 0.5f);
    int reach = 50 * (2 + hangover);
    float[] kept = trimmed(new TrimSilence(30, 100, 50, hangover), samples);
    int sounding = 0;
    for (float sample : kept) {
      sounding += sample != 0 ? 1 : 0;
    }
    assertEquals(sound, sounding);
    assertTrue(kept.length <= sound + 2 * reach, "kept " + kept.length + " samples");
  }

  /** Frames of one sample, so that every bound is known: sound in samples 4 and 7 of 12. */
  @Test
  void process_hangover_reachesToBothSidesButNotBeyondTheClip() {
    float[] samples = new float[12];
    samples[4] = 0.5f;
    samples[7] = 0.1f;
    int[] expectedLengths = {4, 6, 8, 10, 12, 12};
    for (int hangover = 0; hangover < expectedLengths.length; hangover++) {
      float[] kept = trimmed(new TrimSilence(20, 1, 1, hangover), samples);
      assertEquals(expectedLengths[hangover], kept.length);
      assertEquals(0.5f, kept[Math.min(4, hangover)]);
    }
  }

  @Test
  void process_threshold_isBelowTheLoudestFrame() {
    float[] samples = new float[10];
    samples[3] = 0.5f;
    samples[8] = 0.049f;
    assertEquals(1, trimmed(new TrimSilence(20, 1, 1, 0), samples).length);
    samples[8] = 0.051f;
    assertEquals(6, trimmed(new TrimSilence(20, 1, 1, 0), samples).length);
  }

  @Test
  void process_silence_staysWhole() {
    for (int length : new int[] {1, 79, 8000}) {
      assertEquals(length, trimmed(TrimSilence.atRate(8000), new float[length]).length);
    }
    assertEquals(0, trimmed(TrimSilence.librosa(), new float[0]).length);
  }

  @Test
  void process_pauseWithin_stays() {
    float[] samples = new float[6000];
    Arrays.fill(samples, 1000, 1500, 0.5f);
    Arrays.fill(samples, 4000, 4500, 0.5f);
    assertEquals(3500, trimmed(new TrimSilence(40, 1, 1, 0), samples).length);
  }

  @Test
  void atRate_anyRate_hasFramesOf25Milliseconds() {
    assertEquals(new TrimSilence(40, 200, 80, 5), TrimSilence.atRate(8000));
    assertEquals(new TrimSilence(40, 1, 1, 5), TrimSilence.atRate(50));
  }

  @Test
  void new_badSizes_namesThem() {
    assertEquals(
        "TrimSilence: expected topDb above 0, found 0.0; leave the stage out to keep all",
        refusal(0, 10, 5, 0));
    assertEquals(
        "TrimSilence: expected hopLength of 1 to 5, half of frameLength 10, found 6; "
            + "else the clip's end may lie in no frame",
        refusal(20, 10, 6, 0));
    assertEquals(
        "TrimSilence: expected a hangover of at least 0 frames, found -1", refusal(20, 10, 5, -1));
    assertEquals(
        "TrimSilence: expected frameLength of at least 1, found 0; raise it", refusal(20, 0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new TrimSilence(Double.NaN, 10, 5, 0));
  }

  private static String refusal(double topDb, int frameLength, int hopLength, int hangover) {
    return String.valueOf(
        assertThrows(
                IllegalArgumentException.class,
                () -> new TrimSilence(topDb, frameLength, hopLength, hangover))
            .getMessage());
  }

  @Test
  void outputSpec_spectrogram_isRefused() {
    SignalSpec spectrogram = Stft.power(256, 200, 80).outputSpec(SignalSpec.waveform(8000, 8000));
    assertEquals(SignalKind.SPECTROGRAM, spectrogram.kind());
    assertThrows(SpecMismatchException.class, () -> TrimSilence.librosa().outputSpec(spectrogram));
  }

  @Test
  void process_soundBelowTheFloor_countsAsSilence() {
    float[] samples = new float[8000];
    Arrays.fill(samples, 3000, 5000, 0.9e-5f);
    assertEquals(8000, trimmed(TrimSilence.librosa(), samples).length);
    Arrays.fill(samples, 3000, 5000, 1);
    assertTrue(trimmed(TrimSilence.librosa(), samples).length < 8000);
  }
}
