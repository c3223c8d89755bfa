package io.github.audiomnist.examples.web;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The client's end of a live session, which sends any bytes as frames and answers nothing itself.
 */
final class RawLive implements AutoCloseable {

  static final int CONTINUATION = 0;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int LAST = 0x80;

  private static final int MASKED = 0x80;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;

  private final Socket socket;
  private final OutputStream out;
  private final DataInputStream in;
  private final String head;

  private RawLive(Socket socket, String head) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.in = new DataInputStream(socket.getInputStream());
    this.head = head;
  }

  /** Asks for a session at 8 kHz, with these lines in the head. */
  static RawLive connect(TestServer server, String... lines) throws IOException {
    Socket socket = server.socket();
    String request =
        String.join(
                "\r\n",
                "GET /api/live?rate=8000 HTTP/1.1",
                "Host: localhost",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")
            + "\r\n"
            + String.join("", lines)
            + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    return new RawLive(socket, readHead(socket));
  }

  private static String readHead(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new EOFException(head.toString());
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** Of the answer. */
  String head() {
    return head;
  }

  boolean isOpened() {
    return head.startsWith("HTTP/1.1 101 ");
  }

  /** Sends a frame, masked by zeros, as it should be. */
  void send(int firstByte, byte[] payload) throws IOException {
    send(firstByte, MASKED, payload.length, payload);
  }

  /** Sends a frame that says that it is so long, whatever is in it. */
  void send(int firstByte, int mask, long length, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(firstByte);
    if (length >= 0 && length < TWO_BYTES) {
      frame.write(mask | (int) length);
    } else if (length >= 0 && length < 1 << 16) {
      frame.write(mask | TWO_BYTES);
      frame.write((int) length >> 8);
      frame.write((int) length);
    } else {
      frame.write(mask | EIGHT_BYTES);
      frame.writeBytes(ByteBuffer.allocate(8).putLong(length).array());
    }
    if (mask == MASKED) {
      frame.writeBytes(new byte[4]);
    }
    frame.writeBytes(payload);
    out.write(frame.toByteArray());
    out.flush();
  }

  /** Reads frames until the server closes; gives its status, or 0 if it cuts the line. */
  int closed() throws IOException {
    try {
      while (true) {
        int opcode = in.readUnsignedByte() & 0xf;
        int length = in.readUnsignedByte();
        int more = length == TWO_BYTES ? in.readUnsignedShort() : length;
        byte[] payload = new byte[more];
        in.readFully(payload);
        if (opcode == CLOSE) {
          return ByteBuffer.wrap(payload).getShort();
        }
      }
    } catch (EOFException | SocketException e) {
      return 0;
    }
  }

  /** Reads until the line is cut. */
  void awaitCut() throws IOException {
    try {
      while (in.read() >= 0) {
        // What comes says nothing.
      }
    } catch (SocketException e) {
      // Cut.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
