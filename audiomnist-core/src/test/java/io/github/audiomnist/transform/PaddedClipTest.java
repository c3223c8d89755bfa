package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PaddedClipTest {

  private static final int N_FFT = 16;

  @Property
  void fill_anyStretch_isThatOfTheWhole(
      @ForAll Padding padding,
      @ForAll @IntRange(min = 3, max = N_FFT) int windowLength,
      @ForAll @IntRange(min = N_FFT, max = 60) int length,
      @ForAll @IntRange(max = 30) int start,
      @ForAll @IntRange(max = 30) int count) {
    Stft stft = new Stft(N_FFT, windowLength, 3, Window.HANN, padding, Scale.POWER);
    PaddedClip clip = new PaddedClip(stft, length, 40);
    float[] in = TestSignals.noise(1, length, 1);
    float[] whole = new float[clip.size(40)];
    float[] part = new float[count];
    clip.fill(in, 0, whole.length, whole);
    clip.fill(in, start, count, part);
    assertArrayEquals(Arrays.copyOfRange(whole, start, start + count), part);
  }

  @Property
  void soundingFrames_anySilenceAtTheEnd_leavesOutFramesOfZeros(
      @ForAll Padding padding,
      @ForAll @IntRange(min = 1, max = N_FFT) int windowLength,
      @ForAll @IntRange(min = 1, max = N_FFT) int longestHop,
      @ForAll @IntRange(min = N_FFT, max = 60) int length,
      @ForAll @IntRange(max = 60) int sounding) {
    int hop = Math.min(longestHop, windowLength);
    Stft stft = new Stft(N_FFT, windowLength, hop, Window.HANN, padding, Scale.POWER);
    int numFrames = stft.outputSpec(SignalSpec.waveform(8000, length)).columns();
    PaddedClip clip = new PaddedClip(stft, length, numFrames);
    float[] in = TestSignals.noise(1, length, 1);
    Arrays.fill(in, Math.min(sounding, length), length, 0);
    float[] whole = new float[clip.size(numFrames)];
    clip.fill(in, 0, whole.length, whole);
    int least = 0;
    for (int frame = 0; frame < numFrames; frame++) {
      for (int i = frame * hop; i < frame * hop + windowLength; i++) {
        least = whole[i] == 0 ? least : frame + 1;
      }
    }
    int found = clip.soundingFrames(in);
    assertTrue(found >= least && found <= numFrames, found + " of " + least);
    if (padding != Padding.REFLECT) {
      assertEquals(least, found);
    }
  }
}
