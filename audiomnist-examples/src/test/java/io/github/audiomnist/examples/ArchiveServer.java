package io.github.audiomnist.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Offers one archive on this machine: with ranges, and with cuts as they were ordered. */
final class ArchiveServer implements AutoCloseable {

  /** Status and the Range header of a request. */
  record Request(int status, String range) {}

  private static final int PIECE = 1 << 14;

  private final HttpServer server;
  private final byte[] archive;
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean hasRanges = true;
  private volatile int pauseMillis;
  private volatile @Nullable String retryAfter;

  ArchiveServer(byte[] archive) throws IOException {
    this.archive = archive;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/archive", this::answer);
    server.start();
  }

  /** The next {@code times} answers end after half of what they promised. */
  ArchiveServer withCuts(int times) {
    cuts.set(times);
    return this;
  }

  /** The next {@code times} answers are 503. */
  ArchiveServer withFailures(int times) {
    failures.set(times);
    return this;
  }

  /** The header that comes with failures. */
  ArchiveServer withRetryAfter(String header) {
    retryAfter = header;
    return this;
  }

  /** Answers come piece by piece, with so many milliseconds between. */
  ArchiveServer withPauses(int millis) {
    pauseMillis = millis;
    return this;
  }

  ArchiveServer withoutRanges() {
    hasRanges = false;
    return this;
  }

  String address() {
    return "http://localhost:%s/archive".formatted(server.getAddress().getPort());
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    int begin = range == null || !hasRanges ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    int status = status(begin);
    requests.add(new Request(status, String.valueOf(range)));
    if (status == 503 && retryAfter != null) {
      exchange.getResponseHeaders().add("Retry-After", retryAfter);
    }
    if (status >= 400) {
      exchange.getResponseHeaders().add("Content-Range", "bytes */" + archive.length);
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
      return;
    }
    if (status == 206) {
      exchange
          .getResponseHeaders()
          .add(
              "Content-Range",
              "bytes %s-%s/%s".formatted(begin, archive.length - 1, archive.length));
    }
    byte[] rest = Arrays.copyOfRange(archive, begin, archive.length);
    exchange.sendResponseHeaders(status, rest.length);
    try (OutputStream out = exchange.getResponseBody()) {
      if (cuts.getAndDecrement() > 0) {
        out.write(rest, 0, rest.length / 2);
        out.flush();
      } else {
        writeInPieces(rest, out);
      }
    } catch (IOException e) {
      // The server's own complaint of a body that is too short; the client sees the cut.
      exchange.close();
    }
  }

  private void writeInPieces(byte[] bytes, OutputStream out) throws IOException {
    for (int begin = 0; begin < bytes.length; begin += PIECE) {
      out.write(bytes, begin, Math.min(PIECE, bytes.length - begin));
      if (pauseMillis > 0) {
        pause();
      }
    }
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(pauseMillis);
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  private int status(int begin) {
    if (failures.getAndDecrement() > 0) {
      return 503;
    }
    return begin == 0 ? 200 : begin >= archive.length ? 416 : 206;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
