package io.github.audiomnist.internal;

import io.github.audiomnist.augment.VocalTractWarp;
import io.github.audiomnist.augment.WarpedMelBands;
import io.github.audiomnist.pipeline.FeatureExtractor;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Signal;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.Plan;
import io.github.audiomnist.transform.Scratch;
import io.github.audiomnist.transform.Transform;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A pipeline whose mel bands are those of another vocal tract in every epoch. Threads may share it.
 *
 * <p>Spectra are computed anew each time: that takes a third of the time of features, and keeping
 * them would take ten times the memory of the recordings.
 */
final class WarpedFeatures {

  private final Pipeline<?> spectra;
  private final WarpedMelBands bands;
  private final List<Plan> rest;

  /**
   * Splits {@code pipeline} at its mel bands.
   *
   * @throws SpecMismatchException if it has none, or they cannot be warped so
   */
  WarpedFeatures(Pipeline<?> pipeline, VocalTractWarp warp) {
    List<Transform<?, ?>> stages = pipeline.stages();
    int at = indexOfBands(stages);
    this.spectra = first(pipeline, at);
    this.bands = warp.plan((MelFilterbank) stages.get(at), spectra.output());
    this.rest = new ArrayList<>();
    SignalSpec spec = stages.get(at).outputSpec(spectra.output());
    for (Transform<?, ?> stage : stages.subList(at + 1, stages.size())) {
      rest.add(stage.plan(spec));
      spec = stage.outputSpec(spec);
    }
  }

  private static int indexOfBands(List<Transform<?, ?>> stages) {
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i) instanceof MelFilterbank) {
        return i;
      }
    }
    throw new SpecMismatchException(
        "VocalTractWarp",
        "a pipeline with a MelFilterbank",
        stages.toString(),
        "begin with Pipeline.melSpec(), or leave the warp out");
  }

  /** The first {@code count} stages; that they fit each other is known. */
  @SuppressWarnings("unchecked")
  private static Pipeline<?> first(Pipeline<?> pipeline, int count) {
    Pipeline<? extends Signal> first = Pipeline.from(pipeline.input());
    for (Transform<?, ?> stage : pipeline.stages().subList(0, count)) {
      first = ((Pipeline<Signal>) first).then((Transform<Signal, Signal>) stage);
    }
    return first;
  }

  /** For one thread at a time. */
  EpochFeatures.Extractor newExtractor(long seed) {
    FeatureExtractor<?> extractor = spectra.newExtractor();
    float[] spectrum = new float[spectra.output().size()];
    IdentityHashMap<Plan, Worker> workers = new IdentityHashMap<>();
    return (recording, epoch, index, features) -> {
      int valid = extractor.extractInto(recording, spectrum);
      Plan warped = bands.plan(seed, epoch, index);
      return workers.computeIfAbsent(warped, this::worker).process(spectrum, valid, features);
    };
  }

  private Worker worker(Plan warped) {
    List<Plan> all = new ArrayList<>(List.of(warped));
    all.addAll(rest);
    Plan chain = Plan.chain(all);
    return new Worker(chain, chain.newScratch());
  }

  private record Worker(Plan plan, Scratch scratch) {

    int process(float[] spectrum, int validFrames, float[] features) {
      return plan.process(spectrum, validFrames, features, scratch);
    }
  }
}
