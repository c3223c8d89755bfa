package io.github.audiomnist.pipeline;

import io.github.audiomnist.signal.Cepstrogram;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SpectrogramImage;
import io.github.audiomnist.transform.DropLastFrame;
import io.github.audiomnist.transform.KaldiMelFilterbank;
import io.github.audiomnist.transform.KaldiStft;
import io.github.audiomnist.transform.Lifter;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.Mfcc;
import io.github.audiomnist.transform.MinMax;
import io.github.audiomnist.transform.Padding;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.PowerToLog;
import io.github.audiomnist.transform.Rescale;
import io.github.audiomnist.transform.Resize;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.Window;

/**
 * Pipelines whose numbers are those of another library, called with its defaults but for the sizes
 * named here; and pictures of spectrograms.
 *
 * <table>
 * <caption>How the conventions differ</caption>
 * <tr><th></th><th>librosa</th><th>torchaudio</th><th>Kaldi</th><th>Whisper</th></tr>
 * <tr><td>beyond the ends</td><td>zeros</td><td>mirrored</td><td>no frames</td><td>mirrored</td></tr>
 * <tr><td>window</td><td>Hann</td><td>Hann</td><td>Povey</td><td>Hann</td></tr>
 * <tr><td>mel scale</td><td>Slaney</td><td>HTK</td><td>HTK</td><td>Slaney</td></tr>
 * <tr><td>triangles</td><td>area 1</td><td>height 1</td><td>height 1, over mels</td><td>area 1</td></tr>
 * <tr><td>bands from</td><td>0 Hz</td><td>0 Hz</td><td>20 Hz</td><td>0 Hz</td></tr>
 * <tr><td>logarithm</td><td>dB</td><td>dB</td><td>natural</td><td>decimal, (x + 4) / 4</td></tr>
 * <tr><td>range kept</td><td>80 dB</td><td>all; for MFCC 80 dB</td><td>all</td><td>80 dB</td></tr>
 * </table>
 *
 * <p>What keeps 80 dB needs the whole clip, whose loudest value it counts from; the others work on
 * a {@link FeatureStream} too.
 */
public final class Presets {

  private static final int WHISPER_SAMPLE_RATE = 16_000;
  private static final int WHISPER_N_FFT = 400;
  private static final int WHISPER_HOP_LENGTH = 160;
  private static final double KALDI_LIFTER = 22;
  private static final int ALEX_NET_SAMPLE_RATE = 8_000;
  private static final int ALEX_NET_WINDOW_LENGTH = 455;
  private static final int ALEX_NET_HOP_LENGTH = 35;
  private static final int ALEX_NET_SIZE = 227;

  private Presets() {}

  /**
   * {@code power_to_db(feature.melspectrogram(…))} of librosa 0.11.
   *
   * @throws io.github.audiomnist.signal.SpecMismatchException if {@code nFft} is too short for
   *     {@code nMels} bands
   */
  public static Pipeline<MelSpectrogram> librosaMelSpec(
      InputFormat input, int nFft, int hopLength, int nMels) {
    return Pipeline.from(input)
        .then(Stft.power(nFft, nFft, hopLength))
        .then(new MelFilterbank(nMels, 0, input.sampleRate() / 2.0, MelScale.SLANEY, MelNorm.AREA))
        .then(PowerToDb.librosa());
  }

  /**
   * {@code feature.mfcc} of librosa 0.11, without liftering.
   *
   * @throws io.github.audiomnist.signal.SpecMismatchException if {@code nFft} is too short for
   *     {@code nMels} bands, or {@code numCoefficients > nMels}
   */
  public static Pipeline<Cepstrogram> librosaMfcc(
      InputFormat input, int nFft, int hopLength, int nMels, int numCoefficients) {
    return librosaMelSpec(input, nFft, hopLength, nMels).then(new Mfcc(numCoefficients));
  }

  /**
   * {@code AmplitudeToDB()} behind {@code MelSpectrogram} of torchaudio 2.11.
   *
   * @throws IllegalArgumentException if {@code nFft} is odd: torchaudio then puts the bins at
   *     frequencies where they do not lie
   * @throws io.github.audiomnist.signal.SpecMismatchException if {@code nFft} is too short for
   *     {@code nMels} bands; torchaudio leaves such bands empty, with a warning
   */
  public static Pipeline<MelSpectrogram> torchaudioMelSpec(
      InputFormat input, int nFft, int hopLength, int nMels) {
    return torchaudioPower(input, nFft, hopLength, nMels).then(PowerToDb.unbounded());
  }

  /**
   * {@code MFCC} of torchaudio 2.11, which keeps 80 dB where {@link #torchaudioMelSpec} keeps all.
   *
   * @throws IllegalArgumentException if {@code nFft} is odd
   * @throws io.github.audiomnist.signal.SpecMismatchException if {@code nFft} is too short for
   *     {@code nMels} bands, or {@code numCoefficients > nMels}
   */
  public static Pipeline<Cepstrogram> torchaudioMfcc(
      InputFormat input, int nFft, int hopLength, int nMels, int numCoefficients) {
    return torchaudioPower(input, nFft, hopLength, nMels)
        .then(PowerToDb.librosa())
        .then(new Mfcc(numCoefficients));
  }

