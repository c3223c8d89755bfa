package io.github.audiomnist.models;

import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.transform.Resample;
import io.github.audiomnist.transform.StreamStage;
import java.util.Objects;

/**
 * Finds spoken words in a signal of unlimited length, which comes in chunks of any size and at any
 * rate, and gives each once, when it is over.
 *
 * <p>A recogniser has learned from recordings of one word that begin and end with it, so that is
 * what it is given: sounds are cut out where the level rises out of the noise, whose level is
 * followed, until it has been down in it for {@link Spotting#hangoverSeconds}. A sound that is as
 * long as the recogniser's clips is cut at a dip, and one whose parts between dips are the surer
 * words is given as these. Silence is never put to the recogniser.
 *
 * <p>What is heard depends on the samples alone, not on chunks or time. It keeps the samples of
 * about two clips.
 *
 * <p>For one thread at a time, which is the one that the listener is called in; the recogniser may
 * be used by others meanwhile, and must stay open.
 */
public final class Spotter {

  private enum State {
    OPEN,
    FLUSHED,
    /** At work, or left by a listener's exception. */
    BUSY
  }

  /** As long may a sound be in hops, however short the recogniser's clips. */
  private static final int LEAST_LONGEST_HOPS = 50;

  private final int sourceRate;
  private final Spotting spotting;
  private final SpotterListener listener;
  private final StreamStage toRate;
  private final LevelMeter meter;
  private final SampleRing ring;
  private final SoundCutter cutter;
  private final SoundReader reader;
  private final int meterRate;
  private final int shortestHops;
  private final int previewHops;
  private State state = State.OPEN;

  Spotter(Recognizer recognizer, int sourceRate, Spotting spotting, SpotterListener listener) {
    InputFormat input = recognizer.pipeline().input();
    this.sourceRate = sourceRate;
    this.spotting = Objects.requireNonNull(spotting);
    this.listener = Objects.requireNonNull(listener);
    this.meterRate = input.sampleRate();
    this.toRate =
        (StreamStage) new Resample(meterRate).streaming(SignalSpec.waveform(sourceRate, 1));
    this.meter = new LevelMeter(meterRate);
    this.shortestHops = hops(spotting.shortestSeconds());
    this.previewHops = hops(spotting.previewSeconds());
    int longestHops = Math.max(LEAST_LONGEST_HOPS, input.length() / meter.hopLength());
    int hangoverHops = hops(spotting.hangoverSeconds());
    this.ring = new SampleRing((2 * longestHops + hangoverHops) * meter.hopLength(), meterRate);
    this.reader = new SoundReader(recognizer, ring, meter.hopLength());
    this.cutter = new SoundCutter(spotting.onsetDb(), hangoverHops, longestHops, new Sounds());
  }

  private static int hops(double seconds) {
    return (int) Math.round(seconds * LevelMeter.HOPS_PER_SECOND);
  }

  /** As {@link #accept(float[], int, int)}, with all of {@code samples}. */
  public void accept(float[] samples) {
    accept(samples, 0, samples.length);
  }

  /**
   * Takes the next samples, and tells the listener the words that they end.
   *
   * @param samples mono, nominally in [-1, 1], at {@link #sourceRate}; left as they are
   * @param from index of the first
   * @param count how many, also 0
   * @throws IllegalArgumentException if a sample is NaN or infinite; the stream stays as it was
   * @throws IndexOutOfBoundsException if {@code from < 0}, {@code count < 0} or {@code from + count
   *     > samples.length}
   * @throws IllegalStateException if the recogniser is closed, or the stream was flushed, or the
   *     listener failed, since the last {@link #reset}, or the listener itself calls
   */
  public void accept(float[] samples, int from, int count) {
    Objects.checkFromIndexSize(from, count, samples.length);
    begin();
    requireFinite(samples, from, count);
    state = State.BUSY;
    toRate.accept(samples, from, count, true, this::take);
    state = State.OPEN;
  }

  private void begin() {
    if (state != State.OPEN) {
      throw new IllegalStateException(
          "Spotter: expected an open stream, found one that %s; call reset() for another signal"
              .formatted(
                  state == State.FLUSHED
                      ? "was flushed"
                      : "is at work or was left by a failing listener"));
    }
  }

  private static void requireFinite(float[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (!Float.isFinite(samples[i])) {
        throw new IllegalArgumentException(
            "Spotter: expected finite samples, found %s at index %s; repair or leave out the chunk"
                .formatted(samples[i], i));
      }
    }
  }

  private void take(float[] samples, int from, int count, boolean recorded) {
    for (int i = from; i < from + count; i++) {
      ring.add(samples[i]);
      if (meter.accept(samples[i])) {
        cutter.accept(meter.level());
        preview();
      }
    }
  }

  private void preview() {
    long hops = cutter.numHops() - cutter.begin();
    if (previewHops > 0 && cutter.isOpen() && hops % previewHops == 0) {
      listener.wordForming(spotted(reader.glance(cutter.begin(), cutter.numHops())));
    }
  }

  /**
   * Ends the signal: tells the listener the word that it ends in, if it does.
   *
   * @throws IllegalStateException as {@link #accept(float[], int, int)}
   */
  public void flush() {
    begin();
    state = State.BUSY;
    toRate.flush(this::take);
    cutter.flush();
    state = State.FLUSHED;
  }

  /** Makes the spotter as new, for another signal; seconds count from 0 again. */
  public void reset() {
    toRate.reset();
    ring.reset();
    meter.reset();
    cutter.reset();
    state = State.OPEN;
  }

  /** Samples per second of what goes in, in Hz. */
  public int sourceRate() {
    return sourceRate;
  }

  /** The level of the last 30 ms without their rumble, in dB below full scale; -100 of silence. */
  public double levelDb() {
    return meter.level();
  }

  /** Whether something sounds now. */
  public boolean isSounding() {
    return cutter.isOpen();
  }

  /**
   * How many seconds a word has ended at most when it is told, by the stream's own clock: the
   * hangover, a few hops, and what resampling looks ahead.
   */
  public double latencySeconds() {
    double hop = 1.0 / LevelMeter.HOPS_PER_SECOND;
    return spotting.hangoverSeconds() + 2 * hop + (double) toRate.latency() / sourceRate;
  }

  private SpottedWord spotted(SoundReader.Word word) {
    double hopSeconds = (double) meter.hopLength() / meterRate;
    return new SpottedWord(word.prediction(), word.from() * hopSeconds, word.to() * hopSeconds);
  }

  private void tell(SoundReader.Word word) {
    SpottedWord spotted = spotted(word);
    if (!word.prediction().isUnknown()
        && spotted.probability() >= spotting.threshold()
        && !spotting.otherLabels().contains(spotted.label())) {
      listener.wordSpotted(spotted);
    } else {
      listener.soundRejected(spotted);
    }
  }

  private final class Sounds implements SoundCutter.Listener {

    @Override
    public void soundEnded(long from, long to) {
      if (to - from >= shortestHops) {
        reader.read(from, to, Dips.of(cutter, from, to)).forEach(Spotter.this::tell);
      }
    }

    @Override
    public long soundGoesOn(long from, long to) {
      SoundReader.Word word = reader.readFirst(from, to, Dips.of(cutter, from, to));
      tell(word);
      return word.to();
    }
  }
}
