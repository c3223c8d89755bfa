package io.github.audiomnist.internal;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import io.github.audiomnist.training.ComputeDevice;

/** Devices of the engine. */
public final class Devices {

  private Devices() {}

  /**
   * A manager of tensors on {@code device}; whoever asks for it closes it.
   *
   * @throws IllegalStateException if the engine sees no such device
   */
  static NDManager newManager(ComputeDevice device) {
    require(device);
    return Torch.engine()
        .newBaseManager(device == ComputeDevice.CUDA ? Device.gpu() : Device.cpu());
  }

  /**
   * Throws if the engine sees no such device.
   *
   * @throws IllegalStateException if {@code device} is CUDA and there is no GPU or no build for it
   */
  public static void require(ComputeDevice device) {
    Engine engine = Torch.engine();
    if (device == ComputeDevice.CUDA && engine.getGpuCount() == 0) {
      throw new IllegalStateException(
          "device: expected an NVIDIA GPU and a CUDA build of libtorch, found %s %s without; build"
                  .formatted(engine.getEngineName(), engine.getVersion())
              + " with -Pcuda and see README, or take the CPU");
    }
  }
}
