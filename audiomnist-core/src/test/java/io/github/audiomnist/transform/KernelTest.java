package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.ThreadMXBean;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Fused plans against the stages one by one, which {@link LibrosaTest} holds to librosa. */
class KernelTest {

  /** Until everything is compiled, which a busy machine takes long for. */
  private static final long WARM_UP_NANOS = 40_000_000_000L;

  /** In dB; the step between floats at 100 is 7.6e-6, and the reference rounds four times. */
  private static final double MAX_DB_ERROR = 2e-5;

  /** Without the Vector API {@link Kernel#VECTOR} is {@link Kernel#BATCHED} over again. */
  static List<Kernel> fusing() {
    return VectorKernel.isAvailable()
        ? List.of(Kernel.BATCHED, Kernel.VECTOR)
        : List.of(Kernel.BATCHED);
  }

  private record FrontEnd(Stft stft, MelFilterbank mel, Transform<?, ?> log) {

    Plan plan(Kernel kernel, SignalSpec input) {
      Plan power = stft.plan(input);
      Plan bands = mel.plan(power.output());
      Plan logs = log.plan(bands.output());
      return Plan.chain(kernel.fuse(List.of(stft, mel, log), List.of(power, bands, logs)));
    }
  }

  private static FrontEnd melDb(Stft stft, int sampleRate, int nMels, float topDb) {
    return new FrontEnd(
        stft,
        new MelFilterbank(nMels, 0, sampleRate / 2.0, MelScale.SLANEY, MelNorm.AREA),
        new PowerToDb<>(1, PowerToDb.DEFAULT_AMIN, topDb));
  }

  private static double error(Kernel kernel, FrontEnd frontEnd, int sampleRate, float[] in) {
    SignalSpec spec = SignalSpec.waveform(sampleRate, in.length);
    Plan fused = frontEnd.plan(kernel, spec);
    assertInstanceOf(BatchedPlan.class, fused);
    float[] expected = TestSignals.run(frontEnd.plan(Kernel.JTRANSFORMS, spec), in);
    return TestSignals.maxDifference(expected, TestSignals.run(fused, in));
  }

  /** A chirp, a constant, a square wave, an impulse, noise and silence: quiet bins by loud ones. */
  private static List<float[]> signals(int length) {
    List<float[]> signals = new ArrayList<>();
    for (int kind = 0; kind < 4; kind++) {
      float[] signal = new float[length];
      for (int i = 0; i < length; i++) {
        signal[i] =
            switch (kind) {
              case 0 -> (float) (0.8 * Math.sin(Math.PI * 0.45 * i * i / length));
              case 1 -> 0.5f;
              case 2 -> i / 25 % 2 == 0 ? 1 : -1;
              default -> i == length / 3 ? 1 : 0;
            };
      }
      signals.add(signal);
    }
    signals.add(TestSignals.noise(length, length, 0.3));
    signals.add(new float[length]);
    return signals;
  }

  @ParameterizedTest
  @CsvSource({
    "8000, 256, 200, 80, 40, 8000",
    "16000, 400, 400, 160, 40, 16000",
    "16000, 512, 512, 128, 64, 16000",
    "48000, 1024, 1024, 256, 80, 48000",
    "16000, 480, 333, 111, 30, 9000",
    "22050, 2048, 1500, 441, 64, 30000",
    "8000, 150, 149, 149, 10, 4000",
    "8000, 256, 200, 80, 40, 200",
    "8000, 4096, 3000, 1000, 64, 9000",
  })
  void fuse_worstSignals_equalsStages(
      int sampleRate, int nFft, int windowLength, int hop, int nMels, int length) {
    for (Kernel kernel : fusing()) {
      for (Padding padding : Padding.values()) {
        int needed = padding == Padding.NONE ? nFft : nFft / 2 + 1;
        for (float[] signal : signals(Math.max(length, needed))) {
          Stft stft = new Stft(nFft, windowLength, hop, Window.HANN, padding, Scale.POWER);
          for (float topDb : new float[] {80, Float.POSITIVE_INFINITY}) {
            double error = error(kernel, melDb(stft, sampleRate, nMels, topDb), sampleRate, signal);
            assertEquals(0, error, MAX_DB_ERROR);
          }
        }
      }
    }
  }

