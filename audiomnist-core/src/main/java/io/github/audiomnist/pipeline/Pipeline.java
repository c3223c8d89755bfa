package io.github.audiomnist.pipeline;

import io.github.audiomnist.signal.Cepstrogram;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Signal;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Spectrogram;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Kernel;
import io.github.audiomnist.transform.Plan;
import io.github.audiomnist.transform.Transform;
import java.util.ArrayList;
import java.util.List;

/**
 * Transforms in a row, from a recording of any rate and length to features of one known shape.
 *
 * <p>Specs are carried through when a stage is appended: stages that do not fit each other fail
 * there, before any data. Immutable; equal when input format and stages are; threads may share it.
 *
 * @param <O> kind of signal that comes out
 */
public final class Pipeline<O extends Signal> {

  private final InputFormat input;
  private final List<Transform<?, ?>> stages;
  private final List<Plan> plans;
  private final SignalSpec output;
  private final Kernel kernel;
  private final List<Plan> fusedPlans;

  private Pipeline(
      InputFormat input,
      List<Transform<?, ?>> stages,
      List<Plan> plans,
      SignalSpec output,
      Kernel kernel) {
    this.input = input;
    this.stages = stages;
    this.plans = plans;
    this.output = output;
    this.kernel = kernel;
    this.fusedPlans = kernel.fuse(stages, plans);
  }

  /** A pipeline without stages: clips brought to {@code input}. */
  public static Pipeline<Waveform> from(InputFormat input) {
    return new Pipeline<>(input, List.of(), List.of(), input.spec(), Kernel.AUTO);
  }

  /** One second at 8 kHz as it is, for what learns from samples. */
  public static Pipeline<Waveform> waveform() {
    return from(DefaultFeatures.INPUT);
  }

  /** The power spectrogram of one second at 8 kHz. See {@link #spectrogram(InputFormat)}. */
  public static Pipeline<Spectrogram> spectrogram() {
    return spectrogram(DefaultFeatures.INPUT);
  }

  /**
   * A power spectrogram in librosa's convention: Hann windows of 25 ms every 10 ms, centred, with
   * zeros outside; the next power of two as nFft.
   *
   * @throws IllegalArgumentException if the format has too low a rate for a window of two samples
   */
  public static Pipeline<Spectrogram> spectrogram(InputFormat input) {
    return DefaultFeatures.spectrogram(input);
  }

  /** The spectrogram of one second at 8 kHz: 129 bins by 101 frames in decibels. */
  public static Pipeline<Spectrogram> logSpectrogram() {
    return logSpectrogram(DefaultFeatures.INPUT);
  }

  /**
   * As {@link #spectrogram(InputFormat)}, in decibels down to 80 under the loudest: librosa 0.11's
   * {@code power_to_db(abs(stft(…))**2)}.
   *
   * @throws IllegalArgumentException if the format has too low a rate for a window of two samples
   */
  public static Pipeline<Spectrogram> logSpectrogram(InputFormat input) {
    return DefaultFeatures.logSpectrogram(input);
  }

  /**
   * The log-mel spectrogram of one second at 8 kHz, a bandwidth that every recording has: 40 bands
   * by 101 frames in decibels. See {@link #melSpec(InputFormat)}.
   */
  public static Pipeline<MelSpectrogram> melSpec() {
    return melSpec(DefaultFeatures.INPUT);
  }

  /**
   * A log-mel spectrogram in librosa's convention: {@link #spectrogram(InputFormat)} in 40 Slaney
   * bands of unit area from 50 Hz to half the sample rate; decibels down to 80 under the loudest.
   *
   * <p>Numbers equal librosa 0.11's {@code power_to_db(melspectrogram(…))} with these parameters.
   *
   * @throws IllegalArgumentException if the format has too low a rate for 40 bands
   */
  public static Pipeline<MelSpectrogram> melSpec(InputFormat input) {
    return DefaultFeatures.melSpec(input);
  }

  /**
   * A log-mel spectrogram for voices and microphones that were not learned: 32 bands from 60 Hz to
   * 0.975 of half the sample rate every 12.5 ms; decibels down to 60 under the loudest, which leaves
   * out most rooms' noise; standardised by the frames within 30 dB of the loudest, so that pauses
   * around a word do not matter. {@code Recognizer.pretrained()} hears through it.
   *
   * @throws IllegalArgumentException if the format has too low a rate for 32 bands
   */
  public static Pipeline<MelSpectrogram> robustMelSpec(InputFormat input) {
    return DefaultFeatures.robustMelSpec(input);
  }

  /** The cepstra of one second at 8 kHz: 13 coefficients by 101 frames. */
  public static Pipeline<Cepstrogram> mfcc() {
    return mfcc(DefaultFeatures.INPUT);
  }

