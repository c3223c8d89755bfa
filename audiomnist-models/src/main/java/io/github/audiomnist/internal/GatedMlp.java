package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;

/** A gated multilayer perceptron (Liu et al. 2021), normalised at its end, beside a residual. */
final class GatedMlp {

  private static final double FIRST_GATE = 1e-3;

  private final String name;
  private final Linear expand;
  private final LayerNorm gateNorm;
  private final Parameter gateWeight;
  private final Parameter gateBias;
  private final Linear contract;
  private final LayerNorm norm;
  private final int half;
  private final int frames;
  private final float stochasticDepth;

  GatedMlp(
      NetworkBlock owner,
      String name,
      int size,
      int feedForwardSize,
      int frames,
      float stochasticDepth) {
    this.name = name;
    this.half = feedForwardSize / 2;
    this.frames = frames;
    this.stochasticDepth = stochasticDepth;
    this.expand = new Linear(owner, name + ".expand", size, feedForwardSize);
    this.gateNorm = new LayerNorm(owner, name + ".gate.norm", half);
    this.gateWeight =
        owner.declare(
            name + ".gate.weight",
            Parameter.Type.WEIGHT,
            Init.uniform(FIRST_GATE / frames),
            frames,
            frames);
    this.gateBias = owner.declare(name + ".gate.bias", Parameter.Type.BIAS, Init.ONES, frames);
    this.contract = new Linear(owner, name + ".contract", half, size);
    this.norm = new LayerNorm(owner, name + ".norm", size);
  }

  /**
   * {@code [batch][frames][size]} to the same.
   *
   * @param mask 1 for valid frames, 0 for padding, {@code [batch][frames][1]}
   */
  NDArray apply(Forward pass, NDArray x, NDArray mask) {
    NDArray expanded = expand.apply(pass, x).getNDArrayInternal().gelu();
    NDArray kept = expanded.get(":, :, :{}", half);
    NDArray gate = gateNorm.apply(pass, expanded.get(":, :, {}:", half)).mul(mask);
    NDArray gated = kept.mul(acrossFrames(pass, gate));
    NDArray left = norm.apply(pass, contract.apply(pass, gated));
    return x.add(Dropout.ofClips(pass, left, stochasticDepth));
  }

  private NDArray acrossFrames(Forward pass, NDArray gate) {
    NDArray mixed =
        pass.value(gateWeight).matMul(gate).add(pass.value(gateBias).reshape(frames, 1));
    return pass.traced(name + ".gate", mixed, frames, gateWeight, gateBias);
  }
}
