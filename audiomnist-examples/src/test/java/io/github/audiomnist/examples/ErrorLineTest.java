package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

class ErrorLineTest {

  @Test
  void of_bareFileSystemFailures_addsExpectedFoundAndRemedy() {
    assertEquals(
        "a.wav: expected a file or folder, found nothing; check the path",
        ErrorLine.of(new NoSuchFileException("a.wav")));
    assertEquals(
        "a.wav: expected permission, found access denied; check the permissions",
        ErrorLine.of(new AccessDeniedException("a.wav")));
    assertEquals(
        "a: expected nothing of this name, found something; choose another name",
        ErrorLine.of(new FileAlreadyExistsException("a")));
    assertEquals(
        "a: expected a folder, found a file; check the path",
        ErrorLine.of(new NotDirectoryException("a")));
    assertTrue(ErrorLine.of(new FileSystemException("a")).startsWith("a: expected"));
  }

  @Test
  void of_fileSystemFailureWithReason_keepsIt() {
    assertEquals(
        "a: No space left on device",
        ErrorLine.of(new FileSystemException("a", null, "No space left on device")));
  }

  @Test
  void of_wrappers_tellsWhatIsInside() {
    IOException inside = new IOException("a.wav: expected a WAV file, found MP3; convert it");
    assertEquals(inside.getMessage(), ErrorLine.of(new UncheckedIOException(inside)));
    assertEquals(inside.getMessage(), ErrorLine.of(new IllegalArgumentException(inside)));
    assertEquals(inside.getMessage(), ErrorLine.of(new ExceptionInInitializerError(inside)));
  }

  @Test
  void of_severalLines_givesOne() {
    assertEquals("a b", ErrorLine.of(new IOException("a\r\n\tb\u2028")));
  }

  @Test
  void of_unforeseenFailures_asksForAReport() {
    String line = ErrorLine.of(new IndexOutOfBoundsException("index 7"));
    assertTrue(line.contains("IndexOutOfBoundsException: index 7"), line);
    assertTrue(line.contains("--debug"), line);
    assertTrue(ErrorLine.of(new EOFException()).contains("EOFException"));
    Exception deep = new ArithmeticException("engine: cannot start");
    assertTrue(deep == deep.initCause(new NoSuchFileException("/cache")));
    assertTrue(
        ErrorLine.of(deep).contains("cannot start (java.nio.file.NoSuchFileException: /cache)"));
  }

  @Test
  void of_noMemoryLeft_saysHowToGiveMore() {
    assertTrue(ErrorLine.of(new OutOfMemoryError("Java heap space")).contains("-Xmx"));
  }
}
