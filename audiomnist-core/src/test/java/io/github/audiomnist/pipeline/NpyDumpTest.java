package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.files.NpyArray;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dumps that librosa made; {@code make_npy_dumps.py} says how. */
class NpyDumpTest {

  /** In dB and in shares of a power; measured 3.7e-6 and 0. */
  private static final double TOLERANCE = 2e-5;

  private static NpyArray dump(String name) throws IOException {
    return NpyArray.read(Path.of("src/test/resources/golden/npy", name));
  }

  private static Waveform clip() throws IOException {
    double[] samples = dump("clip.npy").values();
    float[] floats = new float[samples.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) samples[i];
    }
    return Waveform.of(floats, 8000);
  }

  private static Features features() throws IOException {
    return Features.of(Pipeline.melSpec(InputFormat.hz(8000).seconds(0.3)), clip());
  }

  private static StageDiff only(FeaturesDiff diff) {
    assertEquals(1, diff.stages().size());
    return diff.stages().get(0);
  }

  @Test
  void diff_librosasPower_isEqualInFortranOrder() throws IOException {
    FeaturesDiff diff = Features.diff(features(), "Stft", dump("power.npy"), TOLERANCE);
    assertTrue(diff.isEqual(), diff::toString);
    assertEquals(129 * 31, only(diff).values().orElseThrow().compared());
  }

  @Test
  void diff_librosasDecibelsByFrames_areTransposedAndEqual() throws IOException {
    FeaturesDiff diff = Features.diff(features(), dump("mel_db.npy"));
    assertTrue(diff.isEqual(), diff::toString);
    assertTrue(only(diff).values().orElseThrow().largest() < TOLERANCE, diff::toString);
    assertEquals(List.of("the dump, FLOAT64 (31, 40), was transposed"), only(diff).notes());
  }

  @Test
  void diff_librosasHtkBands_areFoundOut() throws IOException {
    FeaturesDiff diff = Features.diff(features(), dump("htk.npy"));
    assertEquals(1, diff.hints().size(), diff::toString);
    assertTrue(
        diff.hints()
            .get(0)
            .matches("equal within \\d\\.\\d+e-0[56] dB if MelFilterbank had melScale HTK"),
        diff::toString);
    ValueDiff values = only(diff).values().orElseThrow();
    assertEquals(40 * 31, values.compared());
    assertTrue(values.largest() > 1, values.toString());
  }

  @Test
  void diff_asAStrangerWritesIt_saysWhatDiffers() throws IOException {
    Waveform waveform = clip();
    Path htk = Path.of("src/test/resources/golden/npy/htk.npy");

    // snippet: diff
    var ours = Pipeline.melSpec(InputFormat.hz(8_000).seconds(0.3));
    var theirs = Presets.torchaudioMelSpec(ours.input(), 256, 80, 24);
    Features features = Features.of(ours, waveform);

    FeaturesDiff pipelines = Features.diff(features, Features.of(theirs, waveform));
    pipelines.firstDifference().ifPresent(System.out::println);

    FeaturesDiff dump = Features.diff(features, NpyArray.read(htk)); // numpy.save("htk.npy", …)
    System.out.println(dump);
    // end

    StageDiff first = pipelines.firstDifference().orElseThrow();
    assertEquals(
        List.of("windowLength 200 against 256", "padding ZEROS against REFLECT"), first.recipe());
    assertEquals(1, dump.hints().size());
  }

  @Test
  void diff_samples_areOneRow() throws IOException {
    assertTrue(Features.diff(features(), "Recording", dump("clip.npy"), 0).isEqual());
    NpyArray column = NpyArray.of(dump("clip.npy").values(), 2400, 1);
    assertTrue(Features.diff(features(), "Recording", column, 0).isEqual());
  }

  @Test
  void diff_shapeOfAnotherStage_saysWhose() throws IOException {
    FeaturesDiff diff = Features.diff(features(), dump("power.npy"));
    assertEquals(List.of("40 x 31 against FLOAT32 (129, 31)"), only(diff).spec());
    assertEquals(List.of("the dump's shape is that of Stft"), only(diff).notes());
    assertTrue(only(diff).values().isEmpty());
    assertEquals(List.of(), diff.hints());
  }

  @Test
  void diff_moreAxes_fitNoStage() throws IOException {
    FeaturesDiff diff = Features.diff(features(), NpyArray.of(new float[2480], 2, 40, 31));
    assertEquals(List.of("40 x 31 against FLOAT32 (2, 40, 31)"), only(diff).spec());
    assertTrue(only(diff).values().isEmpty());
  }

  @Test
  void diff_noFrames_comparesNothing() throws IOException {
    FeaturesDiff diff = Features.diff(features(), NpyArray.of(new float[0], 40, 0));
    assertEquals(List.of("40 x 31 against FLOAT32 (40, 0)"), only(diff).spec());
  }

  @Test
  void diff_unknownStage_listsThem() throws IOException {
    Features features = features();
    NpyArray dump = dump("power.npy");
    assertTrue(
        String.valueOf(
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Features.diff(features, "STFT2", dump, 0))
                    .getMessage())
            .contains("Stft, MelFilterbank, PowerToDb], found 'STFT2'"));
  }
}
