package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.files.NpyArray;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.Kernel;
import io.github.audiomnist.transform.Mfcc;
import io.github.audiomnist.transform.PadOrTrim;
import io.github.audiomnist.transform.TestSignals;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FeaturesTest {

  private static final Waveform RECORDING = Waveform.of(TestSignals.noise(3, 11_025, 0.5), 11_025);

  private static List<String> names(Features features) {
    return features.stages().stream().map(FeatureStage::name).toList();
  }

  @Test
  void of_pipeline_hasEveryStageFromTheRecordingOn() {
    Features features = Features.of(Pipeline.melSpec(), RECORDING);
    assertEquals(
        List.of("Recording", "Resample", "PadOrTrim", "Stft", "MelFilterbank", "PowerToDb"),
        names(features));
    assertArrayEquals(RECORDING.values(), features.stage("Recording").values());
    assertEquals(SignalSpec.waveform(8000, 8000), features.stage("Resample").spec());
    assertEquals(
        "Stft: 129 x 101 SPECTROGRAM, POWER, 8000 Hz, hop 80", features.stage("stft").toString());
  }

  @Test
  void of_lastStage_isWhatTheExtractorGives() {
    for (int length : new int[] {300, 8000, 30_000}) {
      Waveform recording = Waveform.of(TestSignals.noise(4, length, 0.5), 11_025);
      for (Kernel kernel : Kernel.values()) {
        Pipeline<?> pipeline = Presets.librosaMfcc(InputFormat.hz(8000), 256, 80, 40, 13);
        Features features = Features.of(pipeline, recording, kernel);
        float[] expected = new float[pipeline.output().size()];
        int valid = pipeline.withKernel(kernel).newExtractor().extractInto(recording, expected);
        assertArrayEquals(expected, features.last().values());
        assertEquals(valid, features.last().validColumns());
      }
    }
  }

  @Test
  void of_batchedKernel_hidesWhatItFuses() {
    Features features = Features.of(Pipeline.melSpec(), RECORDING, Kernel.BATCHED);
    assertEquals(
        List.of("Stft", "MelFilterbank"),
        features.stages().stream().filter(FeatureStage::isHidden).map(FeatureStage::name).toList());
    assertEquals(
        "Stft: expected values, found none: the kernel computes it as one with the next; use Kernel.JTRANSFORMS",
        assertThrows(IllegalStateException.class, () -> features.stage("Stft").values())
            .getMessage());
  }

  @Test
  void of_stagesOfOneName_areNumbered() {
    Pipeline<?> pipeline =
        Pipeline.from(InputFormat.hz(8000)).then(new PadOrTrim(4000, Crop.START));
    assertEquals(
        List.of("Recording", "Resample", "PadOrTrim", "PadOrTrim-2"),
        names(Features.of(pipeline, RECORDING)));
  }

  @Test
  void of_emptyRecording_isRefused() {
    Waveform empty = Waveform.of(new float[0], 8000);
    assertEquals(
        "Features: expected at least one sample, found an empty recording; leave it out",
        assertThrows(IllegalArgumentException.class, () -> Features.of(Pipeline.melSpec(), empty))
            .getMessage());
  }

  @Test
  void stage_unknown_listsThem() {
    Features features = Features.of(Pipeline.melSpec(), RECORDING);
    assertEquals(
        "Features: expected one of the stages [Recording, Resample, PadOrTrim, Stft, MelFilterbank, PowerToDb], found 'Mfcc'",
        assertThrows(IllegalArgumentException.class, () -> features.stage("Mfcc")).getMessage());
  }

  @Test
  void hertz_ofBinsAndBands_isWhereTheyLie() {
    Features features = Features.of(Pipeline.melSpec().then(new Mfcc(13)), RECORDING);
    assertEquals(OptionalDouble.empty(), features.stage("Resample").hertz(0));
    assertEquals(OptionalDouble.of(1000), features.stage("Stft").hertz(32));
    FeatureStage bands = features.stage("MelFilterbank");
    FeatureStage power = features.stage("Stft");
    // A sine at a band's frequency is loudest in that band.
    for (int band : new int[] {5, 20, 35}) {
      double hertz = bands.hertz(band).orElseThrow();
      Waveform sine = Waveform.of(TestSignals.sine(hertz, 8000, 8000, 0.5), 8000);
      assertEquals(band, loudestRow(Features.of(Pipeline.melSpec(), sine).last(), 50));
    }
    assertEquals(bands.hertz(7), features.stage("PowerToDb").hertz(7));
    assertEquals(OptionalDouble.empty(), features.stage("Mfcc").hertz(7));
    assertEquals(OptionalDouble.empty(), power.hertz(129));
  }

  private static int loudestRow(FeatureStage stage, int column) {
    float[] values = stage.values();
    int loudest = 0;
    for (int row = 0; row < stage.spec().rows(); row++) {
      int columns = stage.spec().columns();
      if (values[row * columns + column] > values[loudest * columns + column]) {
        loudest = row;
      }
    }
    return loudest;
  }

  @Test
  void toNpy_ofStages_hasRowsAndColumns() {
    Features features = Features.of(Pipeline.melSpec(), RECORDING);
    assertArrayEquals(new int[] {40, 101}, features.last().toNpy().shape());
    assertEquals(NpyArray.of(RECORDING.values(), 11_025), features.stage("Recording").toNpy());
  }

  @Test
  void values_changed_leaveTheStage() {
    FeatureStage stage = Features.of(Pipeline.melSpec(), RECORDING).last();
    float[] values = stage.values();
    values[0] += 1;
    assertEquals(values[0] - 1, stage.values()[0]);
    assertFalse(stage.isHidden());
    assertTrue(stage.recipe().isPresent());
  }
}
