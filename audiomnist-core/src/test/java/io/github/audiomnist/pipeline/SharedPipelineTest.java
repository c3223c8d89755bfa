package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Kernel;
import io.github.audiomnist.transform.Standardize;
import io.github.audiomnist.transform.TestSignals;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One pipeline, its plans and its filters of resampling, used by many threads at once. */
class SharedPipelineTest {

  private static final int THREADS = 16;
  private static final int CLIPS = 6;

  private static final List<Waveform> RECORDINGS =
      Stream.of(4_000, 7_350, 8_000, 11_025, 16_000, 22_050, 44_100, 48_000)
          .flatMap(rate -> IntStream.of(rate / 3, rate).mapToObj(length -> clip(rate, length)))
          .toList();

  private static Waveform clip(int rate, int length) {
    return Waveform.of(TestSignals.noise(length, rate + length, 0.3), rate);
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void extract_onManyThreads_isAsOnOne(Kernel kernel)
      throws InterruptedException, ExecutionException {
    // Anew, so that threads also meet in what is made at its first use.
    Pipeline<MelSpectrogram> shared = pipeline(kernel);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<MelSpectrogram>>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int seed = thread;
        all.add(pool.submit(() -> features(shared, seed)));
      }
      for (int thread = 0; thread < THREADS; thread++) {
        assertEquals(features(pipeline(kernel), thread), all.get(thread).get());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static Pipeline<MelSpectrogram> pipeline(Kernel kernel) {
    return Pipeline.melSpec().then(Standardize.perClip()).withKernel(kernel);
  }

  private static List<MelSpectrogram> features(Pipeline<MelSpectrogram> pipeline, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FeatureExtractor<MelSpectrogram> extractor = pipeline.newExtractor();
    List<MelSpectrogram> features = new ArrayList<>();
    for (int i = 0; i < CLIPS; i++) {
      features.add(extractor.extract(RECORDINGS.get(random.nextInt(RECORDINGS.size()))));
    }
    return features;
  }
}
