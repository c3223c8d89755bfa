package io.github.audiomnist.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Speech Commands: clips of one second at 16 kHz, 30 words in version 1, 35 in version 2 (Warden,
 * "Speech Commands: A Dataset for Limited-Vocabulary Speech Recognition", arXiv:1804.03209).
 *
 * <p>The layout is {@code word/speaker_nohash_I.wav}, next to {@code validation_list.txt} and
 * {@code testing_list.txt}. Folders that start with an underscore ({@code _background_noise_}) are
 * left out.
 */
public final class SpeechCommands {

  static final String LAYOUT = "WORD/SPEAKER_nohash_I.wav, such as seven/0a7c2a8d_nohash_0.wav";

  private static final String VALIDATION_LIST = "validation_list.txt";
  private static final String TESTING_LIST = "testing_list.txt";
  private static final double DEFAULT_PERCENTAGE = 10;

  // The longer of the published lists has 11,005 lines.
  private static final int MAX_LIST_BYTES = 16 << 20;

  private SpeechCommands() {}

  /**
   * The clips of the data set, by word, then by file name; labels are the words in alphabetical
   * order. Only names are looked at.
   *
   * @param root the folder that holds the words' folders, on any file system
   * @throws DatasetException if {@code root} is not a folder, or holds no such file, or a word's
   *     folder holds no WAV file or one that is named otherwise
   * @throws IOException if a folder cannot be listed
   */
  public static LabeledClips read(Path root) throws IOException {
    return ClipFolder.read(root, LAYOUT, SpeechCommands::speaker);
  }

  /**
   * The published split, by the lists that come with the data set. Listed files that are not among
   * the clips are passed over, so that a part of the words can be split too.
   *
   * @param root the folder that was read
   * @param clips what was read from it, or some of that
   * @throws DatasetException if a list is missing or not a text, or none of its files is among the
   *     clips
   * @throws IOException if a list cannot be read
   */
  public static Split officialSplit(Path root, LabeledClips clips) throws IOException {
    Set<String> validation = readList(root.resolve(VALIDATION_LIST), clips);
    Set<String> testing = readList(root.resolve(TESTING_LIST), clips);
    return Part.split(
        "Speech Commands official lists",
        clips,
        clip ->
            testing.contains(listed(clip))
                ? Part.TEST
                : validation.contains(listed(clip)) ? Part.VALIDATION : Part.TRAIN);
  }

  /**
   * The published rule by which the lists were made: a hash of the speaker says the part, here with
   * 10 % each for validation and test. Clips that are added later leave the others where they are.
   */
  public static Split hashSplit(LabeledClips clips) {
    return hashSplit(clips, DEFAULT_PERCENTAGE, DEFAULT_PERCENTAGE);
  }

  /**
   * As {@link #hashSplit(LabeledClips)} with other shares.
   *
   * @param validationPercentage in [0, 100)
   * @param testingPercentage in [0, 100)
   * @throws IllegalArgumentException if a percentage is negative, or their sum is not below 100, or
   *     a speaker is in two parts because a file is not named as in the data set
   */
  public static Split hashSplit(
      LabeledClips clips, double validationPercentage, double testingPercentage) {
    Shares shares = new Shares(validationPercentage / 100, testingPercentage / 100);
    return Part.split(
            "Speech Commands hash of the speaker, " + shares,
            clips,
            clip -> HashPart.of(clip.name(), validationPercentage, testingPercentage))
        .requireSpeakerDisjoint();
  }

  /** Whether a file of this layout is found. */
  static boolean fits(Path root) throws IOException {
    for (Path folder : ClipFolder.labelFolders(root)) {
      for (Path file : Folders.wavFiles(folder)) {
        if (HashPart.isNoHash(Folders.name(file))) {
          return true;
        }
      }
    }
    return false;
  }

  private static String speaker(Path file) throws DatasetException {
    String name = Folders.name(file);
    if (!HashPart.isNoHash(name)) {
      throw new DatasetException(
          file, "a name such as 0a7c2a8d_nohash_0.wav", "'" + name + "'", "rename or remove it");
    }
    return HashPart.hashedName(name);
  }

  /** The clip as the lists write it. */
  private static String listed(LabeledClip clip) {
    return clip.label() + "/" + clip.name();
  }

  private static Set<String> readList(Path file, LabeledClips clips) throws IOException {
    Set<String> listed = new HashSet<>(lines(file));
    if (clips.clips().stream().noneMatch(clip -> listed.contains(listed(clip)))) {
      throw new DatasetException(
          file,
          "some of the %s clips in the list".formatted(clips.size()),
          "none",
          "give the folder that the clips were read from, or use SpeechCommands.hashSplit");
    }
    return listed;
  }

  private static List<String> lines(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new DatasetException(
          file, "a file", "none", "copy it from the data set, or use SpeechCommands.hashSplit");
    }
    return Folders.text(file, MAX_LIST_BYTES).lines().map(String::strip).toList();
  }
}
