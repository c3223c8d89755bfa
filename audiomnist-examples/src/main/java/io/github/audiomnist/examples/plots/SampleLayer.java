package io.github.audiomnist.examples.plots;

import io.github.audiomnist.signal.Waveform;

/**
 * A waveform: its samples, or if they are many the lowest and the highest of each stretch.
 *
 * @param clip what to draw
 */
record SampleLayer(Waveform clip) implements Layer {

  private static final int STRETCHES = 1500;

  @Override
  public void draw(Canvas canvas, Frame frame) {
    int length = clip.length();
    int stretches = Math.min(length, STRETCHES);
    int perStretch = length <= 2 * STRETCHES ? 1 : 2;
    int points = perStretch == 1 ? length : 2 * stretches;
    double[] xs = new double[points];
    double[] ys = new double[points];
    for (int i = 0; i < points; i++) {
      if (perStretch == 1) {
        xs[i] = frame.x((double) i / clip.sampleRate());
        ys[i] = frame.y(clip.at(i));
      } else {
        int from = (int) ((long) (i / 2) * length / stretches);
        int to = (int) ((long) (i / 2 + 1) * length / stretches);
        xs[i] = frame.x((from + to) / 2.0 / clip.sampleRate());
        ys[i] = frame.y(extreme(from, to, i % 2 == 0));
      }
    }
    canvas.line(xs, ys, 0.5, Ink.BLUE, false);
  }

  private double extreme(int from, int to, boolean highest) {
    double extreme = clip.at(from);
    for (int i = from + 1; i < to; i++) {
      extreme = highest ? Math.max(extreme, clip.at(i)) : Math.min(extreme, clip.at(i));
    }
    return extreme;
  }
}
