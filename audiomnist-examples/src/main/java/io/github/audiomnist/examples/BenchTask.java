package io.github.audiomnist.examples;

import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.pipeline.FeatureExtractor;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Plan;
import io.github.audiomnist.transform.Resample;
import io.github.audiomnist.transform.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Work on a number of clips that can be done again and again, to be timed.
 *
 * @param clips how many
 * @param workers makes what one thread works with
 */
record BenchTask(int clips, Supplier<Worker> workers) {

  /** Does one clip's work. */
  interface Worker {

    /** What comes out of clip number {@code clip}; another clip may overwrite it. */
    float[] process(int clip);
  }

  /** Features of recordings in memory, into one array again and again. */
  static BenchTask ofRecordings(Pipeline<?> pipeline, List<Waveform> recordings) {
    return new BenchTask(
        recordings.size(),
        () -> {
          FeatureExtractor<?> extractor = pipeline.newExtractor();
          float[] out = new float[pipeline.output().size()];
          return clip -> {
            extractor.extractInto(recordings.get(clip), out);
            return out;
          };
        });
  }

  /** Recordings of one length brought to another rate, into one array again and again. */
  static BenchTask ofResampling(Resample resample, List<Waveform> recordings) {
    Plan plan = resample.plan(recordings.get(0).spec());
    List<float[]> samples = recordings.stream().map(Waveform::values).toList();
    return new BenchTask(
        samples.size(),
        () -> {
          Scratch scratch = plan.newScratch();
          float[] out = new float[plan.output().size()];
          return clip -> {
            plan.process(samples.get(clip), plan.input().size(), out, scratch);
            return out;
          };
        });
  }

  /** Features of WAV files, each in an array of its own, all of which are kept. */
  static BenchTask ofFiles(Pipeline<?> pipeline, List<LabeledClip> files) {
    return new BenchTask(
        files.size(),
        () -> {
          FeatureExtractor<?> extractor = pipeline.newExtractor();
          float[][] kept = new float[files.size()][];
          return clip -> {
            kept[clip] = new float[pipeline.output().size()];
            extractor.extractInto(read(files.get(clip)), kept[clip]);
            return kept[clip];
          };
        });
  }

  private static Waveform read(LabeledClip file) {
    try {
      return file.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
