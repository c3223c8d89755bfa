package io.github.audiomnist.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabeledClipsTest {

  private static final LabeledClips CLIPS = Fixtures.clips(2, 2, 3);

  @Test
  void new_unknownLabel_throwsWithClip() {
    String message =
        Fixtures.message(
            IllegalArgumentException.class,
            () ->
                new LabeledClips(
                    Labels.of(List.of("no", "yes")), List.of(Fixtures.clip("7", "x", 0))));
    assertEquals("7_x_0.wav: expected a label of [no, yes], found '7'", message);
  }

  @Test
  void plus_sameLabels_appends() {
    LabeledClips more = new LabeledClips(CLIPS.labels(), List.of(Fixtures.clip("1", "new", 0)));
    LabeledClips sum = CLIPS.plus(more);
    assertEquals(13, sum.size());
    assertEquals("1_new_0.wav", sum.clips().get(12).name());
    assertThrows(IllegalArgumentException.class, () -> CLIPS.plus(Fixtures.clips(3, 1, 1)));
  }

  @Test
  void relabel_otherTask_keepsRecordingsAndSpeakers() {
    LabeledClips relabelled =
        CLIPS.relabel(
            Labels.of(List.of("even", "odd")), c -> c.label().equals("0") ? "even" : "odd");
    assertEquals(Fixtures.names(CLIPS), Fixtures.names(relabelled));
    assertEquals(CLIPS.speakers(), relabelled.speakers());
    assertEquals("odd", relabelled.clips().get(11).label());
    assertThrows(
        IllegalArgumentException.class, () -> CLIPS.relabel(Labels.digits(), clip -> "ten"));
  }

  @Test
  void summary_clips_countsAlsoEmptyLabels() {
    LabeledClips none = CLIPS.filter(clip -> clip.label().equals("1"));
    assertEquals(
        "6 clips; labels: 0 0, 1 6; speakers: s0 3, s1 3", DatasetSummary.of(none).toString());
    assertEquals("6 clips, 2 labels, 2 speakers", none.toString());
    assertTrue(!none.isEmpty());
  }
}
