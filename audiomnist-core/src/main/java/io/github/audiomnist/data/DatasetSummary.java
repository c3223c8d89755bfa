package io.github.audiomnist.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Numbers of clips. Immutable; threads may share it.
 *
 * @param numClips of all
 * @param byLabel of each label, in the order of the labels, also those without a clip
 * @param bySpeaker of each speaker, in alphabetical order
 */
public record DatasetSummary(
    int numClips, Map<String, Integer> byLabel, SortedMap<String, Integer> bySpeaker) {

  /** Copies the maps. */
  public DatasetSummary {
    byLabel = Collections.unmodifiableMap(new LinkedHashMap<>(byLabel));
    bySpeaker = Collections.unmodifiableSortedMap(new TreeMap<>(bySpeaker));
  }

  /** The numbers of {@code clips}. */
  public static DatasetSummary of(LabeledClips clips) {
    Map<String, Integer> byLabel = new LinkedHashMap<>();
    clips.labels().names().forEach(label -> byLabel.put(label, 0));
    SortedMap<String, Integer> bySpeaker = new TreeMap<>();
    for (LabeledClip clip : clips.clips()) {
      byLabel.merge(clip.label(), 1, Integer::sum);
      bySpeaker.merge(clip.speaker(), 1, Integer::sum);
    }
    return new DatasetSummary(clips.size(), byLabel, bySpeaker);
  }

  /** For example {@code 4 clips; labels: no 1, yes 3; speakers: anna 2, ben 2}. */
  @Override
  public String toString() {
    return numClips + " clips; labels: " + list(byLabel) + "; speakers: " + list(bySpeaker);
  }

  private static String list(Map<String, Integer> counts) {
    StringBuilder list = new StringBuilder();
    counts.forEach(
        (name, count) ->
            list.append(list.isEmpty() ? "" : ", ").append(name).append(' ').append(count));
    return list.toString();
  }
}
