package io.github.audiomnist.models;

import io.github.audiomnist.data.Labels;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * A clip and the logits that a recogniser gave for it when it was saved. The clip is made, not
 * recorded: a saved recogniser carries nobody's voice.
 *
 * @param sampleRate in Hz
 * @param pcm16 samples, 16 bits little-endian in Base64
 * @param logits in the order of the labels
 */
record Probe(int sampleRate, String pcm16, List<Float> logits) {

  /** Processors and libtorch builds round differently; another network is off by far more. */
  private static final double TOLERANCE = 1e-3;

  private static final int MAX_SECONDS = 10;

  Probe {
    Objects.requireNonNull(pcm16, "pcm16");
    logits = List.copyOf(logits);
  }

  static Probe of(Recognizer recognizer) {
    int sampleRate = recognizer.pipeline().input().sampleRate();
    String pcm16 = Base64.getEncoder().encodeToString(voiceLikeSweep(sampleRate));
    List<Float> logits = new ArrayList<>();
    for (float logit : recognizer.logits(waveform(sampleRate, pcm16))) {
      logits.add(logit);
    }
    return new Probe(sampleRate, pcm16, logits);
  }

  /** Half a second of ten gliding harmonics that swell and fade over a little noise. */
  private static byte[] voiceLikeSweep(int sampleRate) {
    int length = sampleRate / 2;
    ByteBuffer bytes = ByteBuffer.allocate(2 * length).order(ByteOrder.LITTLE_ENDIAN);
    SeededRandom random = new SeededRandom(1);
    double phase = 0;
    for (int i = 0; i < length; i++) {
      double position = (double) i / length;
      phase += 2 * Math.PI * (100 + 120 * position) / sampleRate;
      double sum = 0;
      for (int harmonic = 1; harmonic <= 10; harmonic++) {
        sum += Math.sin(harmonic * phase) / harmonic;
      }
      double value = 0.3 * sum * Math.sin(Math.PI * position) + 0.01 * random.nextDouble(-1, 1);
      bytes.putShort((short) Math.round(value * 16_000));
    }
    return bytes.array();
  }

  private static Waveform waveform(int sampleRate, String pcm16) {
    ByteBuffer bytes =
        ByteBuffer.wrap(Base64.getDecoder().decode(pcm16)).order(ByteOrder.LITTLE_ENDIAN);
    float[] samples = new float[bytes.remaining() / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = bytes.getShort() / 32768f;
    }
    return Waveform.of(samples, sampleRate);
  }

  /**
   * Throws if this is no clip for {@code input}, or no logits of {@code labels}.
   *
   * @throws IllegalArgumentException with what was expected and found
   */
  void requireFits(InputFormat input, Labels labels) {
    if (pcm16.length() / 2 > (long) MAX_SECONDS * sampleRate * 4) {
      throw new IllegalArgumentException("probe: expected a clip of at most 10 s");
    }
    if (sampleRate != input.sampleRate()) {
      throw new IllegalArgumentException(
          "probe: expected a clip at the pipeline's %s Hz, found %s Hz"
              .formatted(input.sampleRate(), sampleRate));
    }
    if (waveform(sampleRate, pcm16).length() == 0) {
      throw new IllegalArgumentException("probe: expected at least one sample, found none");
    }
    if (labels.size() != logits.size()) {
      throw new IllegalArgumentException(
          "probe clip: expected %s logits, found %s labels"
              .formatted(logits.size(), labels.size()));
    }
  }

  /**
   * Throws if {@code recognizer} does not give these logits for this clip.
   *
   * @throws IllegalArgumentException with what was expected and found
   */
  void check(Recognizer recognizer) {
    float[] found = recognizer.logits(waveform(sampleRate, pcm16));
    for (int i = 0; i < found.length; i++) {
      float expected = logits.get(i);
      if (!(Math.abs(found[i] - expected) <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
        throw new IllegalArgumentException(
            "probe clip: expected logit %s for '%s', found %s: another engine or damaged files"
                .formatted(expected, recognizer.networkLabels().name(i), found[i]));
      }
    }
  }
}
