package io.github.audiomnist.examples.web;

import io.github.audiomnist.signal.Waveform;
import java.util.ArrayList;
import java.util.List;

/**
 * The outline of a waveform, to be drawn: the least and the greatest sample of each of equally long
 * stretches.
 *
 * @param lowest sample of each stretch
 * @param highest sample of each stretch
 */
record WaveformView(List<Float> lowest, List<Float> highest) {

  private static final int MAX_STRETCHES = 800;
  private static final float STEPS = 1000;

  static WaveformView of(Waveform waveform) {
    int stretches = Math.min(MAX_STRETCHES, waveform.length());
    List<Float> lowest = new ArrayList<>();
    List<Float> highest = new ArrayList<>();
    for (int i = 0; i < stretches; i++) {
      float least = Float.POSITIVE_INFINITY;
      float greatest = Float.NEGATIVE_INFINITY;
      for (int j = edge(waveform, i, stretches); j < edge(waveform, i + 1, stretches); j++) {
        least = Math.min(least, waveform.at(j));
        greatest = Math.max(greatest, waveform.at(j));
      }
      lowest.add(rounded(least));
      highest.add(rounded(greatest));
    }
    return new WaveformView(lowest, highest);
  }

  private static int edge(Waveform waveform, int stretch, int stretches) {
    return (int) ((long) stretch * waveform.length() / stretches);
  }

  private static float rounded(float sample) {
    return Math.round(sample * STEPS) / STEPS;
  }
}
