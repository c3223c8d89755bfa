package io.github.audiomnist.transform;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.SignalSpec;
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

/** One second of noise brought to 16 kHz. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ResampleBenchmark {

  private static final int RATE = 16_000;

  @Param({"48000", "44100", "8000"})
  private int sampleRate = RATE;

  @Param private Resample.Quality quality = Resample.Quality.STANDARD;

  private Plan plan = new Resample(RATE).plan(SignalSpec.waveform(RATE, 1));
  private Scratch scratch = plan.newScratch();
  private float[] noise = new float[0];
  private float[] resampled = new float[0];

  /** Plans, and draws the noise. */
  @Setup
  public void plan() {
    plan = new Resample(RATE, quality).plan(SignalSpec.waveform(sampleRate, sampleRate));
    scratch = plan.newScratch();
    noise = new float[sampleRate];
    resampled = new float[plan.output().size()];
    SeededRandom random = new SeededRandom(1);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextDouble(-0.5, 0.5);
    }
  }

  /** {@value #RATE} samples. */
  @Benchmark
  @Fork(2)
  public float[] resample() {
    plan.process(noise, noise.length, resampled, scratch);
    return resampled;
  }

  /** As {@link #resample}, where the Vector API is there. */
  @Benchmark
  @Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
  public float[] resampleOnVectors() {
    return resample();
  }
}
