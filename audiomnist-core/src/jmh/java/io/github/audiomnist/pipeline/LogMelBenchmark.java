package io.github.audiomnist.pipeline;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Kernel;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.Padding;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.Window;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One second of noise to its log-mel spectrogram, by every kernel. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class LogMelBenchmark {

  @Param({"JTRANSFORMS", "BATCHED", "VECTOR"})
  private Kernel kernel = Kernel.AUTO;

  /** Sample rate, nFft, hopLength, nMels. */
  @Param({"16000/400/160/80", "16000/512/128/64", "48000/1024/256/128", "8000/256/80/40"})
  private String setting = "";

  private FeatureExtractor<?> extractor = Pipeline.melSpec().newExtractor();
  private Waveform noise = Waveform.of(new float[1], 1);
  private float[] features = new float[0];

  /** Plans, and draws the noise. */
  @Setup
  public void plan() {
    String[] sizes = setting.split("/", -1);
    int sampleRate = Integer.parseInt(sizes[0]);
    int nFft = Integer.parseInt(sizes[1]);
    Stft stft =
        new Stft(nFft, nFft, Integer.parseInt(sizes[2]), Window.HANN, Padding.REFLECT, Scale.POWER);
    MelFilterbank mel =
        new MelFilterbank(
            Integer.parseInt(sizes[3]), 0, sampleRate / 2.0, MelScale.SLANEY, MelNorm.NONE);
    Pipeline<?> pipeline =
        Pipeline.from(InputFormat.hz(sampleRate))
            .then(stft)
            .then(mel)
            .then(PowerToDb.unbounded())
            .withKernel(kernel);
    extractor = pipeline.newExtractor();
    features = new float[pipeline.output().size()];
    SeededRandom random = new SeededRandom(1);
    float[] samples = new float[sampleRate];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) random.nextDouble(-0.5, 0.5);
    }
    noise = Waveform.of(samples, sampleRate);
  }

  /** Row-major {@code [nMels][numFrames]}. */
  @Benchmark
  public float[] logMel() {
    extractor.extractInto(noise, features);
    return features;
  }
}