  @Property(tries = 300)
  void fuse_anySettings_equalsStages(
      @ForAll @IntRange(max = 5) int twos,
      @ForAll @IntRange(max = 2) int threes,
      @ForAll @IntRange(max = 2) int fives,
      @ForAll @DoubleRange(max = 1) double windowShare,
      @ForAll @DoubleRange(max = 1) double hopShare,
      @ForAll @IntRange(min = 1, max = 12_000) int samples,
      @ForAll Window window,
      @ForAll Padding padding,
      @ForAll @DoubleRange(max = 1) double silentShare,
      @ForAll @IntRange(min = 1, max = 4) int nMels) {
    int nFft = 2 * (int) (Math.pow(2, twos) * Math.pow(3, threes) * Math.pow(5, fives));
    int windowLength = 1 + (int) (windowShare * (nFft - 1));
    int hop = 1 + (int) (hopShare * (windowLength - 1));
    int length = samples + (padding == Padding.NONE ? nFft : nFft / 2);
    Stft stft = new Stft(nFft, windowLength, hop, window, padding, Scale.POWER);
    FrontEnd frontEnd = melDb(stft, 8000, nMels, 80);
    Assume.that(isPlannable(frontEnd, length));
    float[] in = TestSignals.noise(length, length, 0.4);
    Arrays.fill(in, (int) ((1 - silentShare) * length), length, 0);
    for (Kernel kernel : fusing()) {
      assertEquals(0, error(kernel, frontEnd, 8000, in), MAX_DB_ERROR);
    }
  }

  @Test
  void fuse_everyLength_equalsStages() {
    for (int nFft = 4; nFft <= 1200; nFft++) {
      if (BatchedPlan.supports(nFft)) {
        Stft stft = new Stft(nFft, nFft, (nFft + 3) / 4, Window.HANN, Padding.ZEROS, Scale.POWER);
        float[] in = TestSignals.noise(nFft, 9 * nFft, 0.4);
        for (Kernel kernel : fusing()) {
          double error = error(kernel, melDb(stft, 8000, 1, 80), 8000, in);
          assertEquals(0, error, MAX_DB_ERROR, "nFft " + nFft);
        }
      }
    }
  }

  @Test
  void fuse_naturalLogarithm_equalsStages() {
    MelFilterbank mel = new MelFilterbank(40, 50, 4000, MelScale.HTK, MelNorm.NONE);
    FrontEnd frontEnd = new FrontEnd(Stft.power(256, 200, 80), mel, PowerToLog.kaldi());
    for (float[] signal : signals(8000)) {
      for (Kernel kernel : fusing()) {
        assertEquals(0, error(kernel, frontEnd, 8000, signal), 5e-6);
      }
    }
  }

  private static String taken(Kernel kernel, int nFft, int numFrames) {
    FrontEnd frontEnd = melDb(Stft.power(nFft, 200, 80), 8000, 10, 80);
    Plan plan = frontEnd.plan(kernel, SignalSpec.waveform(8000, 80 * (numFrames - 1)));
    assertEquals(numFrames, plan.output().columns());
    String description = Kernel.describe(List.of(plan));
    return description.substring(0, description.indexOf(','));
  }

  @Test
  void isAvailable_anyMachine_followsItsArgumentsAndProcessor() {
    boolean resolved =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(argument -> argument.contains("jdk.incubator.vector"));
    boolean isArm = System.getProperty("os.arch").equals("aarch64");
    assertEquals(resolved && (isArm || avx() >= 2), VectorKernel.isAvailable());
  }

  private static int avx() {
    return Integer.parseInt(
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .getVMOption("UseAVX")
            .getValue());
  }

  @Test
  void fuse_vectorApi_isTakenFromFourFrames() {
    assumeTrue(
        VectorKernel.isAvailable(),
        "needs --add-modules jdk.incubator.vector, and AVX2 or a 64-bit ARM");
    assertEquals("VECTOR", taken(Kernel.VECTOR, 256, 2));
    assertEquals("BATCHED", taken(Kernel.BATCHED, 256, 2));
    assertEquals("JTRANSFORMS", taken(Kernel.AUTO, 256, 3));
    assertEquals("VECTOR", taken(Kernel.AUTO, 256, 4));
    assertEquals("VECTOR", taken(Kernel.AUTO, 4096, 40));
  }

  @Test
  void fuse_noVectorApi_fallsBackToBatched() {
    assumeFalse(VectorKernel.isAvailable(), "the Vector API is at hand");
    assertEquals("BATCHED", taken(Kernel.VECTOR, 256, 2));
    assertEquals("JTRANSFORMS", taken(Kernel.AUTO, 256, 31));
    assertEquals("BATCHED", taken(Kernel.AUTO, 256, 32));
    assertEquals("BATCHED", taken(Kernel.AUTO, 2048, 40));
    assertEquals("JTRANSFORMS", taken(Kernel.AUTO, 2160, 40));
  }

  private static boolean isPlannable(FrontEnd frontEnd, int length) {
    try {
      return frontEnd.plan(Kernel.JTRANSFORMS, SignalSpec.waveform(8000, length)) != null;
    } catch (SpecMismatchException e) {
      return false; // A band without a bin.
    }
  }

