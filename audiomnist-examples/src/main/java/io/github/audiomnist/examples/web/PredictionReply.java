package io.github.audiomnist.examples.web;

import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.evaluation.Prediction.Candidate;
import io.github.audiomnist.signal.Waveform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a recording.
 *
 * @param model name of the recogniser
 * @param file name of the recording, if it had one
 * @param label the most probable
 * @param probability of that label
 * @param top the three most probable
 * @param probabilities of all labels, in the recogniser's order
 * @param seconds length of the recording
 * @param sampleRate of the recording, in Hz
 * @param milliseconds that recognising took
 * @param waveform to draw, if asked for
 * @param melSpectrogram to draw, if asked for
 */
record PredictionReply(
    String model,
    @Nullable String file,
    String label,
    float probability,
    List<Candidate> top,
    Map<String, Float> probabilities,
    double seconds,
    int sampleRate,
    double milliseconds,
    @Nullable WaveformView waveform,
    @Nullable MelView melSpectrogram) {

  private static final int TOP = 3;
  private static final double NANOS_PER_MILLISECOND = 1e6;

  static PredictionReply of(
      String model,
      @Nullable String file,
      Waveform recording,
      Prediction prediction,
      long nanos,
      boolean views) {
    Map<String, Float> probabilities = new LinkedHashMap<>();
    prediction
        .labels()
        .names()
        .forEach(label -> probabilities.put(label, prediction.probability(label)));
    return new PredictionReply(
        model,
        file,
        prediction.label(),
        prediction.probability(),
        prediction.top(TOP),
        probabilities,
        recording.durationSeconds(),
        recording.sampleRate(),
        nanos / NANOS_PER_MILLISECOND,
        views ? WaveformView.of(recording) : null,
        views ? MelView.of(recording) : null);
  }
}
