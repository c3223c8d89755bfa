package io.github.audiomnist.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the folder.
class RecordingCacheTest {

  private static final int LENGTH = 100;
  private static final int TIMES = 300;

  @TempDir private Path folder;

  private LabeledClips clips(int count) throws IOException {
    List<LabeledClip> clips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve(i + ".wav");
      WavFile.write(file, Waveform.of(new float[LENGTH], 8000));
      clips.add(LabeledClip.ofFile(file, "a", "b"));
    }
    return new LabeledClips(Labels.of(List.of("a")), clips);
  }

  @Test
  void read_again_isTheSameRecordingWithoutItsFile() throws IOException {
    RecordingCache cache = RecordingCache.of(clips(1));
    Waveform first = cache.read(0);
    Files.delete(folder.resolve("0.wav"));
    assertEquals(LENGTH, first.length());
    assertSame(first, cache.read(0));
  }

  @Test
  void read_moreThanThereIsRoomFor_readsTheRestAnew() throws IOException {
    RecordingCache cache = new RecordingCache(clips(3), 2 * LENGTH + 50);
    Waveform second = cache.read(1);
    Waveform third = cache.read(2);
    Waveform first = cache.read(0);
    assertSame(second, cache.read(1));
    assertSame(third, cache.read(2));
    assertNotSame(first, cache.read(0));
  }

  @Test
  void read_ofOneClipByTwoThreads_takesRoomOnce() throws Exception {
    LabeledClips clips = clips(2);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      for (int i = 0; i < TIMES; i++) {
        RecordingCache cache = new RecordingCache(clips, 2 * LENGTH);
        CyclicBarrier start = new CyclicBarrier(2);
        Future<Waveform> theirs =
            other.submit(
                () -> {
                  start.await();
                  return cache.read(0);
                });
        start.await();
        Waveform ours = cache.read(0);
        assertSame(ours, theirs.get());
        assertSame(cache.read(1), cache.read(1), "room for the second clip, at try " + i);
      }
    } finally {
      other.shutdown();
    }
  }
}
