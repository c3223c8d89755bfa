package io.github.audiomnist.pipeline;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.DropLastFrame;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.MinMax;
import io.github.audiomnist.transform.Padding;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.PowerToLog;
import io.github.audiomnist.transform.PreEmphasis;
import io.github.audiomnist.transform.Rescale;
import io.github.audiomnist.transform.Standardize;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The usual causes of drift: conventions in which libraries and their users differ. */
final class UsualCauses {

  /** Full scale of 16-bit samples. */
  private static final double INT16 = 32768;

  /** Decibels in a natural logarithm. */
  private static final double NATURAL = Math.log(10) / 10;

  /** Decibels in a decimal logarithm. */
  private static final double DECIMAL = 0.1;

  /** What {@code librosa.amplitude_to_db} takes for the least amplitude. */
  private static final float AMPLITUDE_AMIN = 1e-5f;

  private UsualCauses() {}

  /** All causes that are tried. */
  static List<DriftCause> all(Waveform recording) {
    return Stream.of(
            samples(recording), spectra(), bands(), decibels(), logarithms(), frames(), libraries())
        .flatMap(List::stream)
        .toList();
  }

  private static List<DriftCause> samples(Waveform recording) {
    List<DriftCause> causes = new ArrayList<>();
    for (Crop crop : Crop.values()) {
      causes.add(DriftCause.input("clips were cut by " + crop, input -> input.withCrop(crop)));
    }
    causes.add(
        DriftCause.input(
            "the clip were neither padded nor cut",
            input -> {
              int length = input.steps().get(0).outputSpec(recording.spec()).columns();
              return new InputFormat(input.sampleRate(), length, Crop.START);
            }));
    int rate = recording.sampleRate();
    causes.add(
        DriftCause.input(
            "the clip stayed at its %s Hz".formatted(rate),
            input -> {
              double seconds = (double) input.length() / input.sampleRate();
              return InputFormat.hz(rate).seconds(seconds).withCrop(input.crop());
            }));
    causes.add(
        DriftCause.before("samples were from -32768 to 32767", new Scaled(INT16, Scale.AMPLITUDE)));
    causes.add(
        DriftCause.before(
            "16-bit samples were divided twice", new Scaled(1 / INT16, Scale.AMPLITUDE)));
    causes.add(DriftCause.before("there were a pre-emphasis of 0.97", PreEmphasis.librosa()));
    return causes;
  }

  private static List<DriftCause> spectra() {
    List<DriftCause> causes = new ArrayList<>();
    for (Padding padding : Padding.values()) {
      causes.add(stft("Stft had padding " + padding, stft -> with(stft, stft.window(), padding)));
    }
    for (Window window : Window.values()) {
      causes.add(stft("Stft had window " + window, stft -> with(stft, window, stft.padding())));
    }
    causes.add(stft("Stft had a symmetric HANN window", UsualCauses::symmetric));
    causes.add(
        DriftCause.replace(
            "magnitudes stood for powers",
            Stft.class,
            stft -> List.of(with(stft, Scale.MAGNITUDE), new Scaled(1, stft.scale()))));
    causes.add(
        DriftCause.replace(
            "powers stood for magnitudes",
            Stft.class,
            stft -> List.of(with(stft, Scale.POWER), new Scaled(1, stft.scale()))));
    return causes;
  }

  private static List<DriftCause> bands() {
    List<DriftCause> causes = new ArrayList<>();
    for (MelScale scale : MelScale.values()) {
      causes.add(mel("MelFilterbank had melScale " + scale, mel -> with(mel, scale, mel.norm())));
    }
    for (MelNorm norm : MelNorm.values()) {
      causes.add(mel("MelFilterbank had norm " + norm, mel -> with(mel, mel.melScale(), norm)));
    }
    causes.add(
        mel(
            "MelFilterbank had fMin 0",
            mel -> new MelFilterbank(mel.nMels(), 0, mel.fMax(), mel.melScale(), mel.norm())));
    causes.add(
        new DriftCause(
            "MelFilterbank had fMax at half the sample rate",
            recipe ->
                DriftCause.edited(
                    recipe,
                    MelFilterbank.class,
                    mel ->
                        List.of(
                            new MelFilterbank(
                                mel.nMels(),
                                mel.fMin(),
                                recipe.input().sampleRate() / 2.0,
                                mel.melScale(),
                                mel.norm())))));
    return causes;
  }

  private static List<DriftCause> decibels() {
    List<DriftCause> causes = new ArrayList<>();
    causes.add(db("PowerToDb had no topDb", db -> with(db, Float.POSITIVE_INFINITY, db.amin())));
    causes.add(db("PowerToDb had topDb 80", db -> with(db, 80, db.amin())));
    for (float amin : new float[] {1e-12f, 1e-10f, 1e-8f, 1e-6f, AMPLITUDE_AMIN}) {
      causes.add(db("PowerToDb had amin " + amin, db -> with(db, db.topDb(), amin)));
    }
    return causes;
  }

