package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.github.audiomnist.signal.Cepstrogram;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.DbToPower;
import io.github.audiomnist.transform.Deltas;
import io.github.audiomnist.transform.GriffinLim;
import io.github.audiomnist.transform.InverseMel;
import io.github.audiomnist.transform.InverseMfcc;
import io.github.audiomnist.transform.KaldiStft;
import io.github.audiomnist.transform.Lifter;
import io.github.audiomnist.transform.LogToPower;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.Mfcc;
import io.github.audiomnist.transform.MinMax;
import io.github.audiomnist.transform.Normalize;
import io.github.audiomnist.transform.PadOrTrim;
import io.github.audiomnist.transform.Padding;
import io.github.audiomnist.transform.Pcen;
import io.github.audiomnist.transform.Plan;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.PowerToLog;
import io.github.audiomnist.transform.PreEmphasis;
import io.github.audiomnist.transform.Resample;
import io.github.audiomnist.transform.Resize;
import io.github.audiomnist.transform.RunningStandardize;
import io.github.audiomnist.transform.RunningTopDb;
import io.github.audiomnist.transform.Standardize;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.Transform;
import io.github.audiomnist.transform.TrimSilence;
import io.github.audiomnist.transform.Unstandardize;
import io.github.audiomnist.transform.Window;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineJsonTest {

  private static final MelFilterbank MEL =
      new MelFilterbank(40, 50, 4000, MelScale.SLANEY, MelNorm.AREA);

  static Stream<Pipeline<?>> pipelines() {
    return Stream.of(
        Pipeline.from(InputFormat.hz(16_000).seconds(0.64).withCrop(Crop.START)),
        Pipeline.melSpec(),
        Pipeline.melSpec(InputFormat.hz(48_000)).then(Standardize.perBand()),
        Pipeline.from(InputFormat.hz(44_100))
            .then(new Resample(22_050))
            .then(new PadOrTrim(9_999, Crop.CENTER))
            .then(new Stft(1103, 1000, 441, Window.HAMMING, Padding.REFLECT, Scale.POWER))
            .then(new MelFilterbank(64, 20.5, 11_025, MelScale.HTK, MelNorm.NONE))
            .then(PowerToDb.unbounded())
            .then(Standardize.perClip()),
        Presets.librosaMfcc(InputFormat.hz(22_050), 1103, 441, 64, 20)
            .then(Deltas.<Cepstrogram>librosa(9, 2).stacked()),
        Presets.torchaudioMfcc(InputFormat.hz(8_000), 256, 63, 20, 13)
            .then(Deltas.torchaudio(5, 1)),
        Presets.kaldiMfcc(InputFormat.hz(16_000), 23, 13, KaldiStft.INT16_RANGE),
        Presets.whisperLogMel(InputFormat.hz(16_000), 80),
        Pipeline.from(InputFormat.hz(8_000)).then(PreEmphasis.librosa()).then(new Resample(4_000)),
        Pipeline.melSpec().then(new MinMax<>()),
        Pipeline.melSpec().then(new RunningTopDb<>(60, 2.5)).then(RunningStandardize.allBands(1.5)),
        Pipeline.from(InputFormat.hz(16_000))
            .then(Stft.power(512, 400, 160))
            .then(Pcen.librosa())
            .then(Standardize.perBand()),
        Pipeline.melSpec().then(new Mfcc(13, Lifter.librosa(22.5))).then(Standardize.perBand()),
        Pipeline.from(InputFormat.hz(8_000).seconds(3))
            .then(TrimSilence.atRate(8_000))
            .then(new PadOrTrim(8_000, Crop.CENTER))
            .then(Normalize.loudness(-23)),
        Pipeline.waveform().then(Normalize.peak(-0.5)).then(Normalize.rms(-20)),
        Pipeline.logSpectrogram()
            .then(new Resize(64, 48, Resize.Frames.VALID))
            .then(Standardize.fitted(new double[] {-45.25}, new double[] {1 / 3.0})),
        Presets.alexNetImage(),
        Pipeline.mfcc().then(Standardize.fitted(new double[13], new double[13])),
        Pipeline.melSpec().then(Standardize.<MelSpectrogram>perBand().overSoundingFrames(37.5)),
        Pipeline.melSpec()
            .then(Standardize.fitted(new double[] {-45}, new double[] {15}))
            .then(
                new Unstandardize<>(
                    Standardize.fitted(new double[] {-45}, new double[] {15}), Scale.DECIBELS))
            .then(new DbToPower<>(0.5f))
            .then(new InverseMel(MEL, 30))
            .then(new GriffinLim(Stft.power(256, 200, 80), 8_000, 5, 0.5, Long.MIN_VALUE)),
        Presets.kaldiMfcc(InputFormat.hz(16_000), 23, 13, KaldiStft.INT16_RANGE)
            .then(new InverseMfcc(23, Lifter.kaldi(22), Scale.LOG))
            .then(new LogToPower<>()),
        Pipeline.from(InputFormat.hz(16_000))
            .then(Stft.power(512, 400, 160))
            .then(new MelFilterbank(23, 20, 8000, MelScale.HTK, MelNorm.NONE))
            .then(PowerToLog.kaldi())
            .then(new Mfcc(13, Lifter.kaldi(22))));
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void fromJson_ofToJson_isEqual(Pipeline<?> pipeline) {
    Pipeline<?> read = Pipeline.fromJson(pipeline.toJson());
    assertEquals(pipeline, read);
    assertEquals(pipeline.output(), read.output());
    assertEquals(pipeline.describe(), read.describe());
  }

  /** As saved recognisers hold it. */
  @Test
  void fromJson_standardizeWithoutRange_takesAllFrames() {
    Pipeline<?> pipeline = Pipeline.melSpec().then(Standardize.perClip());
    String stage = "{\"stage\":\"Standardize\",\"statistics\":\"PER_CLIP\"}";
    assertTrue(pipeline.toJson().contains(stage), pipeline::toJson);
    assertEquals(pipeline, Pipeline.fromJson(pipeline.toJson()));
  }

  @ParameterizedTest
  @MethodSource("damagedNumbers")
  void fromJson_damagedNumbers_saysWhatIsWrong(String from, String to, String expectedInMessage) {
    String json =
        Pipeline.melSpec()
            .then(Standardize.fitted(new double[] {-45}, new double[] {15}))
            .then(
                new Unstandardize<>(
                    Standardize.fitted(new double[] {-45}, new double[] {15}), Scale.DECIBELS))
            .then(new DbToPower<>(1))
            .then(new InverseMel(MEL))
            .then(GriffinLim.of(Stft.power(256, 200, 80), 8_000))
            .toJson();
    String damaged = json.replace(from, to);
    assertFalse(damaged.equals(json), json);
    var e = assertThrows(IllegalArgumentException.class, () -> Pipeline.fromJson(damaged));
    assertTrue(String.valueOf(e.getMessage()).contains(expectedInMessage), e::getMessage);
  }

  static Stream<Arguments> damagedNumbers() {
    return Stream.of(
        damage("[-45.0]", "-45.0", "an array of numbers as 'means'"),
        damage("[-45.0]", "[\"-45\"]", "a number as 'means'"),
        damage("[-45.0]", "[-45.0,1]", "2 and 1"),
        damage("[-45.0]", "[]", "0 and 1"),
        damage("[15.0]", "[-15.0]", "-15.0"),
        damage("\"seed\":0", "\"seed\":0.5", "a whole number as 'seed'"),
        damage("\"seed\":0", "\"seed\":\"x\"", "a whole number as 'seed'"),
        damage("\"seed\":0", "\"seed\":1e99", "a whole number as 'seed'"),
        damage("\"of\":{\"stage\":\"Stft\"", "\"of\":{\"stage\":\"Mfcc\"", "'Mfcc'"),
        damage("\"of\":{", "\"of\":{\"extra\":1,", "extra"));
  }

  @Property(tries = 300)
  void fromJson_cutAnywhere_throwsIllegalArgument(@ForAll @IntRange(max = 2000) int length) {
    String whole = Pipeline.melSpec().toJson();
    if (length < whole.length()) {
      assertThrows(
          IllegalArgumentException.class, () -> Pipeline.fromJson(whole.substring(0, length)));
    }
  }

  @ParameterizedTest
  @MethodSource("damages")
  void fromJson_damaged_saysWhatIsWrong(String from, String to, String expectedInMessage) {
    String json = Pipeline.melSpec().toJson();
    String damaged = json.replace(from, to);
    assertFalse(damaged.equals(json), from);
    var e = assertThrows(IllegalArgumentException.class, () -> Pipeline.fromJson(damaged));
    assertTrue(String.valueOf(e.getMessage()).contains(expectedInMessage), e::getMessage);
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        damage("\"Stft\"", "\"java.lang.Runtime\"", "java.lang.Runtime"),
        damage("\"nFft\":256", "\"nFft\":256.5", "256.5"),
        damage("\"nFft\":256", "\"nFft\":\"256\"", "a number as 'nFft'"),
        damage("\"nFft\":256", "\"nFft\":2000000000", "2000000000"),
        damage("\"nFft\":256", "\"nFft\":1e300", "1.0E300"),
        damage("\"nFft\":256,", "", "'nFft'"),
        damage("\"HANN\"", "\"BLACKMAN\"", "BLACKMAN"),
        damage("\"nMels\":40", "\"nMels\":40,\"extra\":1", "extra"),
        damage("\"sampleRate\":8000", "\"sampleRate\":-8000", "-8000"),
        damage("\"stage\":\"PowerToDb\"", "\"stage\":null", "'stage'"),
        damage("\"stages\":[", "\"stages\":{},\"x\":[", "array"));
  }

  private static Arguments damage(String from, String to, String expected) {
    return Arguments.of(from, to, expected);
  }

  @Test
  void fromJson_wrongOrder_throwsSpecMismatch() {
    String json =
        JsonParser.parseString(
                """
                {"input":{"sampleRate":8000,"length":8000,"crop":"START"},
                 "stages":[{"stage":"PowerToDb","reference":1,"amin":1e-10,"topDb":null}]}""")
            .toString();
    var e = assertThrows(IllegalArgumentException.class, () -> Pipeline.fromJson(json));
    assertTrue(String.valueOf(e.getMessage()).contains("POWER"), e::getMessage);
  }

  @Test
  void fromJson_deepNesting_throwsIllegalArgument() {
    String json = "[".repeat(100_000);
    assertThrows(IllegalArgumentException.class, () -> Pipeline.fromJson(json));
  }

  @Test
  void toJson_strangersTransform_saysThatItCannotBeSaved() {
    record Mine() implements Transform<Waveform, Waveform> {
      @Override
      public SignalSpec outputSpec(SignalSpec input) {
        return input;
      }

      @Override
      public Plan plan(SignalSpec input) {
        return new Resample(input.sampleRate()).plan(input);
      }
    }
    Pipeline<Waveform> pipeline = Pipeline.from(InputFormat.hz(8_000)).then(new Mine());
    var e = assertThrows(IllegalArgumentException.class, pipeline::toJson);
    assertTrue(String.valueOf(e.getMessage()).contains("Mine"), e::getMessage);
  }
}
