package io.github.audiomnist.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The Free Spoken Digit Dataset: 3,000 clips at 8 kHz, ten digits, each said 50 times by six
 * speakers (github.com/Jakobovski/free-spoken-digit-dataset).
 *
 * <p>The layout is {@code recordings/D_speaker_I.wav}: digit D, take I from 0 to 49.
 */
public final class FreeSpokenDigits {

  static final String LAYOUT = "recordings/D_speaker_I.wav, such as recordings/7_george_12.wav";

  private static final int NUM_TEST_TAKES = 5;
  private static final int VALIDATION_STEP = 9;
  private static final int NUM_TAKES = 50;
  private static final int NUM_FOLDS = 10;

  private FreeSpokenDigits() {}

  /**
   * The clips of the data set by file name; labels "0" to "9". Only names are looked at.
   *
   * @param root the folder that holds {@code recordings}, or that folder itself, on any file system
   * @throws DatasetException if {@code root} is not a folder, or holds no such file, or a WAV file
   *     is named otherwise
   * @throws IOException if a folder cannot be listed
   */
  public static LabeledClips read(Path root) throws IOException {
    List<LabeledClip> clips = new ArrayList<>();
    for (Path file : Folders.wavFiles(recordings(Folders.require(root)))) {
      TakeName name = TakeName.ofDigit(file);
      clips.add(LabeledClip.ofFile(file, name.label(), name.speaker()));
    }
    if (clips.isEmpty()) {
      throw new DatasetException(
          root, LAYOUT, "no WAV file", "give the folder that holds 'recordings', or that itself");
    }
    return new LabeledClips(Labels.digits(), clips);
  }

  /**
   * The official split: takes 0 to 4 of each speaker and digit are the test, the others the
   * official train. Of these every ninth, takes 5, 14, 23, 32 and 41, is for validation and the
   * rest to learn from: takes were recorded in sessions, and five in a row would keep whole
   * sessions from the training. Of the whole data set 2,400, 300 and 300 clips. {@link
   * Split#withValidationInTrain()} gives the official 2,700 to learn from. All speakers are in all
   * parts.
   *
   * @throws IllegalArgumentException if a clip is not named as in the data set
   */
  public static Split officialSplit(LabeledClips clips) {
    return Part.split("FSDD official split by take", clips, clip -> officialPart(take(clip)));
  }

  /**
   * Ten splits over which every take is tested once: split i tests on takes 5 i to 5 i + 4,
   * validates on the next five, the last one on the first five, and learns from the others. Split 0
   * is the official one. All speakers are in all parts.
   *
   * @throws IllegalArgumentException if a clip is not named as in the data set, or its take is not
   *     in 0 to 49
   */
  public static List<Split> indexFolds(LabeledClips clips) {
    int width = NUM_TAKES / NUM_FOLDS;
    IntFunction<String> rule =
        fold -> "FSDD takes %s-%s as test".formatted(fold * width, fold * width + width - 1);
    return Folds.rotate(clips, NUM_FOLDS, rule, clip -> knownTake(clip) / width);
  }

  /** Whether a file of this layout is found. */
  static boolean fits(Path root) throws IOException {
    return Folders.wavFiles(recordings(root)).stream().anyMatch(TakeName::isDigit);
  }

  private static Path recordings(Path root) {
    return Folders.childOrSelf(root, "recordings");
  }

  private static Part officialPart(int take) {
    if (take < NUM_TEST_TAKES) {
      return Part.TEST;
    }
    return (take - NUM_TEST_TAKES) % VALIDATION_STEP == 0 ? Part.VALIDATION : Part.TRAIN;
  }

  private static int take(LabeledClip clip) {
    return TakeName.parse(clip.name())
        .map(TakeName::take)
        .orElseThrow(() -> misnamed("a name such as 7_george_12.wav", clip));
  }

  private static int knownTake(LabeledClip clip) {
    int take = take(clip);
    if (take >= NUM_TAKES) {
      throw misnamed("a take in 0 to 49", clip);
    }
    return take;
  }

  private static IllegalArgumentException misnamed(String expected, LabeledClip clip) {
    return new IllegalArgumentException(
        "%s: expected %s, found '%s'; use another split for clips that are not FSDD's"
            .formatted(clip.source(), expected, clip.name()));
  }
}
