package io.github.audiomnist.transform;

/** Where the first frame of a short-time transform lies, and what stands beyond the signal. */
public enum Padding {
  /** Frames lie wholly inside the signal; the first begins at sample 0 (librosa: center=False). */
  NONE,
  /** Frame t is centred on sample t·hop; zeros stand outside (librosa 0.10+: the default). */
  ZEROS,
  /** Frame t is centred on sample t·hop; the signal is mirrored at its ends (torchaudio). */
  REFLECT
}
