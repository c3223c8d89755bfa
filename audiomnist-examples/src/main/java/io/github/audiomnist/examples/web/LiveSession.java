package io.github.audiomnist.examples.web;

import io.github.audiomnist.models.SpottedWord;
import io.github.audiomnist.models.Spotter;
import io.github.audiomnist.models.SpotterListener;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

/**
 * One microphone on a WebSocket. Binary messages bring samples, 16 bits little-endian, mono; the
 * text {@code end} ends them. Text messages tell words as they are heard. The next message is taken
 * when the last one is done with, so a flood waits in its sender's buffers; who runs too far ahead
 * of the clock is sent away.
 *
 * <p>Public, because Jetty calls its methods by reflection.
 */
@SuppressWarnings("NullAway.Init") // Jetty opens it before it calls anything else.
public final class LiveSession implements Session.Listener, SpotterListener {

  /** Seconds of audio that may come before they can have been spoken. */
  static final int SECONDS_AHEAD = 10;

  private static final String END = "end";
  private static final float FULL_SCALE = 32_768;
  private static final double NANOS_PER_SECOND = 1e9;

  /** What is told when words can come. */
  private record Ready(String type, String model, int sampleRate) {}

  /** What is told of a sound: a word, or what one that still sounds would be by now. */
  private record Word(
      String type, String label, float probability, double seconds, double endSeconds) {

    private static Word of(String type, SpottedWord word) {
      return new Word(
          type, word.label(), word.probability(), word.startSeconds(), word.endSeconds());
    }
  }

  /** What is told after the last word. */
  private record Ended(String type, double seconds) {}

  private final String model;
  private final int sampleRate;
  private final Function<SpotterListener, Spotter> openSpotter;
  private final Metrics metrics;
  private final LiveBounds bounds;
  private final Consumer<Throwable> unexpected;
  private Session session;
  private Spotter spotter;
  private volatile boolean closing;
  private Future<?> deadline = CompletableFuture.completedFuture(null);
  private long begun;
  private long received;

  /**
   * A session that begins when its socket opens.
   *
   * @param openSpotter gives a spotter that tells the listener
   * @param bounds that it shares with the others
   */
  LiveSession(
      String model,
      int sampleRate,
      Function<SpotterListener, Spotter> openSpotter,
      Metrics metrics,
      LiveBounds bounds,
      Consumer<Throwable> unexpected) {
    this.model = model;
    this.sampleRate = sampleRate;
    this.openSpotter = openSpotter;
    this.metrics = metrics;
    this.bounds = bounds;
    this.unexpected = unexpected;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    if (!bounds.begin()) {
      close(StatusCode.TRY_AGAIN_LATER, "expected fewer sessions, found as many as may be");
      next();
      return;
    }
    endBy(
        bounds.afterLongest(
            () -> close(StatusCode.NORMAL, "a session lasts no longer; connect again")));
    spotter = openSpotter.apply(this);
    begun = System.nanoTime();
    send(new Ready("ready", model, sampleRate));
    next();
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    float[] samples = samples(payload);
    callback.succeed();
    if (!closing) {
      receive(samples);
    }
    next();
  }

  private void receive(float[] samples) {
    received += samples.length;
    long now = System.nanoTime() - begun;
    if (received / (double) sampleRate > now / NANOS_PER_SECOND + SECONDS_AHEAD) {
      close(StatusCode.POLICY_VIOLATION, "expected audio as fast as it is spoken, found faster");
    } else {
      hear(samples);
    }
  }

  private void hear(float[] samples) {
    try {
      spotter.accept(samples);
    } catch (RuntimeException e) {
      unexpected.accept(e);
      close(StatusCode.SERVER_ERROR, "the server failed; its terminal says why");
    }
  }

  private static float[] samples(ByteBuffer payload) {
    ShortBuffer stored = payload.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    float[] samples = new float[stored.remaining()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = stored.get(i) / FULL_SCALE;
    }
    return samples;
  }

  @Override
  public void onWebSocketText(String message) {
    if (closing) {
      next();
      return;
    }
    if (message.equals(END)) {
      spotter.flush();
      send(new Ended("end", received / (double) sampleRate));
      close(StatusCode.NORMAL, "the end");
    } else {
      close(StatusCode.BAD_DATA, "expected samples or 'end', found another text");
    }
    next();
  }

  /** Takes the next message, or after the server has said farewell what leads to the client's. */
  private void next() {
    try {
      session.demand();
    } catch (RuntimeException e) {
      // The line is gone meanwhile, so there is none.
    }
  }

  @Override
  public void onWebSocketClose(int status, String reason, Callback callback) {
    bounds.end();
    endBy(CompletableFuture.completedFuture(null));
    callback.succeed();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    // Too large a message, silence or a lost line: Jetty closes the socket, which tells why.
  }

  @Override
  public void wordSpotted(SpottedWord word) {
    metrics.spotted();
    send(Word.of("word", word));
  }

  @Override
  public void wordForming(SpottedWord guess) {
    send(Word.of("forming", guess));
  }

  @Override
  public void soundRejected(SpottedWord sound) {
    send(Word.of("rejected", sound));
  }

  private void send(Object message) {
    session.sendText(Exchange.toJson(message), Callback.NOOP);
  }

  private void close(int status, String reason) {
    closing = true;
    session.close(status, reason, Callback.NOOP);
    endBy(bounds.afterFarewell(session::disconnect));
  }

  private synchronized void endBy(Future<?> newDeadline) {
    deadline.cancel(false);
    deadline = newDeadline;
  }
}