  private static List<DriftCause> logarithms() {
    float all = Float.POSITIVE_INFINITY;
    return List.of(
        logarithm(
            "decibels were 20 log10 of powers",
            db -> with(db, db.topDb() / 2, db.amin()),
            new Scaled(2, Scale.DECIBELS)),
        logarithm(
            "decibels were 20 log10 of powers, by amplitude_to_db",
            db -> with(db, db.topDb() / 2, AMPLITUDE_AMIN),
            new Scaled(2, Scale.DECIBELS)),
        logarithm(
            "logarithms were natural, without topDb",
            db -> with(db, all, db.amin()),
            new Scaled(NATURAL, Scale.LOG)),
        logarithm(
            "logarithms were decimal, without topDb",
            db -> with(db, all, db.amin()),
            new Scaled(DECIMAL, Scale.LOG)),
        DriftCause.replace(
            "natural logarithms were decibels",
            PowerToLog.class,
            log -> List.of(log, new Scaled(1 / NATURAL, Scale.DECIBELS))),
        DriftCause.replace(
            "natural logarithms were decimal",
            PowerToLog.class,
            log -> List.of(log, new Scaled(DECIMAL / NATURAL, Scale.LOG))));
  }

  private static DriftCause logarithm(
      String text, Function<PowerToDb<?>, PowerToDb<?>> edit, Scaled scaled) {
    return DriftCause.replace(text, PowerToDb.class, db -> List.of(edit.apply(db), scaled));
  }

  private static List<DriftCause> frames() {
    return List.of(
        DriftCause.then("the last frame were dropped", new DropLastFrame<>()),
        DriftCause.replace("no frame were dropped", DropLastFrame.class, drop -> List.of()),
        DriftCause.then("features were standardised over the clip", Standardize.perClip()),
        DriftCause.then("features were standardised by band", Standardize.perBand()),
        DriftCause.then("features were stretched to [0, 1]", new MinMax<>()),
        DriftCause.replace("there were no standardisation", Standardize.class, stage -> List.of()),
        DriftCause.replace("there were no MinMax", MinMax.class, stage -> List.of()),
        DriftCause.replace("there were no Rescale", Rescale.class, stage -> List.of()));
  }

  /** Whole conventions, of which each part alone would not do. */
  private static List<DriftCause> libraries() {
    return List.of(
        library(
            "stages followed torchaudio (REFLECT, HTK, no norm, no topDb)",
            Padding.REFLECT,
            MelScale.HTK,
            MelNorm.NONE,
            Float.POSITIVE_INFINITY),
        library(
            "stages followed librosa (ZEROS, SLANEY, AREA, topDb 80)",
            Padding.ZEROS,
            MelScale.SLANEY,
            MelNorm.AREA,
            80));
  }

  private static DriftCause library(
      String text, Padding padding, MelScale scale, MelNorm norm, float topDb) {
    DriftCause all =
        stft(text, stft -> with(stft, Window.HANN, padding))
            .and(mel(text, mel -> new MelFilterbank(mel.nMels(), 0, mel.fMax(), scale, norm)))
            .and(db(text, db -> with(db, topDb, db.amin())));
    return new DriftCause(text, all.edit());
  }

  private static Stft with(Stft stft, Window window, Padding padding) {
    return new Stft(
        stft.nFft(), stft.windowLength(), stft.hopLength(), window, padding, stft.scale());
  }

  private static Stft with(Stft stft, Scale scale) {
    return new Stft(
        stft.nFft(), stft.windowLength(), stft.hopLength(), stft.window(), stft.padding(), scale);
  }

  /** A symmetric Hann window is the periodic one a sample shorter, and a zero. */
  private static Stft symmetric(Stft stft) {
    boolean sameStart = (stft.nFft() - stft.windowLength()) % 2 == 0;
    return stft.window() == Window.HANN && sameStart
        ? new Stft(
            stft.nFft(),
            stft.windowLength() - 1,
            stft.hopLength(),
            stft.window(),
            stft.padding(),
            stft.scale())
        : stft;
  }

  private static MelFilterbank with(MelFilterbank mel, MelScale scale, MelNorm norm) {
    return new MelFilterbank(mel.nMels(), mel.fMin(), mel.fMax(), scale, norm);
  }

  private static PowerToDb<?> with(PowerToDb<?> db, float topDb, float amin) {
    return new PowerToDb<>(db.reference(), amin, topDb);
  }

  private static DriftCause stft(String text, UnaryOperator<Stft> edit) {
    return DriftCause.replace(text, Stft.class, stft -> List.of(edit.apply(stft)));
  }

  private static DriftCause mel(String text, UnaryOperator<MelFilterbank> edit) {
    return DriftCause.replace(text, MelFilterbank.class, mel -> List.of(edit.apply(mel)));
  }

  private static DriftCause db(String text, Function<PowerToDb<?>, PowerToDb<?>> edit) {
    return DriftCause.replace(text, PowerToDb.class, db -> List.of(edit.apply(db)));
  }
}
