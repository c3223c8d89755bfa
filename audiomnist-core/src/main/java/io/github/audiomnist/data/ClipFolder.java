package io.github.audiomnist.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One's own recordings: a folder for each label with audio files in it, of any kind that {@link
 * io.github.audiomnist.audio.AudioFiles} reads: wav, aif, aiff, aifc, au; flac, ogg and mp3 with
 * the libraries that it names.
 *
 * <p>When every file is named such as {@code label_speaker_take.wav}, after its folder's label, its
 * speaker is taken from there. Else all speakers are {@link LabeledClip#UNKNOWN_SPEAKER}, and
 * splits by speaker are refused: half-known speakers could be in two parts under two names. Folders
 * that start with an underscore or a dot are left out.
 */
public final class ClipFolder {

  static final String LAYOUT = "LABEL/*.wav, such as yes/yes_anna_1.wav";

  /** How a layout tells who speaks. */
  @FunctionalInterface
  interface SpeakerOf {
    String apply(Path file) throws DatasetException;
  }

  /** The files of a label's folder. */
  @FunctionalInterface
  private interface FilesIn {
    List<Path> list(Path folder) throws IOException;
  }

  private ClipFolder() {}

  /**
   * The clips in the folders of {@code root}, by folder, then by file name; labels are the folders'
   * names in alphabetical order. Only names are looked at.
   *
   * @param root the folder that holds the labels' folders, on any file system
   * @throws DatasetException if {@code root} is not a folder, or holds no folder, or a folder in it
   *     holds no audio file
   * @throws IOException if a folder cannot be listed
   */
  public static LabeledClips read(Path root) throws IOException {
    LabeledClips clips =
        read(root, LAYOUT, Folders::audioFiles, file -> LabeledClip.UNKNOWN_SPEAKER);
    List<LabeledClip> named = clips.clips().stream().flatMap(ClipFolder::withSpeaker).toList();
    return named.size() == clips.size() ? new LabeledClips(clips.labels(), named) : clips;
  }

  /** The WAV files in the folders of {@code root}. */
  static LabeledClips read(Path root, String layout, SpeakerOf speakerOf) throws IOException {
    return read(root, layout, Folders::wavFiles, speakerOf);
  }

  private static LabeledClips read(Path root, String layout, FilesIn filesIn, SpeakerOf speakerOf)
      throws IOException {
    List<Path> folders = labelFolders(Folders.require(root));
    if (folders.isEmpty()) {
      throw new DatasetException(
          root, layout, "no folder in it", "give the folder that holds the labels' folders");
    }
    List<LabeledClip> clips = new ArrayList<>();
    for (Path folder : folders) {
      for (Path file : requireFiles(folder, filesIn)) {
        clips.add(LabeledClip.ofFile(file, Folders.name(folder), speakerOf.apply(file)));
      }
    }
    return new LabeledClips(Labels.sorted(folders.stream().map(Folders::name).toList()), clips);
  }

  static List<Path> labelFolders(Path root) throws IOException {
    return Folders.folders(root, name -> !name.startsWith("_"));
  }

  /** Whether a folder with an audio file is found. */
  static boolean fits(Path root) throws IOException {
    for (Path folder : labelFolders(root)) {
      if (!Folders.audioFiles(folder).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> requireFiles(Path folder, FilesIn filesIn) throws IOException {
    List<Path> files = filesIn.list(folder);
    if (files.isEmpty()) {
      throw new DatasetException(
          folder, "WAV files", "none", "add recordings of this label or remove the folder");
    }
    return files;
  }

  private static Stream<LabeledClip> withSpeaker(LabeledClip clip) {
    // A label may hold underscores, so it is cut off as a whole and a plain one put in its place.
    String prefix = clip.label() + "_";
    return clip.name().startsWith(prefix)
        ? TakeName.parse("label_" + clip.name().substring(prefix.length())).stream()
            .map(name -> clip.withSpeaker(name.speaker()))
        : Stream.empty();
  }
}
