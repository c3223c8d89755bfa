package io.github.audiomnist.transform;

/**
 * Where the frames of a signal lie, and what stands beyond its ends. Frame t takes the {@code
 * length} samples from {@code start + t * hopLength}.
 *
 * @param length samples of a frame
 * @param hopLength distance between frames, in samples
 * @param start first sample of frame 0; negative before the signal
 * @param needed frame t exists if the signal has at least {@code t * hopLength + needed} samples
 * @param shortest samples of the shortest signal that has frames
 * @param ends what stands beyond the ends
 */
record Framing(int length, int hopLength, int start, int needed, int shortest, Ends ends) {

  /** What stands beyond the ends. */
  enum Ends {
    /** Zeros, or nothing that a frame reaches. */
    ZEROS,
    /** The signal, mirrored at its first and last sample. */
    MIRRORED,
    /** The signal, mirrored with its first and last sample, as often as it takes. */
    MIRRORED_WITH_EDGE;

    /** Where the sample at {@code index} of a signal of {@code length} stands, or -1 if it is 0. */
    long source(long index, long length) {
      if (index >= 0 && index < length) {
        return index;
      }
      return switch (this) {
        case ZEROS -> -1;
        case MIRRORED -> index < 0 ? -index : 2 * (length - 1) - index;
        case MIRRORED_WITH_EDGE -> {
          long within = Math.floorMod(index, 2 * length);
          yield Math.min(within, 2 * length - 1 - within);
        }
      };
    }
  }

  /** Samples from the start of hop t that decide frame t. */
  int lookAhead() {
    return Math.max(neededToBeRecorded(), start + length);
  }

  private int neededToBeRecorded() {
    return Math.max(1, needed);
  }

  long start(long frame) {
    return frame * hopLength + start;
  }

  /** Whether a signal whose first {@code samples} samples are known has the frame, whole. */
  boolean isDecided(long frame, long samples) {
    return samples >= shortest && samples >= frame * hopLength + lookAhead();
  }

  /** Whether a frame that exists stands on recorded samples, not just behind the last. */
  boolean isRecorded(long frame, long samples) {
    return samples >= frame * hopLength + neededToBeRecorded();
  }

  /** Whether a signal of {@code samples} samples has the frame. */
  boolean exists(long frame, long samples) {
    return samples >= shortest && samples >= frame * hopLength + needed;
  }
}
