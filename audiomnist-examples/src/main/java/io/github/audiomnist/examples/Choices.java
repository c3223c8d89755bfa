package io.github.audiomnist.examples;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the constants of an enum as they are written on the command line: in small letters, with
 * hyphens. Case and hyphens do not matter.
 */
final class Choices<E extends Enum<E>> implements ITypeConverter<E> {

  private final List<E> constants;

  Choices(Class<E> type) {
    this.constants = Arrays.asList(type.getEnumConstants());
  }

  /** How {@code constant} is written. */
  static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String bare(String written) {
    return written.replace("-", "");
  }

  @Override
  public E convert(String value) {
    return constants.stream()
        .filter(constant -> bare(written(constant)).equalsIgnoreCase(bare(value)))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of %s, found '%s'"
                        .formatted(
                            String.join(", ", constants.stream().map(Choices::written).toList()),
                            value)));
  }
}
