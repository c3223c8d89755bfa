package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.Kernel;
import io.github.audiomnist.transform.Standardize;
import io.github.audiomnist.transform.TestSignals;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureExtractorTest {

  /** Until everything is compiled, which a busy machine takes long for. */
  private static final long WARM_UP_NANOS = 40_000_000_000L;

  private static final Pipeline<MelSpectrogram> FEATURES =
      Pipeline.melSpec().then(Standardize.perClip());

  private static Waveform clip(int sampleRate, int length) {
    return Waveform.of(TestSignals.noise(length, length, 0.3), sampleRate);
  }

  @Property(tries = 60)
  void extract_anyRateAndLength_hasDeclaredShapeAndFiniteValues(
      @ForAll @IntRange(min = 50, max = 100_000) int sampleRate,
      @ForAll @IntRange(min = 1, max = 60_000) int length,
      @ForAll Crop crop) {
    Pipeline<MelSpectrogram> pipeline =
        Pipeline.melSpec(InputFormat.hz(8000).withCrop(crop)).then(Standardize.perBand());
    MelSpectrogram features = pipeline.apply(clip(sampleRate, length));
    assertEquals(pipeline.output(), features.spec());
    assertEquals(Scale.STANDARDIZED, features.spec().scale());
    for (float value : features.values()) {
      assertTrue(Float.isFinite(value));
    }
    int samples = Math.min(8000, (int) Math.ceil(length * 8000.0 / sampleRate));
    assertEquals(1 + (samples - 1) / 80, features.validFrames());
  }

  @Test
  void extract_shortAfterLongAndBack_isAsFresh() {
    FeatureExtractor<MelSpectrogram> kept = FEATURES.newExtractor();
    for (int length : new int[] {8000, 300, 7999, 1, 40_000, 8001, 300, 9000, 8000}) {
      Waveform recording = clip(8000, length);
      assertEquals(FEATURES.apply(recording), kept.extract(recording), length + " samples");
    }
  }

  @Test
  void extract_moreRatesThanAreKept_isAsFresh() {
    FeatureExtractor<MelSpectrogram> kept = FEATURES.newExtractor();
    List<Waveform> recordings =
        Stream.of(4000, 8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
            .map(rate -> clip(rate, rate / 2))
            .toList();
    for (int round = 0; round < 2; round++) {
      for (Waveform recording : recordings) {
        assertEquals(FEATURES.apply(recording), kept.extract(recording), recording.toString());
      }
    }
  }

  @Test
  void extract_silence_isFinite() {
    for (float value : FEATURES.apply(Waveform.of(new float[3000], 8000)).values()) {
      assertEquals(0, value);
    }
  }

  @Test
  void extractInto_longerArray_writesTheFrontOnly() {
    float[] out = new float[FEATURES.output().size() + 3];
    out[out.length - 1] = 7;
    Waveform recording = clip(8000, 4000);
    int valid = FEATURES.newExtractor().extractInto(recording, out);
    MelSpectrogram expected = FEATURES.apply(recording);
    assertEquals(expected.validFrames(), valid);
    assertEquals(7, out[out.length - 1]);
    assertArrayEquals(expected.values(), Arrays.copyOf(out, out.length - 3));
  }

  @Test
  void extract_emptyRecording_saysSo() {
    Waveform empty = Waveform.of(new float[0], 8000);
    assertEquals(
        "FeatureExtractor: expected at least one sample, found an empty recording; leave it out",
        assertThrows(IllegalArgumentException.class, () -> FEATURES.apply(empty)).getMessage());
  }

  @Test
  void extractInto_shortArray_namesBothSizes() {
    FeatureExtractor<MelSpectrogram> extractor = FEATURES.newExtractor();
    assertEquals(
        "FeatureExtractor: expected room for 4040 values, found 4039; "
            + "give an array of output().size()",
        assertThrows(
                IllegalArgumentException.class,
                () -> extractor.extractInto(clip(8000, 100), new float[4039]))
            .getMessage());
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void extractInto_warm_allocatesNothing(Kernel kernel) {
    FeatureExtractor<MelSpectrogram> extractor = FEATURES.withKernel(kernel).newExtractor();
    List<Waveform> clips =
        List.of(
            clip(8000, 5000),
            clip(8000, 8000),
            clip(8000, 20_000),
            clip(44_100, 44_100),
            clip(48_000, 30_000));
    float[] out = new float[FEATURES.output().size()];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    long deadline = System.nanoTime() + WARM_UP_NANOS;
    while (least > 0 && System.nanoTime() < deadline) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < clips.size(); i++) {
        extractor.extractInto(clips.get(i), out);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least, "bytes for 5 clips");
  }
}
