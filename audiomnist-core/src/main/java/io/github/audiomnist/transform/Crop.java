package io.github.audiomnist.transform;

/** Which part of a clip stays when it is too long. */
public enum Crop {
  /** The start (whisper.pad_or_trim, librosa.util.fix_length). */
  START,
  /** The middle. */
  CENTER,
  /** The stretch with the most energy, the earliest of several. */
  LOUDEST
}