  static List<Golden> melDbGoldens() {
    return Golden.ofKind("melDb");
  }

  @ParameterizedTest
  @MethodSource("melDbGoldens")
  void fuse_anyKernel_equalsLibrosa(Golden golden) {
    float[] samples = Golden.named("signal/" + golden.text("signal")).floats();
    SignalSpec spec = SignalSpec.waveform(golden.integer("sampleRate"), samples.length);
    FrontEnd frontEnd =
        new FrontEnd(
            golden.stft(),
            golden.melFilterbank(),
            new PowerToDb<>(1, PowerToDb.DEFAULT_AMIN, golden.topDb()));
    for (Kernel kernel : Kernel.values()) {
      float[] found = TestSignals.run(frontEnd.plan(kernel, spec), samples);
      assertEquals(0, TestSignals.maxDifference(golden.floats(), found), MAX_DB_ERROR);
    }
  }

  @ParameterizedTest
  @MethodSource("fusing")
  void plan_fused_keepsTheContract(Kernel kernel) {
    FrontEnd frontEnd = melDb(Stft.power(256, 200, 80), 8000, 40, 80);
    for (int length : new int[] {30_000, 8000, 500, 1}) {
      SignalSpec spec = SignalSpec.waveform(8000, length);
      float[] in = TestSignals.noise(1, length, 0.5);
      int valid = length / 2;
      Arrays.fill(in, valid, length, 0);
      TransformContract.checkPlans(
          frontEnd.plan(kernel, spec), frontEnd.plan(kernel, spec), in, valid);
    }
  }

  @ParameterizedTest
  @MethodSource("fusing")
  void process_partlyValid_countsFramesAsStagesDo(Kernel kernel) {
    SignalSpec spec = SignalSpec.waveform(8000, 8000);
    for (Padding padding : Padding.values()) {
      Stft stft = new Stft(256, 200, 80, Window.HANN, padding, Scale.POWER);
      Plan fused = melDb(stft, 8000, 40, 80).plan(kernel, spec);
      Plan stages = melDb(stft, 8000, 40, 80).plan(Kernel.JTRANSFORMS, spec);
      for (int valid : new int[] {8000, 7999, 256, 255, 81, 80, 1, 0}) {
        assertEquals(validFrames(stages, valid), validFrames(fused, valid));
      }
    }
  }

  private static int validFrames(Plan plan, int validSamples) {
    float[] in = new float[plan.input().size()];
    return plan.process(in, validSamples, new float[plan.output().size()], plan.newScratch());
  }

  @ParameterizedTest
  @MethodSource("fusing")
  void process_warm_allocatesNothing(Kernel kernel) {
    SignalSpec spec = SignalSpec.waveform(16_000, 16_000);
    for (int nFft : new int[] {400, 512, 480}) {
      Plan plan = melDb(Stft.power(nFft, 400, 160), 16_000, 40, 80).plan(kernel, spec);
      float[] in = TestSignals.noise(1, 16_000, 0.5);
      float[] out = new float[plan.output().size()];
      Scratch scratch = plan.newScratch();
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long least = Long.MAX_VALUE;
      long deadline = System.nanoTime() + WARM_UP_NANOS;
      while (least > 0 && System.nanoTime() < deadline) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 20; i++) {
          plan.process(in, in.length, out, scratch);
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertEquals(0, least, "bytes for 20 clips, nFft " + nFft);
    }
  }

  @Test
  void fuse_otherSizesOrStages_leavesThemAsTheyAre() {
    SignalSpec spec = SignalSpec.waveform(8000, 8000);
    for (int nFft : new int[] {257, 254, 1103}) {
      Plan plan = melDb(Stft.power(nFft, 200, 80), 8000, 10, 80).plan(Kernel.AUTO, spec);
      assertInstanceOf(ChainedPlan.class, plan);
      assertEquals("JTRANSFORMS, one frame at a time", Kernel.describe(List.of(plan)));
    }
    FrontEnd few = melDb(Stft.power(256, 200, 80), 8000, 10, 80);
    assertInstanceOf(ChainedPlan.class, few.plan(Kernel.AUTO, SignalSpec.waveform(8000, 200)));
    assertInstanceOf(BatchedPlan.class, few.plan(Kernel.AUTO, spec));
    Stft stft = Stft.power(256, 200, 80);
    Plan alone = stft.plan(spec);
    assertSame(alone, Kernel.AUTO.fuse(List.of(stft), List.of(alone)).get(0));
    assertTrue(Kernel.AUTO.fuse(List.of(), List.of()).isEmpty());
  }
}
