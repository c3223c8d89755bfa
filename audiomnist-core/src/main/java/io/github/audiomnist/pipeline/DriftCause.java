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
import io.github.audiomnist.transform.Transform;
import io.github.audiomnist.transform.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A usual way in which another program's features come to differ.
 *
 * @param text what is different, as a clause behind "if"
 * @param edit the recipe that would do the same; an equal one where the cause does not apply
 */
record DriftCause(String text, UnaryOperator<Recipe> edit) {

  /** Full scale of 16-bit samples. */
  private static final double INT16 = 32768;

  private static final double NATURAL = Math.log(10) / 10;
  private static final float AMPLITUDE_AMIN = 1e-5f;

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
      causes.add(input("clips were cut by " + crop, input -> input.withCrop(crop)));
    }
    causes.add(
        input(
            "the clip were neither padded nor cut",
            input -> {
              int length = input.steps().get(0).outputSpec(recording.spec()).columns();
              return new InputFormat(input.sampleRate(), length, Crop.START);
            }));
    causes.add(before("samples were from -32768 to 32767", new Scaled(INT16, Scale.AMPLITUDE)));
    causes.add(before("16-bit samples were divided twice", new Scaled(1 / INT16, Scale.AMPLITUDE)));
    causes.add(before("there were a pre-emphasis of 0.97", PreEmphasis.librosa()));
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
    causes.add(stft("Stft had a symmetric HANN window", DriftCause::symmetric));
    causes.add(
        replace(
            "magnitudes stood for powers",
            Stft.class,
            stft -> List.of(with(stft, Scale.MAGNITUDE), new Scaled(1, stft.scale()))));
    causes.add(
        replace(
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
                edited(
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
    return List.of(
        logarithm("decibels were 20 log10 of powers", 2, Scale.DECIBELS, 1),
        logarithm("decibels were 20 log10 of powers, by amplitude_to_db", 2, Scale.DECIBELS, 0),
        logarithm("logarithms were natural, without topDb", NATURAL, Scale.LOG, 1),
        logarithm("logarithms were decimal, without topDb", 0.1, Scale.LOG, 1),
        replace(
            "natural logarithms were decibels",
            PowerToLog.class,
            log -> List.of(log, new Scaled(1 / NATURAL, Scale.DECIBELS))),
        replace(
            "natural logarithms were decimal",
            PowerToLog.class,
            log -> List.of(log, new Scaled(0.1 / NATURAL, Scale.LOG))));
  }

  /** Decibels times {@code factor}. */
  private static DriftCause logarithm(String text, double factor, Scale scale, int aminPower) {
    return replace(
        text,
        PowerToDb.class,
        db -> {
          float topDb = factor == 2 ? db.topDb() / 2 : Float.POSITIVE_INFINITY;
          float amin = aminPower == 1 ? db.amin() : AMPLITUDE_AMIN;
          return List.of(with(db, topDb, amin), new Scaled(factor, scale));
        });
  }

  private static List<DriftCause> frames() {
    return List.of(
        new DriftCause(
            "the last frame were dropped", recipe -> then(recipe, new DropLastFrame<>())),
        replace("no frame were dropped", DropLastFrame.class, drop -> List.of()),
        new DriftCause(
            "features were standardised over the clip",
            recipe -> then(recipe, Standardize.perClip())),
        new DriftCause(
            "features were standardised by band", recipe -> then(recipe, Standardize.perBand())),
        new DriftCause("features were stretched to [0, 1]", recipe -> then(recipe, new MinMax<>())),
        replace("there were no standardisation", Standardize.class, stage -> List.of()),
        replace("there were no MinMax", MinMax.class, stage -> List.of()),
        replace("there were no Rescale", Rescale.class, stage -> List.of()));
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
    UnaryOperator<Recipe> spectrum = stft("", stft -> with(stft, Window.HANN, padding)).edit();
    UnaryOperator<Recipe> bands =
        mel("", mel -> new MelFilterbank(mel.nMels(), 0, mel.fMax(), scale, norm)).edit();
    UnaryOperator<Recipe> decibels = db("", db -> with(db, topDb, db.amin())).edit();
    return new DriftCause(text, recipe -> decibels.apply(bands.apply(spectrum.apply(recipe))));
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
    return replace(text, Stft.class, stft -> List.of(edit.apply(stft)));
  }

  private static DriftCause mel(String text, UnaryOperator<MelFilterbank> edit) {
    return replace(text, MelFilterbank.class, mel -> List.of(edit.apply(mel)));
  }

  private static DriftCause db(String text, Function<PowerToDb<?>, PowerToDb<?>> edit) {
    return replace(text, PowerToDb.class, db -> List.of(edit.apply(db)));
  }

  private static DriftCause input(String text, UnaryOperator<InputFormat> edit) {
    return new DriftCause(text, recipe -> new Recipe(edit.apply(recipe.input()), recipe.stages()));
  }

  private static DriftCause before(String text, Transform<?, ?> first) {
    return new DriftCause(
        text,
        recipe -> {
          List<Transform<?, ?>> stages = new ArrayList<>(List.of(first));
          stages.addAll(recipe.stages());
          return new Recipe(recipe.input(), stages);
        });
  }

  private static Recipe then(Recipe recipe, Transform<?, ?> last) {
    List<Transform<?, ?>> stages = new ArrayList<>(recipe.stages());
    stages.add(last);
    return new Recipe(recipe.input(), stages);
  }

  private static <T> DriftCause replace(
      String text, Class<T> type, Function<T, List<Transform<?, ?>>> edit) {
    return new DriftCause(text, recipe -> edited(recipe, type, edit));
  }

  private static <T> Recipe edited(
      Recipe recipe, Class<T> type, Function<T, List<Transform<?, ?>>> edit) {
    List<Transform<?, ?>> stages = new ArrayList<>();
    for (Transform<?, ?> stage : recipe.stages()) {
      stages.addAll(type.isInstance(stage) ? edit.apply(type.cast(stage)) : List.of(stage));
    }
    return new Recipe(recipe.input(), stages);
  }
}
