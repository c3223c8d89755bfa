package io.github.audiomnist.data;

import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

  /**
   * These clips, then those of {@code other}.
   *
   * @throws IllegalArgumentException if the labels differ, in names or in order
   */
  public LabeledClips plus(LabeledClips other) {
    if (!labels.equals(other.labels)) {
      throw new IllegalArgumentException(
          "LabeledClips: expected labels %s, found %s; relabel one of the two"
              .formatted(labels, other.labels));
    }
    return new LabeledClips(labels, Stream.concat(clips.stream(), other.clips.stream()).toList());
  }

  /**
   * The same recordings for another task, in the same order.
   *
   * @param newLabels the classes of the other task
   * @param labelOf a clip's label in it
   * @throws IllegalArgumentException if {@code labelOf} gives a label that is not in {@code
   *     newLabels}
   */
  public LabeledClips relabel(Labels newLabels, Function<? super LabeledClip, String> labelOf) {
    return new LabeledClips(
        newLabels, clips.stream().map(clip -> clip.withLabel(labelOf.apply(clip))).toList());
  }

  /** Number of different recordings; two clips may be one recording. */
  public int numRecordings() {
    return (int) clips.stream().map(LabeledClip::recording).distinct().count();
  }

  /**
   * The SHA-256, in hexadecimal, of what is heard, what is said and who says it: the labels, then
   * rate, samples, label and speaker of every clip, in their order. Where clips lie and how files
   * encode them does not count. Reads every recording, on all processors.
   *
   * @throws IOException if a clip cannot be read; the message names it
   */
  public String sha256() throws IOException {
    return ClipHash.of(this);
  }

  /** For example {@code 3000 clips, 10 labels, 6 speakers}. */
  @Override
  public String toString() {
    return "%s clips, %s labels, %s speakers".formatted(size(), labels.size(), speakers().size());
  }
}
