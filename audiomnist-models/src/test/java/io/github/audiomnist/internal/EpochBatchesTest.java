package io.github.audiomnist.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.github.audiomnist.augment.Augmentation;
import io.github.audiomnist.augment.Gain;
import io.github.audiomnist.augment.TimeShift;
import io.github.audiomnist.augment.WaveformAugment;
import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochBatchesTest {

  private static final int CLIPS = 5;
  private static final Pipeline<MelSpectrogram> PIPELINE =
      Pipeline.melSpec(InputFormat.hz(8000).seconds(0.2));

  private static Waveform clip(int index) {
    float[] samples = new float[800];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(0.1 * (index + 1) * i);
    }
    return Waveform.of(samples, 8000);
  }

  private static TrainingData data() throws IOException {
    List<LabeledClip> clips =
        IntStream.range(0, CLIPS)
            .mapToObj(i -> LabeledClip.of("clip " + i, clip(i), "a", "b"))
            .toList();
    LabeledClips all = new LabeledClips(Labels.of(List.of("a")), clips);
    return TrainingData.of(PIPELINE, all, new LabeledClips(all.labels(), List.of()), done -> {});
  }

  @Test
  void of_epochsInAnyOrder_areThoseOfTheAugmentation() throws IOException {
    Augmentation augmentation = Augmentation.of(TimeShift.seconds(0.05), Gain.db(-12, 0));
    Training settings = Training.epochs(9).withSeed(3).withAugmentation(augmentation);
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu());
        EpochBatches batches = new EpochBatches(data(), settings, manager)) {
      for (int epoch : new int[] {4, 5, 9, 2}) {
        ResidentBatches found = batches.of(epoch);
        for (int i = 0; i < CLIPS; i++) {
          float[] expected = PIPELINE.apply(augmentation.apply(clip(i), 3, epoch, i)).values();
          try (NDManager scope = manager.newSubManager()) {
            float[] values = found.batch(new int[] {i}, scope).get(0).toFloatArray();
            assertArrayEquals(expected, values);
          }
        }
      }
    }
  }

  @Test
  void of_anEpoch_hasOtherThreadsMakeTheNextOne() throws IOException, InterruptedException {
    CountDownLatch both = new CountDownLatch(2 * CLIPS);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    WaveformAugment counting =
        (clip, random) -> {
          threads.add(Thread.currentThread());
          both.countDown();
          return clip;
        };
    Training settings = Training.epochs(3).withAugmentation(Augmentation.of(counting));
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu());
        EpochBatches batches = new EpochBatches(data(), settings, manager)) {
      assertEquals(CLIPS, batches.of(1).size());
      assertTrue(both.await(30, TimeUnit.SECONDS), "left " + both.getCount());
      assertFalse(threads.contains(Thread.currentThread()));
    }
  }

  @Test
  void of_withoutAugmentation_isTheSameForAllEpochs() throws IOException {
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu());
        EpochBatches batches = new EpochBatches(data(), Training.epochs(2), manager)) {
      assertSame(batches.of(1), batches.of(2));
    }
  }
}
