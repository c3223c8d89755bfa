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
  private final int numFrames;
  private final int size;

  /**
   * @param length of the clip, in samples
   * @param numFrames frames of the clip; those behind them see what lies there, or zeros
   */
  PaddedClip(Stft stft, int length, int numFrames) {
    this.stft = stft;
    this.length = length;
    this.numFrames = numFrames;
    this.size = size(numFrames);
  }

  /** Frames of the clip. */
  int numFrames() {
    return numFrames;
  }

  /** Samples that the first {@code frames} see. */
  int size(int frames) {
    return Math.toIntExact((frames - 1L) * stft.hopLength() + stft.windowLength());
  }

  /**
   * Writes {@code count} samples of the clip and what is around it, from {@code start}.
   *
   * @param part {@code count} samples
   */
  void fill(float[] in, int start, int count, float[] part) {
    int origin = stft.overhang() - stft.windowStart() - start;
    int before = Math.max(0, Math.min(count, origin));
    int from = Math.max(0, -origin);
    int inside = Math.max(0, Math.min(count - before, length - from));
    if (inside > 0) {
      System.arraycopy(in, from, part, before, inside);
    }
    if (stft.padding() == Padding.REFLECT) {
      mirror(in, origin, 0, before, part);
      mirror(in, origin, before + inside, count, part);
    } else {
      Arrays.fill(part, 0, before, 0);
      Arrays.fill(part, before + inside, count, 0);
    }
  }

  /**
   * How many frames, from the first, see more than zeros: those behind them see the silence at the
   * end alone.
   */
  int soundingFrames(float[] in) {
    int last = length - 1;
    while (last >= 0 && in[last] == 0) {
      last--;
    }
    int hop = stft.hopLength();
    int origin = stft.overhang() - stft.windowStart();
    int mirrored = origin + 2 * (length - 1) - last;
    boolean isMirrored = stft.padding() == Padding.REFLECT && mirrored < size;
    if (isMirrored) {
      return last < 0 ? 0 : numFrames;
    }
    int frames = last < 0 ? 0 : Math.floorDiv(origin + last, hop) + 1;
    return Math.max(0, Math.min(numFrames, frames));
  }

  private void mirror(float[] in, int origin, int from, int to, float[] part) {
    for (int i = from; i < to; i++) {
      int at = length - 1 - Math.abs(length - 1 - Math.abs(i - origin));
      part[i] = at >= 0 ? in[at] : 0;
    }
  }
}
