package io.github.audiomnist.data;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a file name such as {@code 7_george_12.wav}: label, speaker, take. The speaker may
 * hold underscores, the label may not.
 */
record TakeName(String label, String speaker, int take) {

  // At most nine digits, so that every take is an int.
  private static final Pattern PATTERN = Pattern.compile("([^_]+)_(.+)_([0-9]{1,9})\\.[^._]+");

  static Optional<TakeName> parse(String fileName) {
    Matcher matcher = PATTERN.matcher(fileName);
    return matcher.matches()
        ? Optional.of(
            new TakeName(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  /** Whether the file is named as a digit's take. */
  static boolean isDigit(Path file) {
    return parse(Folders.name(file)).filter(name -> isDigit(name.label())).isPresent();
  }

  /**
   * The name of a digit's take.
   *
   * @throws DatasetException if it is named otherwise, or the label is not a digit
   */
  static TakeName ofDigit(Path file) throws DatasetException {
    TakeName name =
        parse(Folders.name(file))
            .orElseThrow(
                () ->
                    new DatasetException(
                        file,
                        "a name such as 7_speaker_12.wav",
                        "'%s'".formatted(Folders.name(file)),
                        "rename or remove it"));
    if (!isDigit(name.label())) {
      throw new DatasetException(
          file,
          "a name that starts with a digit from 0 to 9",
          "'%s'".formatted(name.label()),
          "rename or remove it");
    }
    return name;
  }

  private static boolean isDigit(String label) {
    return label.length() == 1 && label.charAt(0) >= '0' && label.charAt(0) <= '9';
  }
}
