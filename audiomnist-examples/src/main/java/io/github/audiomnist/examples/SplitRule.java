package io.github.audiomnist.examples;

import io.github.audiomnist.data.AudioMnist;
import io.github.audiomnist.data.DatasetException;
import io.github.audiomnist.data.FreeSpokenDigits;
import io.github.audiomnist.data.SpeechCommands;
import io.github.audiomnist.data.Split;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/** How clips are told apart into those to learn from, to choose by and to be judged on. */
enum SplitRule {
  /** As the data set's authors have it. */
  OFFICIAL {
    @Override
    Split split(Dataset data, int fold, long seed) throws IOException {
      return switch (data.layout()) {
        case FREE_SPOKEN_DIGITS -> FreeSpokenDigits.officialSplit(data.clips());
        case AUDIO_MNIST -> AudioMnist.digitFold(data.clips(), fold);
        case SPEECH_COMMANDS -> SpeechCommands.officialSplit(data.root(), data.clips());
        case FOLDERS ->
            throw new DatasetException(
                data.root(),
                "a data set with an official split",
                "folders of clips, which have none",
                "give --split speaker or --split stratified");
      };
    }
  },

  /** Every speaker in one part. */
  SPEAKER {
    @Override
    Split split(Dataset data, int fold, long seed) {
      return Split.bySpeaker(data.clips(), VALIDATION_SHARE, TEST_SHARE, seed);
    }
  },

  /** Every part with the labels in the proportion of the whole. */
  STRATIFIED {
    @Override
    Split split(Dataset data, int fold, long seed) {
      return Split.stratified(data.clips(), VALIDATION_SHARE, TEST_SHARE, seed);
    }
  };

  private static final double VALIDATION_SHARE = 0.2;
  private static final double TEST_SHARE = 0.2;

  /**
   * The rule of that name.
   *
   * @param file that names it, for messages
   * @throws IOException if there is none
   */
  static SplitRule of(String name, Path file) throws IOException {
    try {
      return new Choices<>(SplitRule.class).convert(name);
    } catch (TypeConversionException e) {
      throw new IOException(
          "%s: %s; use the version that wrote it".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * The split of {@code data}.
   *
   * @param fold among the official ones of AudioMNIST
   * @param seed of what is drawn by lot
   * @throws IllegalArgumentException if the clips cannot be split so
   * @throws IOException if the data set has no such split
   */
  abstract Split split(Dataset data, int fold, long seed) throws IOException;

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return Choices.written(this);
  }
}
