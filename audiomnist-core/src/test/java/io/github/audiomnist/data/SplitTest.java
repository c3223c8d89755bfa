package io.github.audiomnist.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Waveform;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SplitTest {

  private static final Labels LABELS = Labels.of(List.of("0", "1"));

  private static LabeledClips of(LabeledClip... clips) {
    return new LabeledClips(LABELS, List.of(clips));
  }

  private static String refusal(Executable call) {
    return Fixtures.message(IllegalArgumentException.class, call);
  }

  @Test
  void new_sameFileUnderAnotherPathAndLabel_throwsWithIt() {
    LabeledClip clip = LabeledClip.ofFile(Path.of("a.wav"), "0", "x");
    LabeledClip again = LabeledClip.ofFile(Path.of("b", "..", "a.wav"), "1", "y");
    assertEquals(
        "Split: expected each recording in one part, found %s in train and test;"
                .formatted(again.source())
            + " leave it in one of them",
        refusal(() -> new Split("", of(clip, clip), of(), of(again))));
  }

  @Test
  void new_clipsInMemory_areOneOnlyAsCopies() {
    Waveform silence = Waveform.of(new float[10], 8_000);
    LabeledClip a = LabeledClip.of("a", silence, "0", "x");
    LabeledClip b = LabeledClip.of("a", silence, "0", "x");
    assertEquals(1, new Split("", of(a), of(), of(b)).test().size());
    String message = refusal(() -> new Split("", of(a), of(a.withLabel("1")), of()));
    assertTrue(message.contains("found a in train and validation"), message);
  }

  @Test
  void new_otherLabels_throws() {
    LabeledClips swapped = new LabeledClips(Labels.of(List.of("1", "0")), List.of());
    assertEquals(
        "Split: expected the labels of train [0, 1] in test, found [1, 0]; filter one set of clips",
        refusal(() -> new Split("", of(), of(), swapped)));
  }

  @Test
  void requireSpeakerDisjoint_commonSpeaker_throwsWithName() {
    LabeledClip a = Fixtures.clip("0", "george", 0);
    LabeledClip b = Fixtures.clip("1", "george", 0);
    assertEquals(
        "Split: expected each speaker in one part, found 'george' in validation and test;"
            + " split by speaker",
        refusal(() -> new Split("", of(), of(a), of(b)).requireSpeakerDisjoint()));
    Split disjoint = new Split("", of(a), of(), of(Fixtures.clip("0", "theo", 0)));
    assertSame(disjoint, disjoint.requireSpeakerDisjoint());
  }

  @Test
  void bySpeaker_oneSpeaker_throwsWithRemedy() {
    String message = refusal(() -> Split.bySpeaker(Fixtures.clips(3, 1, 9), 0.1, 0.1, 7));
    assertEquals(
        "Split: expected one of the speakers [s0] for train, found 1 in all, 1 for validation and 1 for"
            + " test; add speakers, or mix them between the parts with Split.stratified or"
            + " Split.kFold",
        message);
  }

  @Test
  void bySpeaker_tenSpeakers_takesSharesAndSaysSo() {
    Split split = Split.bySpeaker(Fixtures.clips(2, 10, 3), 0.2, 0.3, 7);
    assertEquals(5, split.train().speakers().size());
    assertEquals(2, split.validation().speakers().size());
    assertEquals(3, split.test().speakers().size());
    assertEquals(
        "by speaker, validation 0.2, test 0.3, seed 7: 30 train, 12 validation, 18 test clips",
        split.protocol());
  }

  @Test
  void stratified_shares_areKeptInEachLabel() {
    Split split = Split.stratified(Fixtures.clips(3, 4, 5), 0.1, 0.25, 7);
    assertTrue(
        DatasetSummary.of(split.test()).toString().startsWith("15 clips; labels: 0 5, 1 5, 2 5"));
    assertEquals(
        "by clip within each label, validation 0.1, test 0.25, seed 7:"
            + " 39 train, 6 validation, 15 test clips",
        split.protocol());
  }

  @Test
  void shares_impossible_throwWithNumbers() {
    LabeledClips clips = Fixtures.clips(2, 3, 3);
    for (double[] shares : new double[][] {{-0.1, 0.1}, {0.5, 0.5}, {Double.NaN, 0}, {1, 0}}) {
      String message = refusal(() -> Split.stratified(clips, shares[0], shares[1], 7));
      assertTrue(message.endsWith("found %s and %s".formatted(shares[0], shares[1])), message);
    }
    String message = refusal(() -> Split.stratified(Fixtures.clips(2, 1, 2), 0.1, 0.1, 7));
    assertTrue(
        message.contains(
            "one of the clips of label '0' for train, found 2 in all, 1 for validation"),
        message);
  }

  @Test
  void kFold_tooFewFoldsOrClips_throws() {
    LabeledClips clips = Fixtures.clips(2, 2, 2);
    assertEquals(
        "Split: expected k of at least 3, for train, validation and test, found 2; raise k",
        refusal(() -> Split.kFold(clips, 2, 7)));
    assertEquals(
        "Split: expected at least k = 5 clips of label '0', found 4; lower k or add clips",
        refusal(() -> Split.kFold(clips, 5, 7)));
    String message = refusal(() -> Split.kFoldBySpeaker(clips, 3, 7));
    assertTrue(
        message.startsWith("Split: expected at least 3 speakers, found 2 [s0, s1];"), message);
  }

  @Test
  void leaveOneSpeakerOut_sixSpeakers_rotatesAlphabetically() {
    List<String> speakers = List.of("yweweler", "theo", "nicolas", "lucas", "jackson", "george");
    List<Split> splits = Split.leaveOneSpeakerOut(Fixtures.clips(10, speakers, 2));
    assertEquals(6, splits.size());
    assertEquals(List.of("george"), List.copyOf(splits.get(0).test().speakers()));
    assertEquals(List.of("jackson"), List.copyOf(splits.get(0).validation().speakers()));
    assertEquals(List.of("yweweler"), List.copyOf(splits.get(5).test().speakers()));
    assertEquals(List.of("george"), List.copyOf(splits.get(5).validation().speakers()));
    assertEquals(
        "leave one speaker out, 'george': 80 train, 20 validation, 20 test clips",
        splits.get(0).protocol());
  }

  @Test
  void leaveOneSpeakerOut_twoSpeakers_throws() {
    String message = refusal(() -> Split.leaveOneSpeakerOut(Fixtures.clips(2, 2, 2)));
    assertTrue(
        message.startsWith("Split: expected at least 3 speakers, found 2 [s0, s1];"), message);
  }
}