  /**
   * The first 13 cepstral coefficients of {@link #melSpec(InputFormat)}, in librosa's convention.
   *
   * @throws IllegalArgumentException if the format has too low a rate for 40 bands
   */
  public static Pipeline<Cepstrogram> mfcc(InputFormat input) {
    return DefaultFeatures.mfcc(input);
  }

  /**
   * A pipeline with one more stage.
   *
   * @throws io.github.audiomnist.signal.SpecMismatchException if {@code next} cannot work on this
   *     pipeline's output
   */
  public <P extends Signal> Pipeline<P> then(Transform<? super O, P> next) {
    return append(next);
  }

  /**
   * What {@code learner} becomes behind this pipeline.
   *
   * @throws io.github.audiomnist.signal.SpecMismatchException if the learner cannot work on this
   *     pipeline's output
   */
  public <T> T then(Learner<? super O, T> learner) {
    return learner.learnFrom(this);
  }

  /** As {@link #then(Transform)}, for stages whose types are known only by their specs. */
  <P extends Signal> Pipeline<P> append(Transform<?, ?> next) {
    Plan plan = next.plan(output);
    List<Transform<?, ?>> newStages = new ArrayList<>(stages);
    newStages.add(next);
    List<Plan> newPlans = new ArrayList<>(plans);
    newPlans.add(plan);
    return new Pipeline<>(
        input, List.copyOf(newStages), List.copyOf(newPlans), plan.output(), kernel);
  }

  /**
   * A copy whose spectra another kernel computes. The features stay the same, so that the kernel is
   * no part of the recipe: it is not saved, and pipelines that differ in it are equal.
   */
  public Pipeline<O> withKernel(Kernel newKernel) {
    return new Pipeline<>(input, stages, plans, output, newKernel);
  }

  /** The format to which clips are brought first. */
  public InputFormat input() {
    return input;
  }

  /** The stages in order. */
  public List<Transform<?, ?>> stages() {
    return stages;
  }

  /** The spec of what comes out, the same for every clip. */
  public SignalSpec output() {
    return output;
  }

  /** The features of a recording of any rate and length; allocates. */
  public O apply(Waveform recording) {
    return newExtractor().extract(recording);
  }

  /** An extractor for one thread, which keeps its working memory between clips. */
  public FeatureExtractor<O> newExtractor() {
    return new FeatureExtractor<>(this);
  }

  /**
   * A stream of features of a signal at this pipeline's rate, see {@link FeatureStream}.
   *
   * @param listener hears the frames
   * @throws io.github.audiomnist.signal.SpecMismatchException if a stage needs the whole clip; the
   *     message names what to take instead
   */
  public FeatureStream stream(FrameListener listener) {
    return stream(input.sampleRate(), listener);
  }

  /**
   * As {@link #stream(FrameListener)}, for a signal at another rate, which is resampled.
   *
   * @param sourceRate samples per second, in Hz
   * @param listener hears the frames
   * @throws IllegalArgumentException if {@code sourceRate} is outside 1 to {@link
   *     SignalSpec#MAX_SAMPLE_RATE}, or a stage needs the whole clip
   */
  public FeatureStream stream(int sourceRate, FrameListener listener) {
    return new FeatureStream(this, sourceRate, listener);
  }

  List<Plan> plans() {
    return fusedPlans;
  }

  /** What goes into each stage, and what comes out of the last. */
  List<SignalSpec> specs() {
    List<SignalSpec> specs = new ArrayList<>(List.of(input.spec()));
    plans.forEach(plan -> specs.add(plan.output()));
    return specs;
  }

  /** The input format, every stage with what it gives, and the kernel taken, a line each. */
  public String describe() {
    StringBuilder text = new StringBuilder("%s -> %s%n".formatted(input, input.spec()));
    for (int i = 0; i < stages.size(); i++) {
      text.append("%s -> %s%n".formatted(stages.get(i), plans.get(i).output()));
    }
    text.append("kernel %s: %s%n".formatted(kernel, Kernel.describe(fusedPlans)));
    return text.toString();
  }

  /**
   * The recipe as JSON, from which {@link #fromJson} makes an equal pipeline.
   *
   * @throws IllegalArgumentException if a stage is none of this library's
   */
  public String toJson() {
    return PipelineJson.encode(this);
  }

  /**
   * The pipeline of a recipe that {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if {@code json} is no such recipe, or its stages do not fit
   *     each other
   */
  public static Pipeline<?> fromJson(String json) {
    return PipelineJson.decode(json);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pipeline<?> that
        && input.equals(that.input)
        && stages.equals(that.stages);
  }

  @Override
  public int hashCode() {
    return 31 * input.hashCode() + stages.hashCode();
  }

  @Override
  public String toString() {
    return "Pipeline(" + input + ", " + stages + ")";
  }
}
