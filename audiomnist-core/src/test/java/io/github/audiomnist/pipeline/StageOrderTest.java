package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stages in a wrong order do not compile. */
class StageOrderTest {

  private static final String SOURCE =
      """
      import io.github.audiomnist.pipeline.*;
      import io.github.audiomnist.signal.*;
      import io.github.audiomnist.transform.*;

      class Order {
        static final InputFormat FORMAT = InputFormat.hz(8000);
        static final Stft STFT = Stft.power(256, 200, 80);
        static final MelFilterbank MEL =
            new MelFilterbank(40, 50, 4000, MelScale.SLANEY, MelNorm.AREA);
        static final Learner<MelSpectrogram, String> LEARNER = pipeline -> "learned";

        static final %s;
      }
      """;
  private static final int DECLARATION_LINE = 12;

  private static List<Diagnostic<? extends JavaFileObject>> errorsOf(
      String declaration, Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("string:///Order.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return SOURCE.formatted(declaration);
          }
        };
    List<String> options =
        List.of(
            "-cp", System.getProperty("java.class.path"), "-proc:none", "-d", classes.toString());
    compiler.getTask(null, null, diagnostics, options, null, List.of(source)).call();
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pipeline<Spectrogram> P = Pipeline.from(FORMAT).then(STFT)",
        "Pipeline<MelSpectrogram> P = Pipeline.from(FORMAT).then(STFT).then(MEL)",
        "Pipeline<MelSpectrogram> P = Pipeline.melSpec().then(Standardize.perClip())",
        "Pipeline<Spectrogram> P = Pipeline.from(FORMAT).then(STFT).then(PowerToDb.librosa())",
        "Pipeline<Cepstrogram> P = Pipeline.melSpec().then(new Mfcc(13))",
        "Pipeline<Cepstrogram> P = Pipeline.melSpec().then(new Mfcc(13)).then(Standardize.perBand())",
        "Pipeline<Waveform> P = Pipeline.waveform().then(TrimSilence.atRate(8000)).then(Normalize.peak(0))",
        "Pipeline<SpectrogramImage> P = Pipeline.spectrogram().then(PowerToDb.librosa()).then(new Resize(64, 64))",
        "Pipeline<SpectrogramImage> P = Pipeline.mfcc().then(new Resize(64, 64)).then(new MinMax<>())",
        "Pipeline<Spectrogram> P = Pipeline.logSpectrogram().then(Standardize.fitted(new double[1], new double[] {1}))",
        "Pipeline<Waveform> P = Pipeline.spectrogram().then(GriffinLim.of(STFT, 8000))",
        "String T = Pipeline.melSpec().then(Standardize.perClip()).then(LEARNER)",
        "String T = Pipeline.melSpec().then((Learner<Signal, String>) p -> p.describe())",
      })
  void then_rightOrder_compiles(String declaration, @TempDir Path classes) {
    assertEquals(List.of(), errorsOf(declaration, classes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pipeline<?> P = Pipeline.melSpec().then(STFT)",
        "Pipeline<?> P = Pipeline.from(FORMAT).then(MEL)",
        "Pipeline<?> P = Pipeline.from(FORMAT).then(Standardize.perClip())",
        "Pipeline<?> P = Pipeline.from(FORMAT).then(PowerToDb.librosa())",
        "Pipeline<?> P = Pipeline.melSpec().then(new Resample(8000))",
        "Pipeline<?> P = Pipeline.melSpec().then(MEL)",
        "Pipeline<?> P = Pipeline.from(FORMAT).then(STFT).then(new Mfcc(13))",
        "Pipeline<?> P = Pipeline.melSpec().then(new Mfcc(13)).then(new Mfcc(13))",
        "Pipeline<?> P = Pipeline.melSpec().then(TrimSilence.librosa())",
        "Pipeline<?> P = Pipeline.melSpec().then(GriffinLim.of(STFT, 8000))",
        "Pipeline<?> P = Pipeline.melSpec().then(new Resize(64, 64)).then(new Mfcc(13))",
        "Pipeline<?> P = Pipeline.waveform().then(new Resize(64, 64))",
        "String T = Pipeline.from(FORMAT).then(STFT).then(LEARNER)",
        "Pipeline<Spectrogram> P = Pipeline.melSpec().then(Standardize.perClip())",
      })
  void then_wrongOrder_doesNotCompile(String declaration, @TempDir Path classes) {
    List<Diagnostic<? extends JavaFileObject>> errors = errorsOf(declaration, classes);
    assertFalse(errors.isEmpty());
    for (Diagnostic<?> error : errors) {
      assertEquals(DECLARATION_LINE, error.getLineNumber(), error.getMessage(Locale.ROOT));
    }
  }
}
