package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.audiomnist.signal.Cepstrogram;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.Signal;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.Deltas;
import io.github.audiomnist.transform.GriffinLim;
import io.github.audiomnist.transform.KaldiStft;
import io.github.audiomnist.transform.Kernel;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.MinMax;
import io.github.audiomnist.transform.Normalize;
import io.github.audiomnist.transform.PadOrTrim;
import io.github.audiomnist.transform.Padding;
import io.github.audiomnist.transform.Plan;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.PreEmphasis;
import io.github.audiomnist.transform.Resize;
import io.github.audiomnist.transform.RunningStandardize;
import io.github.audiomnist.transform.RunningTopDb;
import io.github.audiomnist.transform.Standardize;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.TestSignals;
import io.github.audiomnist.transform.Transform;
import io.github.audiomnist.transform.TrimSilence;
import io.github.audiomnist.transform.Window;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureStreamTest {

  private static final FrameListener DEAF = (frame, values) -> {};

  private static Pipeline<MelSpectrogram> decibels(InputFormat input, int nFft) {
    return Pipeline.from(input)
        .then(Stft.power(nFft, 400, 160))
        .then(new MelFilterbank(40, 50, 8000, MelScale.SLANEY, MelNorm.AREA))
        .then(PowerToDb.unbounded());
  }

  private static Pipeline<MelSpectrogram> decibels() {
    return decibels(InputFormat.hz(16_000), 512);
  }

  @Test
  void accept_chunksOfAMicrophone_asReadmeShows() {
    List<float[]> microphone = List.of(TestSignals.noise(1, 44_099, 0.5), new float[] {0.25f});
    Deque<float[]> lastSecond = new ArrayDeque<>();

    // snippet: stream
    Pipeline<MelSpectrogram> features =
        Pipeline.from(InputFormat.hz(16_000))
            .then(Stft.power(512, 400, 160))
            .then(new MelFilterbank(40, 50, 8_000, MelScale.SLANEY, MelNorm.AREA))
            .then(PowerToDb.unbounded())
            .then(RunningStandardize.perBand(2));
    FeatureStream stream =
        features.stream(44_100, (frame, values) -> lastSecond.add(values.clone()));
    for (float[] chunk : microphone) {
      stream.accept(chunk);
    }
    stream.flush();
    // end

    assertEquals(101, lastSecond.size());
    assertEquals(40, lastSecond.getLast().length);
  }

  static Stream<Pipeline<? extends Signal>> presets() {
    InputFormat second = InputFormat.hz(16_000);
    return Stream.of(
        Presets.kaldiFbank(second, 23, KaldiStft.INT16_RANGE),
        Presets.kaldiMfcc(second, 23, 13, KaldiStft.UNIT_RANGE)
            .then(Deltas.<Cepstrogram>torchaudio(5, 2).stacked()),
        Presets.torchaudioMelSpec(second, 400, 160, 30),
        decibels().then(new RunningTopDb<>(80)).then(RunningStandardize.perBand(1)));
  }

  @ParameterizedTest
  @MethodSource("presets")
  void accept_aSecond_isBatchBitForBit(Pipeline<? extends Signal> preset) {
    for (Kernel kernel : List.of(Kernel.JTRANSFORMS, Kernel.BATCHED)) {
      checkEqual(preset.withKernel(kernel));
    }
  }

  private static void checkEqual(Pipeline<? extends Signal> pipeline) {
    float[] samples = TestSignals.noise(3, 16_000, 0.4);
    Frames frames = new Frames();
    FeatureStream stream = pipeline.stream(frames);
    for (int from = 0; from < samples.length; from += 125) {
      stream.accept(samples, from, 125);
    }
    stream.flush();
    frames.assertAre(pipeline.output(), pipeline.apply(Waveform.of(samples, 16_000)).values());
  }

  record Mine() implements Transform<Waveform, Waveform> {
    @Override
    public SignalSpec outputSpec(SignalSpec input) {
      return input;
    }

    @Override
    public Plan plan(SignalSpec input) {
      return PreEmphasis.librosa().plan(input);
    }
  }

  static Stream<Arguments> refused() {
    Pipeline<Waveform> input = Pipeline.from(InputFormat.hz(16_000));
    return Stream.of(
        Arguments.of(
            decibels(InputFormat.hz(16_000), 512).then(Standardize.perClip()),
            "Standardize: expected a stage that works on a stream, found PER_CLIP, a mean and a deviation of the whole clip; use RunningStandardize, or Standardize.fitted with statistics known beforehand"),
        Arguments.of(
            decibels().then(Standardize.perBand()),
            "Standardize: expected a stage that works on a stream, found PER_BAND, a mean and a deviation of the whole clip; use RunningStandardize, or Standardize.fitted with statistics known beforehand"),
        Arguments.of(
            Pipeline.melSpec(),
            "PowerToDb: expected a stage that works on a stream, found topDb 80.0, counted from the loudest value of the whole clip; use PowerToDb.unbounded(), and RunningTopDb behind it for a floor under the loudest so far"),
        Arguments.of(
            decibels().then(new MinMax<>()),
            "MinMax: expected a stage that works on a stream, found the lowest and the highest value of the whole clip; use RunningStandardize, or Rescale by a range known beforehand"),
        Arguments.of(
            input.then(new PadOrTrim(99, Crop.START)),
            "PadOrTrim: expected a stage that works on a stream, found a clip of 99 samples; leave it out; a stream has no length, and whoever takes its frames chooses a stretch of them"),
        Arguments.of(
            input.then(TrimSilence.librosa()),
            "TrimSilence: expected a stage that works on a stream, found the loudest frame of the whole clip, from which silence is told; leave it out, and tell silence in the frames, for example by RunningTopDb"),
        Arguments.of(
            input.then(Normalize.peak(-1)),
            "Normalize: expected a stage that works on a stream, found PEAK of the whole clip; leave it out; RunningStandardize behind the logarithm takes the level out of the frames"),
        Arguments.of(
            decibels().then(new Resize(32, 33, Resize.Frames.ALL)),
            "Resize: expected a stage that works on a stream, found a picture of the whole clip, 33 columns wide; leave it out, and make pictures of stretches of frames"),
        Arguments.of(
            input
                .then(Stft.power(512, 400, 160))
                .then(GriffinLim.of(Stft.power(512, 400, 160), 16_000)),
            "GriffinLim: expected a stage that works on a stream, found phases that are searched over the whole clip; take stretches of frames and give it one after the other"),
        Arguments.of(
            input.then(new Mine()),
            "Mine: expected a stage that works on a stream, found one for whole clips alone; leave it out or put another in its place"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void stream_stageForWholeClips_isRefusedWithTheAlternative(Pipeline<?> pipeline, String message) {
    var e = assertThrows(SpecMismatchException.class, () -> pipeline.stream(DEAF));
    assertEquals(message, e.getMessage());
  }

  @Test
  void spec_latency_sayWhatComes() {
    FeatureStream stream = decibels().stream(DEAF);
    assertEquals(
        new SignalSpec(SignalKind.MEL_SPECTROGRAM, 16_000, 40, 1, Scale.DECIBELS, 512, 160),
        stream.spec());
    assertEquals(200, stream.latencySamples());
    assertEquals(0.0125, stream.latencySeconds());
    assertEquals(16_000, stream.sourceRate());
    FeatureStream microphone = decibels().stream(48_000, DEAF);
    int half = (int) Math.ceil(32 / 0.92 * 3);
    assertEquals(199 * 3 + half + 1, microphone.latencySamples());
    assertEquals((199 * 3 + half + 1) / 48_000.0, microphone.latencySeconds());
    assertEquals(48_000, microphone.sourceRate());
    FeatureStream deltas = decibels().then(Deltas.torchaudio(5, 2)).stream(DEAF);
    assertEquals(200 + 4 * 160, deltas.latencySamples());
  }

  @ParameterizedTest
  @MethodSource("presets")
  void flush_emptyStream_givesNothing(Pipeline<? extends Signal> pipeline) {
    Frames frames = new Frames();
    FeatureStream stream = pipeline.stream(frames);
    stream.accept(new float[0]);
    stream.flush();
    assertEquals(0, frames.count());
  }

  @Test
  void flush_fewerSamplesThanAWindow_givesWhatTheBatchHas() {
    for (Padding padding : Padding.values()) {
      Stft stft = new Stft(64, 64, 16, Window.HANN, padding, Scale.POWER);
      Frames frames = new Frames();
      FeatureStream stream = Pipeline.from(InputFormat.hz(8000)).then(stft).stream(frames);
      stream.accept(TestSignals.noise(1, 40, 1));
      stream.flush();
      assertEquals(padding == Padding.NONE ? 0 : 3, frames.count(), padding.name());
    }
  }

  @Test
  void flush_frameBehindTheLastSample_isPaddingAsInTheBatch() {
    Pipeline<MelSpectrogram> batch =
        decibels(new InputFormat(16_000, 1600, Crop.START), 512)
            .then(Deltas.<MelSpectrogram>torchaudio(5, 1).stacked())
            .then(Standardize.fitted(new double[] {3}, new double[] {7}))
            .withKernel(Kernel.BATCHED);
    float[] samples = TestSignals.noise(1, 1600, 0.5);
    MelSpectrogram expected = batch.apply(Waveform.of(samples, 16_000));
    assertEquals(10, expected.validFrames());
    assertEquals(11, expected.numFrames());
    Frames frames = new Frames();
    FeatureStream stream = batch.stream(frames);
    stream.accept(samples);
    stream.flush();
    frames.assertAre(batch.output(), expected.values());
    assertEquals(0, expected.at(79, 10));
    assertNotEquals(0, expected.at(79, 9));
  }

  @Test
  void accept_flushed_isRefusedUntilReset() {
    FeatureStream stream = decibels().stream(DEAF);
    stream.flush();
    String expected =
        "FeatureStream: expected an open stream, found one that was flushed; call reset() for another signal";
    assertEquals(
        expected,
        assertThrows(IllegalStateException.class, () -> stream.accept(new float[1])).getMessage());
    assertEquals(expected, assertThrows(IllegalStateException.class, stream::flush).getMessage());
    stream.reset();
    stream.accept(new float[16_000]);
    assertEquals(1 + (16_000 - 200) / 160, stream.numFrames());
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void accept_sampleNotFinite_leavesTheStreamAsItWas(float broken) {
    float[] samples = TestSignals.noise(1, 3000, 0.5);
    float[] damaged = samples.clone();
    damaged[2990] = broken;
    Frames frames = new Frames();
    FeatureStream stream = decibels().withKernel(Kernel.JTRANSFORMS).stream(frames);
    stream.accept(samples);
    int before = frames.count();
    var e = assertThrows(IllegalArgumentException.class, () -> stream.accept(damaged));
    assertEquals(
        "FeatureStream: expected finite samples, found %s at index 2990; repair or leave out the chunk"
            .formatted(broken),
        e.getMessage());
    assertEquals(before, frames.count());
    stream.accept(damaged, 0, 2990);
    stream.flush();
    assertIsBatchOf(frames, samples, Arrays.copyOf(samples, 2990));
  }

  private static void assertIsBatchOf(Frames frames, float[] first, float[] second) {
    float[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    Pipeline<?> batch =
        decibels(new InputFormat(16_000, all.length, Crop.START), 512)
            .withKernel(Kernel.JTRANSFORMS);
    frames.assertAre(batch.output(), batch.apply(Waveform.of(all, 16_000)).values());
  }

  @Test
  void accept_rangeOutsideTheArray_isRefused() {
    FeatureStream stream = decibels().stream(DEAF);
    float[] samples = new float[10];
    assertThrows(IndexOutOfBoundsException.class, () -> stream.accept(samples, 5, 6));
    assertThrows(IndexOutOfBoundsException.class, () -> stream.accept(samples, -1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> stream.accept(samples, 0, -1));
  }

  @Test
  void accept_listenerFails_isRefusedUntilReset() {
    IllegalStateException full = new IllegalStateException("disk full");
    FeatureStream stream =
        decibels().stream(
            (frame, values) -> {
              if (frame == 3) {
                throw full;
              }
            });
    float[] samples = new float[2000];
    assertEquals(full, assertThrows(RuntimeException.class, () -> stream.accept(samples)));
    var e = assertThrows(IllegalStateException.class, () -> stream.accept(samples));
    assertEquals(
        "FeatureStream: expected an open stream, found one that is at work or was left by a failing listener; call reset() for another signal",
        e.getMessage());
    stream.reset();
    stream.accept(samples, 0, 500);
    assertEquals(2, stream.numFrames());
  }

  @Test
  void accept_fromItsListener_isRefused() {
    FeatureStream[] stream = new FeatureStream[1];
    stream[0] = decibels().stream((frame, values) -> stream[0].accept(values));
    assertThrows(IllegalStateException.class, () -> stream[0].accept(new float[2000]));
  }

  @Test
  void accept_pipelineWithoutStages_givesSamples() {
    Frames frames = new Frames();
    Pipeline<Waveform> plain = Pipeline.from(new InputFormat(8000, 5, Crop.START));
    float[] samples = {0.5f, -1, 0, 0.25f, 1};
    plain.stream(frames).accept(samples);
    frames.assertAre(plain.output(), samples);
  }

  static Stream<Pipeline<? extends Signal>> allocationFree() {
    InputFormat second = InputFormat.hz(16_000);
    return Stream.of(
        decibels().withKernel(Kernel.BATCHED),
        decibels(second, 400).withKernel(Kernel.BATCHED),
        decibels().withKernel(Kernel.JTRANSFORMS),
        Presets.kaldiMfcc(second, 23, 13, KaldiStft.UNIT_RANGE)
            .then(Deltas.<Cepstrogram>librosa(9, 2).stacked()),
        Pipeline.from(second)
            .then(PreEmphasis.librosa())
            .then(new Stft(256, 200, 80, Window.HAMMING, Padding.REFLECT, Scale.POWER))
            .then(PowerToDb.unbounded())
            .then(new RunningTopDb<>(60, 5))
            .then(RunningStandardize.allBands(1)));
  }

  @ParameterizedTest
  @MethodSource("allocationFree")
  void accept_warm_allocatesNothing(Pipeline<? extends Signal> pipeline) {
    FeatureStream stream = pipeline.stream(DEAF);
    float[] samples = TestSignals.noise(1, 16_000, 0.5);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 50 && least > 0; round++) {
      least = Math.min(least, bytesToStream(stream, samples, 1 + 70 * round));
    }
    assertEquals(0, least, "bytes for a second");
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 44_100, 48_000, 44_101})
  void accept_warmFromAnotherRate_allocatesNothing(int sourceRate) {
    FeatureStream stream = decibels().withKernel(Kernel.BATCHED).stream(sourceRate, DEAF);
    float[] samples = TestSignals.noise(1, sourceRate / 4, 0.5);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 50 && least > 0; round++) {
      least = Math.min(least, bytesToStream(stream, samples, 1 + 70 * round));
    }
    assertEquals(0, least, "bytes for a quarter of a second");
  }

  private static long bytesToStream(FeatureStream stream, float[] samples, int chunk) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int from = 0; from < samples.length; from += chunk) {
      stream.accept(samples, from, Math.min(chunk, samples.length - from));
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /**
   * All that is allocated from opening to the end, tables included, is more than is ever held; a
   * minute of samples would be 3.8 MB, its frames 1 MB and more.
   */
  @ParameterizedTest
  @MethodSource("allocationFree")
  void stream_aMinuteInOneChunk_takesNoMoreThanItsTables(Pipeline<? extends Signal> pipeline) {
    float[] minute = TestSignals.noise(1, 60 * 16_000, 0.5);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      FeatureStream stream = pipeline.stream(DEAF);
      stream.accept(minute);
      stream.flush();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertTrue(least < 300_000, least + " bytes");
  }
}
