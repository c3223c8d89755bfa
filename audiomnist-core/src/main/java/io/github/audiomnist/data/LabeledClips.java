package io.github.audiomnist.data;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Clips in a fixed order together with the labels that they may have. Immutable; threads may share
 * it.
 *
 * @param labels the classes, also those of which there is no clip
 * @param clips the clips
 */
public record LabeledClips(Labels labels, List<LabeledClip> clips) {

  /**
   * Checks the labels.
   *
   * @throws IllegalArgumentException if a clip's label is none of {@code labels}
   */
  public LabeledClips {
    clips = List.copyOf(clips);
    for (LabeledClip clip : clips) {
      if (!labels.contains(clip.label())) {
        throw new IllegalArgumentException(
            "%s: expected a label of %s, found '%s'"
                .formatted(clip.source(), labels, clip.label()));
      }
    }
  }

  /** Number of clips. */
  public int size() {
    return clips.size();
  }

  /** Whether there is no clip. */
  public boolean isEmpty() {
    return clips.isEmpty();
  }

  /** The speakers, each once, in alphabetical order. */
  public SortedSet<String> speakers() {
    SortedSet<String> speakers = new TreeSet<>();
    clips.forEach(clip -> speakers.add(clip.speaker()));
    return speakers;
  }

  /** The clips that {@code predicate} accepts, in the same order and with the same labels. */
  public LabeledClips filter(Predicate<? super LabeledClip> predicate) {
    return new LabeledClips(labels, clips.stream().filter(predicate).toList());
  }
}
