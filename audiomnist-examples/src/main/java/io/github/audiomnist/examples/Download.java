package io.github.audiomnist.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches a file over HTTP into a part file, and goes on where an earlier attempt has stopped if
 * the server can. For one thread at a time.
 */
final class Download {

  /** Hears how far it is; the total is -1 while it is not known. */
  @FunctionalInterface
  interface Listener {
    void bytesRead(long done, long total);
  }

  /** Waits between attempts. */
  @FunctionalInterface
  interface Pause {
    void of(Duration duration) throws InterruptedException;
  }

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /** The longest that it waits by itself or because the server says so. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private static final int CONNECT_MILLIS = 20_000;
  private static final int ATTEMPTS = 5;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int MIB = 1 << 20;
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (?:(\\d+)-\\d+|\\*)/(\\d+)");

  private final URI address;
  private final Path part;
  private final Duration patience;
  private final Listener listener;
  private final Pause pause;

  /**
   * Says what to fetch.
   *
   * @param patience how long no byte may come before the connection is held for cut
   */
  Download(URI address, Path part, Duration patience, Listener listener) {
    this(address, part, patience, listener, duration -> Thread.sleep(duration.toMillis()));
  }

  /** As the other, with another way to wait. */
  Download(URI address, Path part, Duration patience, Listener listener, Pause pause) {
    this.address = address;
    this.part = part;
    this.patience = patience;
    this.listener = listener;
    this.pause = pause;
  }

  /**
   * Completes the part file; after a cut it asks for the rest, as often as there is progress. A
   * server that is busy is asked again after as long as it says, else after 1, 2, 4 and 8 seconds.
   *
   * @throws IOException if there is no network or no such file, or the part file cannot be written,
   *     or the server wants to be left alone for longer than two minutes; what has come stays
   */
  void fetch() throws IOException {
    TransferException last =
        TransferException.refused(RANGE_NOT_SATISFIABLE, Optional.empty(), LONGEST_PAUSE);
    for (int idle = 0; idle < ATTEMPTS; ) {
      long before = size();
      try {
        if (attempt()) {
          return;
        }
        idle++;
      } catch (TransferException e) {
        last = e;
        if (e.isFinal()) {
          break;
        }
        idle = size() > before ? 0 : idle + 1;
        if (idle > 0 && idle < ATTEMPTS) {
          pause(e.retryAfter().orElse(FIRST_PAUSE.multipliedBy(1L << (idle - 1))));
        }
      }
    }
    throw last.explained(address, part);
  }

  private void pause(Duration duration) throws IOException {
    try {
      pause.of(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(
          "%s: expected to wait for the server, found this thread interrupted".formatted(address));
    }
  }

  private long size() throws IOException {
    return Files.isRegularFile(part) ? Files.size(part) : 0;
  }

  /** One request; says whether the file is complete. */
  private boolean attempt() throws IOException {
    long begin = size();
    HttpURLConnection connection = connect(begin);
    try {
      int status = status(connection);
      OptionalLong total = total(connection, status);
      if (status == RANGE_NOT_SATISFIABLE) {
        boolean isComplete = total.isPresent() && total.getAsLong() == begin;
        if (!isComplete) {
          Files.deleteIfExists(part);
        }
        return isComplete;
      }
      boolean resumes = status == HttpURLConnection.HTTP_PARTIAL && resumesAt(connection, begin);
      if (status == HttpURLConnection.HTTP_PARTIAL && !resumes) {
        Files.deleteIfExists(part);
        return false;
      }
      long kept = resumes ? begin : 0;
      requireRoom(total.orElse(0) - kept);
      copy(connection, kept, total.orElse(-1));
      return true;
    } finally {
      connection.disconnect();
    }
  }

  private HttpURLConnection connect(long begin) throws IOException {
    URL url = address.toURL();
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout((int) patience.toMillis());
    connection.setRequestProperty("Accept-Encoding", "identity");
    if (begin > 0) {
      connection.setRequestProperty("Range", "bytes=%s-".formatted(begin));
    }
    return connection;
  }

  private static int status(HttpURLConnection connection) throws TransferException {
    int status;
    try {
      status = connection.getResponseCode();
    } catch (IOException e) {
      throw TransferException.unreachable(e);
    }
    if (status != HttpURLConnection.HTTP_OK
        && status != HttpURLConnection.HTTP_PARTIAL
        && status != RANGE_NOT_SATISFIABLE) {
      throw TransferException.refused(status, RetryAfter.of(connection), LONGEST_PAUSE);
    }
    return status;
  }

  private static OptionalLong total(HttpURLConnection connection, int status) {
    if (status == HttpURLConnection.HTTP_OK) {
      long length = connection.getContentLengthLong();
      return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }
    Matcher range = contentRange(connection);
    return range.matches() ? OptionalLong.of(Long.parseLong(range.group(2))) : OptionalLong.empty();
  }

  private static boolean resumesAt(HttpURLConnection connection, long begin) {
    Matcher range = contentRange(connection);
    return range.matches() && range.group(1) != null && Long.parseLong(range.group(1)) == begin;
  }

  private static Matcher contentRange(HttpURLConnection connection) {
    String header = connection.getHeaderField("Content-Range");
    return CONTENT_RANGE.matcher(header == null ? "" : header);
  }

  private void requireRoom(long bytes) throws IOException {
    Path folder = part.toAbsolutePath().getParent();
    FileStore store = Files.getFileStore(folder);
    if (store.getUsableSpace() < bytes) {
      throw new IOException(
          "%s: expected room for %s MiB, found %s; make room or give another --to"
              .formatted(folder, bytes / MIB, store.getUsableSpace() / MIB));
    }
  }

  private void copy(HttpURLConnection connection, long kept, long total) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long done = kept;
    try (InputStream in = body(connection);
        OutputStream out =
            kept > 0
                ? Files.newOutputStream(part, StandardOpenOption.APPEND)
                : Files.newOutputStream(part)) {
      for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
        out.write(buffer, 0, count);
        done += count;
        listener.bytesRead(done, total);
      }
    }
    if (total >= 0 && done != total) {
      throw TransferException.cut(done, total);
    }
  }

  private static InputStream body(HttpURLConnection connection) throws TransferException {
    try {
      return connection.getInputStream();
    } catch (IOException e) {
      throw TransferException.unreachable(e);
    }
  }

  private static int read(InputStream in, byte[] buffer) throws TransferException {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw TransferException.unreachable(e);
    }
  }
}
