package io.github.audiomnist.examples;

/** What {@code plot --kind} may say. */
enum PlotKind {
  WAVEFORM(Source.CLIP),
  SPECTROGRAM(Source.CLIP),
  MEL(Source.CLIP),
  MFCC(Source.CLIP),
  /** Waveform, spectrogram and mel spectrogram at one scale of time. */
  OVERVIEW(Source.CLIP),
  /** What the network reads. */
  FEATURES(Source.MODEL),
  /** What in the clip speaks for a label. */
  SALIENCY(Source.MODEL),
  CURVES(Source.REPORT),
  CLASSES(Source.REPORT),
  CONFUSION(Source.REPORT),
  SPEAKERS(Source.REPORT),
  RELIABILITY(Source.REPORT);

  /** What it is drawn from. */
  enum Source {
    /** A clip. */
    CLIP,
    /** A clip and a recogniser. */
    MODEL,
    /** A report. */
    REPORT
  }

  private final Source source;

  PlotKind(Source source) {
    this.source = source;
  }

  /** What it is drawn from. */
  Source source() {
    return source;
  }

  @Override
  public String toString() {
    return Choices.written(this);
  }
}
