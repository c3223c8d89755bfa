package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.Spectrogram;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.Plan;
import java.util.List;
import java.util.stream.IntStream;

/** The tables of a {@link VocalTractWarp} for one kind of spectra. Threads may share them. */
public final class WarpedMelBands {

  private final VocalTractWarp warp;
  private final List<Plan> plans;

  WarpedMelBands(VocalTractWarp warp, MelFilterbank bank, SignalSpec spectrogram) {
    this.warp = warp;
    this.plans =
        IntStream.range(0, warp.steps())
            .mapToObj(step -> plan(warp, warp.alpha(step), bank, spectrogram))
            .toList();
  }

  private static Plan plan(
      VocalTractWarp warp, double alpha, MelFilterbank bank, SignalSpec spectrogram) {
    double highest = spectrogram.sampleRate() / 2.0;
    return bank.planWarped(spectrogram, hz -> warp.warped(hz, alpha, highest));
  }

  /** The alpha that is drawn for one clip in one epoch. */
  public double alpha(long seed, int epoch, int clip) {
    return warp.alpha(step(seed, epoch, clip));
  }

  /** From spectra to mel bands by that alpha, to be chained with plans of further transforms. */
  public Plan plan(long seed, int epoch, int clip) {
    return plans.get(step(seed, epoch, clip));
  }

  private int step(long seed, int epoch, int clip) {
    return SeededRandom.of(seed, epoch, clip, Streams.VOCAL_TRACT_WARP).nextInt(warp.steps());
  }

  /**
   * The mel bands of one clip in one epoch, in the unit of the spectra.
   *
   * @param spectra of the clip, kept from epoch to epoch
   * @param seed of the training
   * @param epoch number of the epoch
   * @param clip index of the clip in its data set
   * @throws SpecMismatchException if the spectra are not of the spec that was planned for
   */
  public MelSpectrogram apply(Spectrogram spectra, long seed, int epoch, int clip) {
    Plan plan = plan(seed, epoch, clip);
    if (!spectra.spec().equals(plan.input())) {
      throw new SpecMismatchException(
          "WarpedMelBands", plan.input().toString(), spectra, "plan for this spec");
    }
    float[] bands = new float[plan.output().size()];
    int valid = plan.process(spectra.values(), spectra.validFrames(), bands, plan.newScratch());
    return new MelSpectrogram(plan.output(), bands, valid);
  }
}
