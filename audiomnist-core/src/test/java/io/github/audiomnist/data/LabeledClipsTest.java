package io.github.audiomnist.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private static LabeledClip heard(String name, float sample, int rate, String speaker) {
    return LabeledClip.of(name, Waveform.of(new float[] {0, sample}, rate), "1", speaker);
  }

  private static String hash(LabeledClip... clips) throws IOException {
    return new LabeledClips(CLIPS.labels(), List.of(clips)).sha256();
  }

  // hashlib.sha256(i(2) + i(1) + b"0" + i(1) + b"1" + i(1) + b"1" + i(3) + b"ann"
  //     + hashlib.sha256(i(8000) + struct.pack(">2f", 0, 0.5)).digest()).hexdigest()
  // with i = lambda n: struct.pack(">i", n), in Python 3
  @Test
  void sha256_clip_isPythons() throws IOException {
    assertEquals(
        "3ebd55ddc2bf9ace60c837cdc41b5bfa4847b653162ba934a72f44d9c6e9efd8",
        hash(heard("a", 0.5f, 8_000, "ann")));
  }

  @Test
  void sha256_whatIsHeardSaidOrWho_changesIt() throws IOException {
    LabeledClip ann = heard("a", 0.5f, 8_000, "ann");
    LabeledClip ben = heard("b", 0.25f, 8_000, "ben");
    assertEquals(hash(ann, ben), hash(heard("renamed", 0.5f, 8_000, "ann"), ben));
    Set<String> hashes =
        Set.of(
            hash(ann, ben),
            hash(ben, ann),
            hash(ann),
            hash(),
            hash(ann.withLabel("0"), ben),
            hash(ann.withSpeaker("ben"), ben),
            hash(heard("a", 0.6f, 8_000, "ann"), ben),
            hash(heard("a", 0.5f, 16_000, "ann"), ben),
            new LabeledClips(Labels.of(List.of("1", "0")), List.of(ann, ben)).sha256());
    assertEquals(9, hashes.size());
  }

  @Test
  void sha256_fileInMemoryAndOnDisk_isTheSame(@TempDir Path folder) throws IOException {
    LabeledClip clip = heard("a", 0.5f, 8_000, "ann");
    Path file = folder.resolve("other.wav");
    WavFile.write(file, clip.read());
    assertEquals(hash(clip), hash(LabeledClip.ofFile(file, "1", "ann")));
    assertThrows(IOException.class, CLIPS::sha256);
  }

  @Test
  void numRecordings_copies_countOnce() {
    LabeledClip clip = heard("a", 0.5f, 8_000, "ann");
    LabeledClips twice =
        new LabeledClips(CLIPS.labels(), List.of(clip, clip.withLabel("0"), CLIPS.clips().get(0)));
    assertEquals(2, twice.numRecordings());
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
