package io.github.audiomnist.examples.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.DoSHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;

/**
 * Bounds how often each address may ask, by a {@link TokenBucket} for each. At most {@value
 * #MAX_CLIENTS} are known at once, and forgotten when their buckets are full again; more than that
 * have no bound of their own, as the server's bounds hold for all of them together.
 */
final class ClientRates {

  private static final int MAX_CLIENTS = 4_096;
  private static final int BURST_SECONDS = 2;
  private static final int IPV6_NETWORK_BYTES = 8;

  private ClientRates() {}

  /** Refuses who asks too often; {@code handler} gets the rest. */
  static Handler before(Handler handler, Limits limits, Consumer<Throwable> unexpected) {
    int rate = limits.clientRate();
    if (rate == 0) {
      return handler;
    }
    return new DoSHandler(
        handler,
        ClientRates::client,
        client -> new TokenBucket(rate, BURST_SECONDS * rate, NanoTime.now()),
        (request, response, callback) -> refuse(rate, request, response, callback, unexpected),
        MAX_CLIENTS,
        false);
  }

  private static String client(Request request) {
    return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress at
            && at.getAddress() != null
        ? client(at.getAddress())
        : "";
  }

  /** The address, or of version 6 the network, as a client has all addresses of one. */
  static String client(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(
            address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes);
  }

  private static boolean refuse(
      int rate,
      Request request,
      Response response,
      Callback callback,
      Consumer<Throwable> unexpected) {
    RefusedException refused =
        new RefusedException(
            Problem.of(
                429,
                "client",
                "at most %s requests a second, %s at once".formatted(rate, BURST_SECONDS * rate),
                "more from this address",
                "wait a second, or start the server with another --client-rate"));
    new Exchange(request, response, callback, unexpected).fail(refused);
    return true;
  }
}
