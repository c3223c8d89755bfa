package io.github.audiomnist.internal;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The recordings of a set, decoded once and kept in memory as far as there is room; the others are
 * read anew each time. Threads may share it.
 */
final class RecordingCache {

  private final LabeledClips clips;
  private final AtomicReferenceArray<Waveform> kept;
  private long room;

  /** Of at most {@code samples} samples. */
  RecordingCache(LabeledClips clips, long samples) {
    this.clips = clips;
    this.kept = new AtomicReferenceArray<>(clips.size());
    this.room = samples;
  }

  /** Of as many samples as fill a quarter of the memory that the Java machine may take. */
  static RecordingCache of(LabeledClips clips) {
    return new RecordingCache(clips, Runtime.getRuntime().maxMemory() / 4 / Float.BYTES);
  }

  /**
   * The recording of clip {@code index}.
   *
   * @throws IOException if it cannot be read
   */
  Waveform read(int index) throws IOException {
    Waveform found = kept.get(index);
    if (found != null) {
      return found;
    }
    return keep(index, clips.clips().get(index).read());
  }

  private synchronized Waveform keep(int index, Waveform read) {
    Waveform before = kept.get(index);
    if (before != null) {
      return before;
    }
    if (read.length() <= room) {
      room -= read.length();
      kept.set(index, read);
    }
    return read;
  }
}
