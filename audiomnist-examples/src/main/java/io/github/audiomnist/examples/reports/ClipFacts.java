package io.github.audiomnist.examples.reports;

import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.signal.Waveform;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is measured of one clip.
 *
 * @param name path within the data set, or what else tells it from the others
 * @param sampleRate in Hz
 * @param seconds its length
 * @param peak the largest absolute sample
 * @param levelDb the level of the mean square in dB under full scale; of silence {@value #SILENT}
 * @param clipped samples that are cut off
 * @param bandwidthHz frequency above which there is next to nothing
 * @param sha256 of rate and samples
 */
record ClipFacts(
    LabeledClip clip,
    String name,
    int sampleRate,
    double seconds,
    double peak,
    double levelDb,
    int clipped,
    double bandwidthHz,
    String sha256) {

  /** The level of silence in a file of 24 bits, for want of minus infinity in JSON. */
  static final double SILENT = -144;

  static ClipFacts of(LabeledClip clip, String name, Waveform recording) {
    float[] samples = recording.values();
    double rms = ClipMeasures.rms(samples);
    return new ClipFacts(
        clip,
        name,
        recording.sampleRate(),
        recording.durationSeconds(),
        ClipMeasures.peak(samples),
        Math.max(SILENT, 20 * Math.log10(rms)),
        ClipMeasures.clipped(samples),
        ClipMeasures.bandwidthHz(recording),
        sha256(samples, recording.sampleRate()));
  }

  private static String sha256(float[] samples, int sampleRate) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * (samples.length + 1));
    bytes.putInt(sampleRate);
    bytes.asFloatBuffer().put(samples);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
