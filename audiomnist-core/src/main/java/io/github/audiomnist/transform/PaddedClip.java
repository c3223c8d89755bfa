package io.github.audiomnist.transform;

import java.util.Arrays;

/**
 * A clip with what frames see beyond its ends: sample i under the window of frame f stands at
 * {@code f * hopLength + i}.
 *
 * <p>Immutable; threads may share it.
 */
final class PaddedClip {

  private final Stft stft;
  private final int length;
  private final int size;

  /**
   * @param length of the clip, in samples
   * @param numFrames frames to have room for; those beyond the clip's own see what lies there, or
   *     zeros
   * @param slack zeros behind the last frame
   */
  PaddedClip(Stft stft, int length, int numFrames, int slack) {
    this.stft = stft;
    this.length = length;
    this.size = Math.toIntExact((numFrames - 1L) * stft.hopLength() + stft.windowLength() + slack);
  }

  /** Number of samples. */
  int size() {
    return size;
  }

  /**
   * Writes the clip and what is around it.
   *
   * @param padded {@link #size()} samples
   */
  void fill(float[] in, float[] padded) {
    int origin = stft.overhang() - stft.windowStart();
    int before = Math.max(0, Math.min(size, origin));
    int from = Math.max(0, -origin);
    int inside = Math.max(0, Math.min(size - before, length - from));
    System.arraycopy(in, from, padded, before, inside);
    if (stft.padding() == Padding.REFLECT) {
      mirror(in, origin, 0, before, padded);
      mirror(in, origin, before + inside, size, padded);
    } else {
      Arrays.fill(padded, 0, before, 0);
      Arrays.fill(padded, before + inside, size, 0);
    }
  }

  private void mirror(float[] in, int origin, int from, int to, float[] padded) {
    for (int i = from; i < to; i++) {
      int at = length - 1 - Math.abs(length - 1 - Math.abs(i - origin));
      padded[i] = at >= 0 ? in[at] : 0;
    }
  }
}
