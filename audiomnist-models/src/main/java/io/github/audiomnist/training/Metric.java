package io.github.audiomnist.training;

/** By what epochs are told apart on the validation clips. */
public enum Metric {
  /** The mean F1 of the labels; of equal ones, a lower loss is better. */
  MACRO_F1,
  /** The share of clips that are recognised; of equal ones, a lower loss is better. */
  ACCURACY,
  /** The mean cross-entropy; lower is better. */
  LOSS
}
