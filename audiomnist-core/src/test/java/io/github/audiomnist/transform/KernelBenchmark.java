package io.github.audiomnist.transform;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import java.util.Arrays;
import java.util.List;

/**
 * Time of every kernel for the log-mel spectrogram of one second, on one thread.
 *
 * <p>Kernels take turns, so that a busy machine slows all of them alike: {@code rounds} times
 * {@value #CLIPS} clips each, after a warm-up of the same length. Printed are the fastest and the
 * median clip in microseconds. Arguments: rounds, default 40.
 */
public final class KernelBenchmark {

  private static final int CLIPS = 50;

  private record Setting(int sampleRate, int nFft, int hopLength, int nMels) {

    /** Torchaudio's convention: window as long as nFft, mirrored ends, HTK mel, no topDb. */
    Plan plan(Kernel kernel) {
      Stft stft = new Stft(nFft, nFft, hopLength, Window.HANN, Padding.REFLECT, Scale.POWER);
      MelFilterbank mel =
          new MelFilterbank(nMels, 0, sampleRate / 2.0, MelScale.SLANEY, MelNorm.NONE);
      Plan power = stft.plan(SignalSpec.waveform(sampleRate, sampleRate));
      Plan bands = mel.plan(power.output());
      PowerToDb<?> toDb = PowerToDb.unbounded();
      Plan decibels = toDb.plan(bands.output());
      return Plan.chain(kernel.fuse(List.of(stft, mel, toDb), List.of(power, bands, decibels)));
    }
  }

  private KernelBenchmark() {}

  /** Prints a line for every setting and kernel. */
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 40;
    System.out.printf("Java %s%n", Runtime.version());
    for (Setting setting :
        List.of(
            new Setting(16_000, 400, 160, 80),
            new Setting(16_000, 512, 128, 64),
            new Setting(48_000, 1024, 256, 128),
            new Setting(8_000, 256, 80, 40))) {
      List<Plan> plans =
          List.of(Kernel.JTRANSFORMS, Kernel.BATCHED, Kernel.VECTOR).stream()
              .map(setting::plan)
              .toList();
      measure(plans, rounds); // Warms up.
      long[][] times = measure(plans, rounds);
      for (int i = 0; i < plans.size(); i++) {
        System.out.printf(
            "%-75s %-32s %7.1f min %7.1f median%n",
            setting,
            Kernel.describe(List.of(plans.get(i))),
            times[i][0] / 1e3,
            times[i][times[i].length / 2] / 1e3);
      }
    }
  }

  /** Sorted nanoseconds a clip, {@code [plan][rounds * CLIPS]}. */
  @CanIgnoreReturnValue
  private static long[][] measure(List<Plan> plans, int rounds) {
    long[][] times = new long[plans.size()][rounds * CLIPS];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < plans.size(); i++) {
        time(plans.get(i), times[i], round * CLIPS);
      }
    }
    for (long[] each : times) {
      Arrays.sort(each);
    }
    return times;
  }

  private static void time(Plan plan, long[] times, int from) {
    float[] in = TestSignals.noise(1, plan.input().size(), 0.3);
    float[] out = new float[plan.output().size()];
    Scratch scratch = plan.newScratch();
    for (int clip = 0; clip < CLIPS; clip++) {
      long start = System.nanoTime();
      plan.process(in, in.length, out, scratch);
      times[from + clip] = System.nanoTime() - start;
    }
  }
}
