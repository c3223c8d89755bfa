package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * A layer of a Transformer encoder, normalised before attention and feed-forward (Vaswani et al.
 * 2017; Xiong et al. 2020).
 */
final class EncoderLayer {

  private final String name;
  private final int numHeads;
  private final int headSize;
  private final LayerNorm attentionNorm;
  private final Linear queriesKeysValues;
  private final Linear attentionOutput;
  private final LayerNorm feedForwardNorm;
  private final Linear expand;
  private final Linear contract;
  private final float dropout;
  private final float stochasticDepth;

  EncoderLayer(
      NetworkBlock owner,
      String name,
      int dModel,
      int numHeads,
      int feedForwardSize,
      float dropout,
      float stochasticDepth) {
    this.name = name;
    this.numHeads = numHeads;
    this.headSize = dModel / numHeads;
    this.attentionNorm = new LayerNorm(owner, name + ".attention.norm", dModel);
    this.queriesKeysValues = new Linear(owner, name + ".attention.in", dModel, 3 * dModel);
    this.attentionOutput = new Linear(owner, name + ".attention.out", dModel, dModel);
    this.feedForwardNorm = new LayerNorm(owner, name + ".feed_forward.norm", dModel);
    this.expand = new Linear(owner, name + ".feed_forward.expand", dModel, feedForwardSize);
    this.contract = new Linear(owner, name + ".feed_forward.contract", feedForwardSize, dModel);
    this.dropout = dropout;
    this.stochasticDepth = stochasticDepth;
  }

  /**
   * Maps tokens {@code [batch][tokens][dModel]} to tokens.
   *
   * @param keyBias 0 for valid tokens, very negative for padding, {@code [batch][1][1][tokens]}
   */
  NDArray apply(Forward pass, NDArray x, NDArray keyBias) {
    NDArray attended = attend(pass, attentionNorm.apply(pass, x), keyBias);
    NDArray y = x.add(dropped(pass, attended));
    NDArray hidden = expand.apply(pass, feedForwardNorm.apply(pass, y)).getNDArrayInternal().gelu();
    return y.add(dropped(pass, contract.apply(pass, hidden)));
  }

  private NDArray dropped(Forward pass, NDArray branch) {
    return Dropout.ofClips(pass, Dropout.apply(pass, branch, dropout), stochasticDepth);
  }

  private NDArray attend(Forward pass, NDArray x, NDArray keyBias) {
    Shape shape = x.getShape();
    long tokens = shape.get(1);
    NDArray heads =
        queriesKeysValues
            .apply(pass, x)
            .reshape(-1, tokens, 3, numHeads, headSize)
            .transpose(2, 0, 3, 1, 4);
    NDArray queries = heads.get(0).mul(scale(x.getManager()));
    NDArray keys = heads.get(1).transpose(0, 1, 3, 2);
    NDArray weights = queries.matMul(keys).add(keyBias).softmax(-1);
    NDArray mixed = weights.matMul(heads.get(2)).transpose(0, 2, 1, 3).reshape(shape);
    // A value of the mixture costs a product for each score and one for each weight.
    return attentionOutput.apply(pass, pass.traced(name + ".attention", mixed, 2 * tokens));
  }

  /**
   * In memory of the engine's own. A number that Java multiplies by lies in a buffer that may be
   * collected, and written over, before the backward pass reads it again.
   */
  private NDArray scale(NDManager manager) {
    return manager.full(new Shape(), (float) (1 / Math.sqrt(headSize)));
  }
}
