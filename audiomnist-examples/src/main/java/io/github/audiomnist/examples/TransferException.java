package io.github.audiomnist.examples;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private TransferException(
      String expected, String found, String remedy, boolean isFinal, @Nullable Throwable cause) {
    super(found, cause);
    this.expected = expected;
    this.found = found;
    this.remedy = remedy;
    this.isFinal = isFinal;
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
        "%d bytes".formatted(total),
        "%d, then the connection cut".formatted(done),
        "run the same command again",
        done > total,
        null);
  }

  static TransferException refused(int status) {
    boolean isPassing = status >= SERVER_ERROR || status == TOO_MANY_REQUESTS;
    return new TransferException(
        "the file",
        "HTTP status " + status,
        status == NOT_FOUND
            ? "it may have moved: give its new address by --from"
            : "try again later, or another address by --from",
        !isPassing,
        null);
  }

  /** Whether it makes no sense to ask again at once. */
  boolean isFinal() {
    return isFinal;
  }

  /** As a whole message. */
  IOException explained(URI address, Path part) {
    String kept =
        Files.isRegularFile(part) ? "; it goes on where it stopped, from %s".formatted(part) : "";
    return new IOException(
        "%s: expected %s, found %s; %s%s".formatted(address, expected, found, remedy, kept), this);
  }
}
