package io.github.audiomnist.pipeline;

import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.StandardizeFitter;

/**
 * Pipelines that end in the statistics of a data set. Take them over the clips that are learned
 * from and no others, else what is measured on the others is too good.
 */
public final class Fitting {

  private Fitting() {}

  /**
   * {@code pipeline}, then a mean and a deviation for every row, taken over all frames of {@code
   * clips}.
   *
   * @param clips read once, one after the other
   * @throws io.github.audiomnist.signal.SpecMismatchException if the pipeline's values are neither
   *     logarithmic, cepstral nor compressed
   * @throws IllegalStateException if there is no clip
   */
  public static <S extends TimeFrequency> Pipeline<S> perBand(
      Pipeline<S> pipeline, Iterable<Waveform> clips) {
    return pipeline.then(fit(new StandardizeFitter(), pipeline, clips).<S>perBand());
  }

  /**
   * {@code pipeline}, then one mean and one deviation for all rows, taken over all frames of {@code
   * clips}.
   *
   * @param clips read once, one after the other
   * @throws io.github.audiomnist.signal.SpecMismatchException if the pipeline's values are neither
   *     logarithmic, cepstral nor compressed
   * @throws IllegalStateException if there is no clip
   */
  public static <S extends TimeFrequency> Pipeline<S> overall(
      Pipeline<S> pipeline, Iterable<Waveform> clips) {
    return pipeline.then(fit(new StandardizeFitter(), pipeline, clips).<S>overall());
  }

  /**
   * {@code fitter}, which has taken in the features of {@code clips}: for statistics of another
   * kind, {@code pipeline.then(fit(StandardizeFitter.overSoundingFrames(40), pipeline,
   * clips).perBand())}.
   *
   * @param clips read once, one after the other
   * @throws IllegalArgumentException if the fitter cannot work on the pipeline's output
   */
  public static StandardizeFitter fit(
      StandardizeFitter fitter,
      Pipeline<? extends TimeFrequency> pipeline,
      Iterable<Waveform> clips) {
    FeatureExtractor<? extends TimeFrequency> extractor = pipeline.newExtractor();
    clips.forEach(clip -> fitter.add(extractor.extract(clip)));
    return fitter;
  }
}
