package io.github.audiomnist.training;

/** Where tensors lie and are computed. */
public enum ComputeDevice {
  /** The processor. */
  CPU,
  /** The first NVIDIA GPU; needs a CUDA build of libtorch. */
  CUDA
}
