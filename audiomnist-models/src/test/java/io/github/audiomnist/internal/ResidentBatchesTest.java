package io.github.audiomnist.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.audiomnist.augment.Fill;
import io.github.audiomnist.augment.Mixture;
import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResidentBatchesTest {

  private static final int[] INDICES = {3, 0, 2};
  private static final Pipeline<MelSpectrogram> PIPELINE =
      Pipeline.melSpec(InputFormat.hz(8000).seconds(0.3));

  /** Noise of different lengths. */
  private static Waveform clip(int index) {
    Random random = new Random(index);
    float[] samples = new float[900 + 400 * index];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextFloat() - 0.5f;
    }
    return Waveform.of(samples, 8000);
  }

  private static LabeledClips clips() {
    List<LabeledClip> clips =
        IntStream.range(0, 4)
            .mapToObj(i -> LabeledClip.of("clip " + i, clip(i), "a", "b"))
            .toList();
    return new LabeledClips(Labels.of(List.of("a")), clips);
  }

  /** The device's batch holds what core gives clip by clip. */
  @ParameterizedTest
  @EnumSource
  void augmentedBatch_anyFill_isSpecAugmentOfEachClip(Fill fill) throws IOException {
    SpecAugment augment = SpecAugment.STANDARD.withFill(fill);
    FeatureSet set = FeatureSet.of(PIPELINE, clips(), done -> {});
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu());
        ResidentBatches batches = new ResidentBatches(set, manager)) {
      NDList batch = batches.augmentedBatch(INDICES, manager, augment, 7, 2);
      for (int i = 0; i < INDICES.length; i++) {
        NDArray found = batch.get(0).get(i);
        MelSpectrogram plain = PIPELINE.apply(clip(INDICES[i]));
        float[] expected = augment.apply(plain, 7, 2, INDICES[i]).values();
        assertArrayEquals(expected, found.toFloatArray(), 1e-4f);
        assertFalse(Arrays.equals(expected, plain.values()));
      }
    }
  }

  @Test
  void mixedBatch_isSpecAugmentOfEachMixture() throws IOException {
    List<Mixture> mixtures = List.of(new Mixture(1, 0.25), new Mixture(0, 0.5), new Mixture(3, 1));
    FeatureSet set = FeatureSet.of(PIPELINE, clips(), done -> {});
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu());
        ResidentBatches batches = new ResidentBatches(set, manager)) {
      NDList batch = batches.mixedBatch(INDICES, mixtures, manager, SpecAugment.NONE, 7, 2);
      NDList masked = batches.mixedBatch(INDICES, mixtures, manager, SpecAugment.STANDARD, 7, 2);
      for (int i = 0; i < INDICES.length; i++) {
        MelSpectrogram expected =
            mixtures
                .get(i)
                .mix(
                    PIPELINE.apply(clip(INDICES[i])),
                    PIPELINE.apply(clip(mixtures.get(i).partner())));
        assertArrayEquals(expected.values(), batch.get(0).get(i).toFloatArray(), 1e-4f);
        assertEquals(expected.validFrames(), batch.get(1).toFloatArray()[i]);
        // Masks lie in the frames of the clip itself.
        assertFalse(
            Arrays.equals(batch.get(0).get(i).toFloatArray(), masked.get(0).get(i).toFloatArray()));
      }
    }
  }
}
