package io.github.audiomnist.pipeline;

import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.DbToPower;
import io.github.audiomnist.transform.DropLastFrame;
import io.github.audiomnist.transform.FittedStandardize;
import io.github.audiomnist.transform.GriffinLim;
import io.github.audiomnist.transform.InverseMel;
import io.github.audiomnist.transform.InverseMfcc;
import io.github.audiomnist.transform.LogToPower;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.Mfcc;
import io.github.audiomnist.transform.Plan;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.PowerToLog;
import io.github.audiomnist.transform.Rescale;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.Transform;
import io.github.audiomnist.transform.Unstandardize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes features audible: a waveform whose features are nearly those given, which lets one hear
 * what a network hears.
 *
 * <p>Stages are undone from the last to the {@link Stft}; what they dropped (phases, fine ripple,
 * what lay under a floor) is searched or stays away. Stages before it, as {@link
 * io.github.audiomnist.transform.PreEmphasis}, stay in what is heard. A stage whose numbers are
 * gone with the clip, as {@link io.github.audiomnist.transform.Standardize} or {@link
 * io.github.audiomnist.transform.MinMax}, cannot be undone: listen to the features before it.
 */
public final class Listening {

  private Listening() {}

  /**
   * What {@code features} of {@code pipeline} sound like, with {@link GriffinLim}'s defaults.
   *
   * @return the part that stems from the recording, at the rate of the pipeline's {@link Stft}
   * @throws IllegalArgumentException if the features are not the pipeline's, or one of its stages
   *     cannot be undone
   */
  public static Waveform waveform(
      Pipeline<? extends TimeFrequency> pipeline, TimeFrequency features) {
    return waveform(pipeline, features, GriffinLim.DEFAULT_ITERATIONS, 0);
  }

  /**
   * What {@code features} of {@code pipeline} sound like.
   *
   * @param iterations of the search for phases
   * @param seed of the phases that it begins with
   * @return the part that stems from the recording, at the rate of the pipeline's {@link Stft}
   * @throws IllegalArgumentException if the features are not the pipeline's, or one of its stages
   *     cannot be undone
   */
  public static Waveform waveform(
      Pipeline<? extends TimeFrequency> pipeline,
      TimeFrequency features,
      int iterations,
      long seed) {
    if (!features.spec().equals(pipeline.output())) {
      throw new IllegalArgumentException(
          "Listening: expected features of %s, found %s; name the pipeline that made them"
              .formatted(pipeline.output(), features.spec()));
    }
    List<Plan> plans = new ArrayList<>();
    SignalSpec spec = features.spec();
    for (Transform<?, ?> inverse : inverses(pipeline, iterations, seed)) {
      plans.add(inverse.plan(spec));
      spec = plans.get(plans.size() - 1).output();
    }
    Plan plan = Plan.chain(plans);
    float[] samples = new float[spec.size()];
    int valid = plan.process(features.values(), features.validFrames(), samples, plan.newScratch());
    return Waveform.of(Arrays.copyOf(samples, valid), spec.sampleRate());
  }

  /** What undoes the stages, from the last to the Stft. */
  private static List<Transform<?, ?>> inverses(
      Pipeline<? extends TimeFrequency> pipeline, int iterations, long seed) {
    List<SignalSpec> inputs = new ArrayList<>();
    SignalSpec spec = pipeline.input().spec();
    for (Transform<?, ?> stage : pipeline.stages()) {
      inputs.add(spec);
      spec = stage.outputSpec(spec);
    }
    List<Transform<?, ?>> inverses = new ArrayList<>();
    for (int i = inputs.size() - 1; i >= 0; i--) {
      if (pipeline.stages().get(i) instanceof Stft stft) {
        int length = length(stft, inputs.get(i), pipeline.output().columns());
        inverses.add(GriffinLim.of(stft, length).withIterations(iterations).withSeed(seed));
        break;
      }
      inverse(pipeline.stages().get(i), inputs.get(i)).forEach(inverses::add);
    }
    return inverses;
  }

  /** What undoes one stage; nothing for dropped frames, which the sound is too short for. */
  private static Stream<Transform<?, ?>> inverse(Transform<?, ?> stage, SignalSpec input) {
    if (stage instanceof FittedStandardize<?> fitted) {
      return Stream.of(new Unstandardize<>(fitted, input.scale()));
    } else if (stage instanceof Rescale<?> rescale) {
      return Stream.of(Unstandardize.of(rescale, input.scale()));
    } else if (stage instanceof PowerToDb<?> decibels) {
      return Stream.of(new DbToPower<>(decibels.reference()));
    } else if (stage instanceof PowerToLog<?>) {
      return Stream.of(new LogToPower<>());
    } else if (stage instanceof Mfcc mfcc) {
      return Stream.of(new InverseMfcc(input.rows(), mfcc.lifter(), input.scale()));
    } else if (stage instanceof MelFilterbank mel) {
      return Stream.of(new InverseMel(mel));
    } else if (stage instanceof DropLastFrame<?>) {
      return Stream.of();
    }
    throw new IllegalArgumentException(
        "Listening: expected stages that can be undone, found %s; listen to the features before it"
            .formatted(stage));
  }

  /** The most samples that the stage read and that have so few frames. */
  private static int length(Stft stft, SignalSpec input, int numFrames) {
    int length = input.columns();
    while (stft.outputSpec(input.withColumns(length)).columns() > numFrames) {
      length--;
    }
    return length;
  }
}
