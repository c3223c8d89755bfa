package io.github.audiomnist.transform;

/** Height of the triangles of a mel filter bank. */
public enum MelNorm {
  /** Every triangle peaks at 1 (torchaudio: norm=None). */
  NONE,
  /** Every triangle has area 1 over Hz: height 2 / width (librosa, torchaudio: norm="slaney"). */
  AREA
}
