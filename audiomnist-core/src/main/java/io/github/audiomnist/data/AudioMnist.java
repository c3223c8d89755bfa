package io.github.audiomnist.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * AudioMNIST: 30,000 clips at 48 kHz, ten digits, each said 50 times by 60 speakers, of whom 12 are
 * women (Becker et al., "AudioMNIST: Exploring Explainable Artificial Intelligence for Audio
 * Analysis on a Simple Benchmark", Journal of the Franklin Institute, 2024).
 *
 * <p>The layout is {@code data/NN/D_NN_I.wav}: digit D, speaker NN ("01" to "60"), take I. A part
 * of the speakers is read as well; only the published folds want all of them.
 */
public final class AudioMnist {

  /** Number of published folds for digits. */
  public static final int DIGIT_FOLDS = 5;

  /** Number of published folds for gender. */
  public static final int GENDER_FOLDS = 4;

  static final String LAYOUT = "data/NN/D_NN_I.wav, such as data/03/7_03_12.wav";

  private AudioMnist() {}

  /**
   * The clips of the data set, by speaker, then by file name; labels "0" to "9". Only names are
   * looked at.
   *
   * @param root the folder that holds {@code data}, or that folder itself, on any file system
   * @throws DatasetException if {@code root} is not a folder, or holds no such file, or a WAV file
   *     in a speaker's folder is named otherwise
   * @throws IOException if a folder cannot be listed
   */
  public static LabeledClips read(Path root) throws IOException {
    List<LabeledClip> clips = new ArrayList<>();
    for (Path folder : speakerFolders(Folders.require(root))) {
      for (Path file : Folders.wavFiles(folder)) {
        clips.add(clip(file, Folders.name(folder)));
      }
    }
    if (clips.isEmpty()) {
      throw new DatasetException(
          root, LAYOUT, "no such file", "give the folder that holds 'data', or 'data' itself");
    }
    return new LabeledClips(Labels.digits(), clips);
  }

  /**
   * What the data set tells of its speakers, by their two digits. Published versions differ: some
   * lack a few speakers.
   *
   * @param root the folder that holds {@code data}, or that folder itself
   * @throws DatasetException if there is no {@code audioMNIST_meta.txt}, or it is not a JSON object
   *     of objects
   * @throws IOException if the file cannot be read
   */
  public static SortedMap<String, SpeakerInfo> speakers(Path root) throws IOException {
    Path data = Folders.childOrSelf(Folders.require(root), "data");
    return AudioMnistMeta.read(data.resolve("audioMNIST_meta.txt"));
  }

  /**
   * One of the five published splits for digits: 36 speakers to learn from, 12 to validate by, 12
   * to test on. Over the five, every speaker is tested once.
   *
   * @param fold in 0 to 4, as in the authors' {@code splits.py}
   * @throws IllegalArgumentException if there is no such fold, or the speakers of {@code clips} are
   *     not "01" to "60"
   */
  public static Split digitFold(LabeledClips clips, int fold) {
    return AudioMnistFolds.digitFold(clips, fold);
  }

  /**
   * One of the four published splits for gender, among 24 speakers, half of them women: 12 to learn
   * from, 6 to validate by, 6 to test on; labels as by {@link #byGender}. Clips of other speakers
   * are left out.
   *
   * @param fold in 0 to 3, as in the authors' {@code splits.py}
   * @throws IllegalArgumentException if there is no such fold, or {@code clips} lack one of the 24
   *     speakers
   */
  public static Split genderFold(LabeledClips clips, int fold) {
    return AudioMnistFolds.genderFold(clips, fold);
  }

  /**
   * The same recordings labelled "female" or "male", as the authors' description of the speakers
   * says.
   *
   * @throws IllegalArgumentException if a speaker is not one of "01" to "60"
   */
  public static LabeledClips byGender(LabeledClips clips) {
    return AudioMnistFolds.byGender(clips);
  }

  /** Whether a file of this layout is found. */
  static boolean fits(Path root) throws IOException {
    for (Path folder : speakerFolders(root)) {
      String speaker = Folders.name(folder);
      for (Path file : Folders.wavFiles(folder)) {
        if (TakeName.parse(Folders.name(file))
            .filter(n -> n.speaker().equals(speaker))
            .isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Path> speakerFolders(Path root) throws IOException {
    return Folders.folders(Folders.childOrSelf(root, "data"), name -> name.matches("\\d{2}"));
  }

  private static LabeledClip clip(Path file, String speaker) throws DatasetException {
    TakeName name = TakeName.ofDigit(file);
    if (!name.speaker().equals(speaker)) {
      throw new DatasetException(
          file,
          "speaker '%s', as the folder says".formatted(speaker),
          "'%s'".formatted(name.speaker()),
          "move or rename it");
    }
    return LabeledClip.ofFile(file, name.label(), speaker);
  }
}
