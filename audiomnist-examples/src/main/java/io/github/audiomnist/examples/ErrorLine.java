package io.github.audiomnist.examples;

import io.github.audiomnist.training.TrainingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Tells a failure in one line: what, expected, found, remedy. */
final class ErrorLine {

  private static final int MIB = 1 << 20;

  private ErrorLine() {}

  /** The line for {@code failure}, without a line's end. */
  static String of(Throwable failure) {
    return oneLine(text(telling(failure)));
  }

  /** {@code text} with line breaks and control characters replaced by spaces. */
  static String oneLine(String text) {
    return text.strip().replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ");
  }

  /** The outermost failure that says more than that there is an inner one. */
  private static Throwable telling(Throwable failure) {
    Throwable told = failure;
    while (told.getCause() != null && saysNothing(told)) {
      told = told.getCause();
    }
    return told;
  }

  /** Failures of parallel streams come as copies whose message names the original. */
  private static boolean saysNothing(Throwable wrapper) {
    return wrapper instanceof UncheckedIOException
        || wrapper.getMessage() == null
        || wrapper.getMessage().equals(String.valueOf(wrapper.getCause()));
  }

  private static String text(Throwable failure) {
    if (failure instanceof FileSystemException bare && bare.getReason() == null) {
      return bare.getFile() + ": " + expectedAndFound(bare);
    }
    if (failure instanceof OutOfMemoryError) {
      return "memory: expected more than %s MiB, found them full; give more, as in java -Xmx8g -jar"
          .formatted(Runtime.getRuntime().maxMemory() / MIB);
    }
    String message = failure.getMessage();
    return message != null && isComposed(failure)
        ? message
        : "expected to go on, found %s%s; mend that, or report it with what --debug prints"
            .formatted(failure, cause(failure));
  }

  /** What lies under all, such as the folder that an engine could not unpack itself to. */
  private static String cause(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root == failure ? "" : " (%s)".formatted(root);
  }

  /** Whether the library gives failures of this kind whole messages. */
  private static boolean isComposed(Throwable failure) {
    return failure instanceof IOException
        || failure instanceof IllegalArgumentException
        || failure instanceof IllegalStateException
        || failure instanceof TrainingException;
  }

  /** For failures of the file system whose message is the path alone. */
  private static String expectedAndFound(FileSystemException bare) {
    if (bare instanceof NoSuchFileException) {
      return "expected a file or folder, found nothing; check the path";
    } else if (bare instanceof AccessDeniedException) {
      return "expected permission, found access denied; check the permissions";
    } else if (bare instanceof FileAlreadyExistsException) {
      return "expected nothing of this name, found something; choose another name";
    } else if (bare instanceof NotDirectoryException) {
      return "expected a folder, found a file; check the path";
    }
    return "expected to read or write it, found %s; check the path and the disk"
        .formatted(bare.getClass().getSimpleName());
  }
}
