package io.github.audiomnist.examples;

/** What {@code plot --kind} may say. */
enum PlotKind {
  WAVEFORM(false),
  SPECTROGRAM(false),
  MEL(false),
  MFCC(false),
  /** Waveform, spectrogram and mel spectrogram at one scale of time. */
  OVERVIEW(false),
  /** What the network reads. */
  FEATURES(true),
  /** What in the clip speaks for a label. */
  SALIENCY(true);

  private final boolean needsModel;

  PlotKind(boolean needsModel) {
    this.needsModel = needsModel;
  }

  /** Whether it shows what a recogniser makes of the clip. */
  boolean needsModel() {
    return needsModel;
  }

  @Override
  public String toString() {
    return Choices.written(this);
  }
}