  private static Pipeline<MelSpectrogram> torchaudioPower(
      InputFormat input, int nFft, int hopLength, int nMels) {
    if (nFft % 2 != 0) {
      throw new IllegalArgumentException(
          "torchaudio: expected an even nFft, found %s; torchaudio misplaces the bins of an odd one"
              .formatted(nFft));
    }
    return Pipeline.from(input)
        .then(new Stft(nFft, nFft, hopLength, Window.HANN, Padding.REFLECT, Scale.POWER))
        .then(new MelFilterbank(nMels, 0, input.sampleRate() / 2.0, MelScale.HTK, MelNorm.NONE));
  }

  /**
   * Kaldi's log-mel filter bank, as {@code OnlineFbank} of kaldi-native-fbank 1.21.5 with {@code
   * dither=0}: frames of 25 ms every 10 ms, natural logarithms. Kaldi's default is 23 bands.
   *
   * @param fullScale what a sample of 1 becomes: {@link KaldiStft#UNIT_RANGE}, or {@link
   *     KaldiStft#INT16_RANGE} for the numbers of Kaldi's own programs
   * @throws io.github.audiomnist.signal.SpecMismatchException if the format is shorter than a
   *     frame, or its rate too low for {@code nMels} bands
   */
  public static Pipeline<MelSpectrogram> kaldiFbank(
      InputFormat input, int nMels, double fullScale) {
    return Pipeline.from(input)
        .then(KaldiStft.atRate(input.sampleRate(), fullScale))
        .then(
            new KaldiMelFilterbank(
                nMels, KaldiMelFilterbank.DEFAULT_F_MIN, input.sampleRate() / 2.0))
        .then(PowerToLog.kaldi());
  }

  /**
   * Kaldi's MFCC, as {@code OnlineMfcc} of kaldi-native-fbank 1.21.5 with {@code dither=0} and
   * {@code use_energy=false}, as most of Kaldi's recipes have it. Kaldi's defaults are 23 bands and
   * 13 coefficients.
   *
   * @param fullScale as for {@link #kaldiFbank}
   * @throws io.github.audiomnist.signal.SpecMismatchException if the format is shorter than a
   *     frame, its rate too low for {@code nMels} bands, or {@code numCoefficients > nMels}
   */
  public static Pipeline<Cepstrogram> kaldiMfcc(
      InputFormat input, int nMels, int numCoefficients, double fullScale) {
    return kaldiFbank(input, nMels, fullScale)
        .then(new Mfcc(numCoefficients, Lifter.kaldi(KALDI_LIFTER)));
  }

  /**
   * {@code log_mel_spectrogram} of OpenAI's Whisper: 80 bands, 128 for its model large-v3. Whisper
   * itself pads to 30 seconds: {@code InputFormat.hz(16_000).seconds(30).withCrop(Crop.START)}.
   *
   * @throws IllegalArgumentException if the format's rate is not 16 kHz
   */
  public static Pipeline<MelSpectrogram> whisperLogMel(InputFormat input, int nMels) {
    if (input.sampleRate() != WHISPER_SAMPLE_RATE) {
      throw new IllegalArgumentException(
          "Whisper: expected an input format of %s Hz, found %s Hz; use InputFormat.hz(%1$s)"
              .formatted(WHISPER_SAMPLE_RATE, input.sampleRate()));
    }
    return Pipeline.from(input)
        .then(
            new Stft(
                WHISPER_N_FFT,
                WHISPER_N_FFT,
                WHISPER_HOP_LENGTH,
                Window.HANN,
                Padding.REFLECT,
                Scale.POWER))
        .then(new MelFilterbank(nMels, 0, WHISPER_SAMPLE_RATE / 2.0, MelScale.SLANEY, MelNorm.AREA))
        .then(new DropLastFrame<>())
        .then(PowerToDb.librosa())
        .then(Rescale.whisper());
  }

  /**
   * A greyscale picture of the spectrogram, as it would be plotted and scaled: decibels down to 80
   * under the loudest, {@link Resize resized} and stretched to [0, 1]. 64 by 64 is common.
   *
   * @throws IllegalArgumentException if {@code rows} or {@code columns} is outside 1 to {@link
   *     Resize#MAX_SIZE}
   */
  public static Pipeline<SpectrogramImage> spectrogramImage(
      InputFormat input, int rows, int columns) {
    return Pipeline.logSpectrogram(input).then(new Resize(rows, columns)).then(new MinMax<>());
  }

  /**
   * The picture of 227 by 227 on which Becker et al. ("AudioMNIST", 2018) train AlexNet: one second
   * at 8 kHz, Hann windows of 455 samples every 35, decibels down to 80 under the loudest; here
   * stretched to [0, 1].
   *
   * <p>The paper cuts a bin and three frames off 228 by 230; this picture shrinks 228 by 229. The
   * paper places a short word anywhere in the second by chance; here it stands at the start.
   */
  public static Pipeline<SpectrogramImage> alexNetImage() {
    return Pipeline.from(InputFormat.hz(ALEX_NET_SAMPLE_RATE))
        .then(Stft.power(ALEX_NET_WINDOW_LENGTH, ALEX_NET_WINDOW_LENGTH, ALEX_NET_HOP_LENGTH))
        .then(PowerToDb.librosa())
        .then(new Resize(ALEX_NET_SIZE, ALEX_NET_SIZE))
        .then(new MinMax<>());
  }
}
