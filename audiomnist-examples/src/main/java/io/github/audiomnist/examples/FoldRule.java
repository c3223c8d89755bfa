package io.github.audiomnist.examples;

import io.github.audiomnist.data.AudioMnist;
import io.github.audiomnist.data.DatasetException;
import io.github.audiomnist.data.DatasetLayout;
import io.github.audiomnist.data.FreeSpokenDigits;
import io.github.audiomnist.data.Split;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** How clips are told apart into the folds of a cross-validation. */
enum FoldRule {
  /** By clip within each label. */
  KFOLD(true) {
    @Override
    List<Split> splits(Dataset data, int k, long seed) {
      return Split.kFold(data.clips(), k, seed);
    }
  },

  /** Every speaker in one fold. */
  SPEAKER_KFOLD(true) {
    @Override
    List<Split> splits(Dataset data, int k, long seed) {
      return Split.kFoldBySpeaker(data.clips(), k, seed);
    }
  },

  /** A fold for each speaker. */
  LOSO(false) {
    @Override
    List<Split> splits(Dataset data, int k, long seed) {
      return Split.leaveOneSpeakerOut(data.clips());
    }
  },

  /** As the data set's authors have it: AudioMNIST's five, or the one split of others. */
  OFFICIAL_FOLDS(false) {
    @Override
    List<Split> splits(Dataset data, int k, long seed) throws IOException {
      if (data.layout() != DatasetLayout.AUDIO_MNIST) {
        return List.of(SplitRule.OFFICIAL.split(data, 0, seed));
      }
      return IntStream.range(0, AudioMnist.DIGIT_FOLDS)
          .mapToObj(fold -> AudioMnist.digitFold(data.clips(), fold))
          .toList();
    }
  },

  /** FSDD's takes 0 to 4, 5 to 9 and so on, over which each clip is tested once. */
  INDEX_FOLDS(false) {
    @Override
    List<Split> splits(Dataset data, int k, long seed) throws IOException {
      if (data.layout() != DatasetLayout.FREE_SPOKEN_DIGITS) {
        throw new DatasetException(
            data.root(), "FSDD for index folds", data.layout().toString(), "give --split kfold");
      }
      return FreeSpokenDigits.indexFolds(data.clips());
    }
  };

  private final boolean takesK;

  FoldRule(boolean takesK) {
    this.takesK = takesK;
  }

  /** Whether the number of folds may be chosen. */
  boolean takesK() {
    return takesK;
  }

  /**
   * The splits of {@code data}.
   *
   * @param k number of folds, where it may be chosen
   * @param seed of what is drawn by lot
   * @throws IllegalArgumentException if the clips cannot be split so
   * @throws IOException if the data set has no such folds
   */
  abstract List<Split> splits(Dataset data, int k, long seed) throws IOException;

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return Choices.written(this);
  }
}
