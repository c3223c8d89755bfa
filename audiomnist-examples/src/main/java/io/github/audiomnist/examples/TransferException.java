package io.github.audiomnist.examples;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The network or the server failed, not the disk. */
final class TransferException extends IOException {

  private static final long serialVersionUID = 1;

  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;
  private static final int TOO_MANY_REQUESTS = 429;

  private final String expected;
  private final String found;
  private final String remedy;
  private final boolean isFinal;
  private final @Nullable Duration retryAfter;

  private TransferException(
      String expected, String found, String remedy, boolean isFinal, @Nullable Throwable cause) {
    this(expected, found, remedy, isFinal, null, cause);
  }

  private TransferException(
      String expected,
      String found,
      String remedy,
      boolean isFinal,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(found, cause);
    this.expected = expected;
    this.found = found;
    this.remedy = remedy;
    this.isFinal = isFinal;
    this.retryAfter = retryAfter;
  }

  static TransferException unreachable(IOException failure) {
    boolean isOffline =
        failure instanceof UnknownHostException
            || failure instanceof ConnectException
            || failure instanceof NoRouteToHostException;
    return isOffline
        ? new TransferException(
            "an answer",
            "no network or no such server (%s)".formatted(failure),
            "check the connection, or a proxy by -Dhttps.proxyHost",
            true,
            failure)
        : new TransferException(
            "the rest of the file",
            "the connection cut (%s)".formatted(failure.getMessage()),
            "run the same command again",
            false,
            failure);
  }

  static TransferException cut(long done, long total) {
    return new TransferException(
        "%s bytes".formatted(total),
        "%s, then the connection cut".formatted(done),
        "run the same command again",
        done > total,
        null);
  }

  /**
   * An answer that is no file.
   *
   * @param retryAfter when the server wants to be asked again
   * @param longest how long to wait for that
   */
  static TransferException refused(int status, Optional<Duration> retryAfter, Duration longest) {
    boolean isPassing = status >= SERVER_ERROR || status == TOO_MANY_REQUESTS;
    boolean isTooLong = retryAfter.isPresent() && retryAfter.get().compareTo(longest) > 0;
    return new TransferException(
        "the file",
        "HTTP status " + status,
        remedy(status, isTooLong ? retryAfter : Optional.empty()),
        !isPassing || isTooLong,
        retryAfter.orElse(null),
        null);
  }

  private static String remedy(int status, Optional<Duration> wait) {
    if (status == NOT_FOUND) {
      return "it may have moved: give its new address by --from";
    }
    return wait.map(
            duration ->
                "try again in %s seconds, as the server asks, or another address by --from"
                    .formatted(duration.toSeconds()))
        .orElse("try again later, or another address by --from");
  }

  /** Whether it makes no sense to ask again in this run. */
  boolean isFinal() {
    return isFinal;
  }

  /** How long the server wants to be left alone, if it says so. */
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** As a whole message. */
  IOException explained(URI address, Path part) {
    String kept =
        Files.isRegularFile(part) ? "; it goes on where it stopped, from %s".formatted(part) : "";
    return new IOException(
        "%s: expected %s, found %s; %s%s".formatted(address, expected, found, remedy, kept), this);
  }
}
