package io.github.audiomnist.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublicApiTest {

  private static final Path DOCS = Path.of("../docs");

  /** A line that is gone or changed breaks programs of others; a new one is a promise to them. */
  @ParameterizedTest
  @EnumSource(PublicApi.Library.class)
  void api_ofLibrary_isTheCommittedOne(PublicApi.Library library) throws IOException {
    assertEquals(
        Files.readString(library.file(DOCS)),
        library.text(),
        "if that is meant, write it anew by running PublicApi with ../docs as argument");
  }
}
