package io.github.audiomnist.pipeline;

import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.PadOrTrim;
import io.github.audiomnist.transform.Plan;
import io.github.audiomnist.transform.Resample;
import io.github.audiomnist.transform.Transform;
import java.util.ArrayList;
import java.util.List;

/**
 * The rate and length to which every clip is brought before a pipeline's first transform.
 *
 * @param sampleRate in Hz
 * @param length in samples
 * @param crop which part of a longer clip stays
 */
public record InputFormat(int sampleRate, int length, Crop crop) {

  /** Longest array that every Java machine can make. */
  private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if the rate is outside 1 to {@link SignalSpec#MAX_SAMPLE_RATE}
   *     or {@code length < 1}
   */
  public InputFormat {
    if (sampleRate < 1 || sampleRate > SignalSpec.MAX_SAMPLE_RATE || length < 1) {
      throw new IllegalArgumentException(
          "InputFormat: expected 1 to %s Hz and at least 1 sample, found %s Hz and %s samples; choose others"
              .formatted(SignalSpec.MAX_SAMPLE_RATE, sampleRate, length));
    }
  }

  /** One second at {@code sampleRate} Hz, of longer clips the loudest. */
  public static InputFormat hz(int sampleRate) {
    return new InputFormat(sampleRate, sampleRate, Crop.LOUDEST);
  }

  /**
   * A copy of another length, rounded to whole samples.
   *
   * @throws IllegalArgumentException if that is less than 1 sample or more than an array holds
   */
  public InputFormat seconds(double seconds) {
    long samples = Math.round(seconds * sampleRate);
    if (samples < 1 || samples > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "InputFormat: expected 1 to %s samples, found %s seconds at %s Hz; choose another length"
              .formatted(MAX_LENGTH, seconds, sampleRate));
    }
    return new InputFormat(sampleRate, (int) samples, crop);
  }

  /** A copy that keeps another part of longer clips. */
  public InputFormat withCrop(Crop newCrop) {
    return new InputFormat(sampleRate, length, newCrop);
  }

  /** The spec of every clip that was brought to this format. */
  public SignalSpec spec() {
    return SignalSpec.waveform(sampleRate, length);
  }

  /** Plans that bring clips of the spec {@code recording} to this format; none if they have it. */
  List<Plan> plansFrom(SignalSpec recording) {
    List<Plan> plans = new ArrayList<>();
    SignalSpec reached = recording;
    for (Transform<Waveform, Waveform> step : steps()) {
      SignalSpec next = step.outputSpec(reached);
      if (!next.equals(reached)) {
        plans.add(step.plan(reached));
      }
      reached = next;
    }
    return plans;
  }

  /** The steps that bring a clip to this format: its rate, then its length. */
  List<Transform<Waveform, Waveform>> steps() {
    return List.of(new Resample(sampleRate), new PadOrTrim(length, crop));
  }
}
