package io.github.audiomnist.pipeline;

import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.KaldiMelFilterbank;
import io.github.audiomnist.transform.Kernel;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.Plan;
import io.github.audiomnist.transform.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** An input format and stages, run for one recording with a look at what lies between. */
record Recipe(InputFormat input, List<Transform<?, ?>> stages) {

  private static final String RECORDING = "Recording";

  /** The steps of the input format and the stages after them. */
  List<Transform<?, ?>> steps() {
    List<Transform<?, ?>> steps = new ArrayList<>(input.steps());
    steps.addAll(stages);
    return steps;
  }

  /** A copy of the first {@code count} stages. */
  Recipe first(int count) {
    return new Recipe(input, stages.subList(0, count));
  }

  /**
   * What every step gives for {@code recording}.
   *
   * @throws IllegalArgumentException if it is empty, or a stage cannot work on what is before it
   */
  List<FeatureStage> run(Waveform recording, Kernel kernel) {
    if (recording.length() == 0) {
      throw new IllegalArgumentException(
          "Features: expected at least one sample, found an empty recording; leave it out");
    }
    List<Transform<?, ?>> steps = steps();
    List<Plan> plans = plans(recording.spec(), steps);
    List<FeatureStage> done = new ArrayList<>();
    done.add(ofRecording(recording));
    float[] values = recording.values();
    int valid = recording.length();
    for (Plan plan : kernel.fuse(steps, plans)) {
      float[] out = new float[plan.output().size()];
      valid = plan.process(values, valid, out, plan.newScratch());
      values = out;
      while (!endsWith(plan, plans.get(done.size() - 1))) {
        done.add(stage(steps, plans, done, 0, Optional.empty()));
      }
      done.add(stage(steps, plans, done, valid, Optional.of(out)));
    }
    return List.copyOf(done);
  }

  /** Whether {@code plan} is {@code stage}, or a fusion of stages of which that is the last. */
  private static boolean endsWith(Plan plan, Plan stage) {
    return plan == stage || plan.output().equals(stage.output());
  }

  private static FeatureStage ofRecording(Waveform recording) {
    return new FeatureStage(
        RECORDING,
        Optional.empty(),
        recording.spec(),
        recording.length(),
        Optional.of(recording.values()),
        new double[0]);
  }

  private static List<Plan> plans(SignalSpec recording, List<Transform<?, ?>> steps) {
    List<Plan> plans = new ArrayList<>();
    SignalSpec spec = recording;
    for (Transform<?, ?> step : steps) {
      plans.add(step.plan(spec));
      spec = plans.get(plans.size() - 1).output();
    }
    return plans;
  }

  /** The stage after those {@code done}. */
  private static FeatureStage stage(
      List<Transform<?, ?>> steps,
      List<Plan> plans,
      List<FeatureStage> done,
      int valid,
      Optional<float[]> values) {
    Transform<?, ?> step = steps.get(done.size() - 1);
    SignalSpec spec = plans.get(done.size() - 1).output();
    FeatureStage before = done.get(done.size() - 1);
    String name = step.getClass().getSimpleName();
    long ofThatName = done.stream().filter(stage -> stage.isOf(step.getClass())).count();
    return new FeatureStage(
        ofThatName == 0 ? name : "%s-%s".formatted(name, ofThatName + 1),
        Optional.of(step),
        spec,
        valid,
        values,
        hertz(step, spec, before));
  }

  /** The frequency of each row; of bands, that of the filter bank before. */
  private static double[] hertz(Transform<?, ?> step, SignalSpec spec, FeatureStage before) {
    if (step instanceof MelFilterbank mel) {
      return peaks(mel.melScale(), mel.nMels(), mel.fMin(), mel.fMax());
    } else if (step instanceof KaldiMelFilterbank mel) {
      return peaks(MelScale.HTK, mel.nMels(), mel.fMin(), mel.fMax());
    } else if (spec.kind() == SignalKind.SPECTROGRAM) {
      double binWidth = (double) spec.sampleRate() / spec.nFft();
      return IntStream.range(0, spec.rows()).mapToDouble(bin -> bin * binWidth).toArray();
    }
    boolean sameRows = spec.kind() == before.spec().kind() && spec.rows() == before.spec().rows();
    return sameRows ? before.hertz() : new double[0];
  }

  private static double[] peaks(MelScale scale, int nMels, double fMin, double fMax) {
    double low = scale.fromHz(fMin);
    double step = (scale.fromHz(fMax) - low) / (nMels + 1);
    return IntStream.rangeClosed(1, nMels)
        .mapToDouble(band -> scale.toHz(low + band * step))
        .toArray();
  }
}
