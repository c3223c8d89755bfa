package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Signal;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.training.ComputeDevice;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DjlAdaptersTest {

  private static final LabeledClips CLIPS = Tones.clips(6, 1);
  private static final Shape PICTURE = new Shape(1, 40, 31);
  private static final Training SETTINGS =
      Training.epochs(12)
          .withBatchSize(6)
          .withLearningRate(0.005)
          .withSpecAugment(SpecAugment.NONE)
          .withSeed(3);

  private static Block block(long labels) {
    return new SequentialBlock()
        .add(Conv2d.builder().setFilters(4).setKernelShape(new Shape(3, 3)).build())
        .add(BatchNorm.builder().build())
        .add(Activation::relu)
        .add(Blocks.batchFlattenBlock())
        .add(Linear.builder().setUnits(labels).build());
  }

  private static Network<Signal> network(String name) {
    return DjlAdapters.network(name, PICTURE, DjlAdaptersTest::block);
  }

  private static float[] logits(Recognizer recognizer) {
    return recognizer.recognize(Tones.tone(2, 9)).logits();
  }

  @Test
  void train_aBlock_learnsAndIsLoadedWhereItIsGiven(@TempDir Path folder) throws IOException {
    Network<Signal> mine = network("mine");
    Path place = folder.resolve("it");
    try (Recognizer trained = Tones.pipeline().then(mine).train(CLIPS, Tones.none(), SETTINGS)) {
      assertEquals(1, trained.evaluate(CLIPS).accuracy());
      assertEquals("custom", trained.network().family());
      trained.save(place);
      try (Recognizer loaded = DjlAdapters.load(place, ComputeDevice.CPU, mine)) {
        assertArrayEquals(logits(trained), logits(loaded));
        assertSame(mine, loaded.network());
      }
    }
    assertRefused(
        IOException.class,
        () -> Recognizer.load(place),
        "expected the custom one that was trained, {\"name\":\"mine\"}, found none",
        "; give it to DjlAdapters.load");
    assertRefused(
        IOException.class,
        () -> DjlAdapters.load(place, ComputeDevice.CPU, network("yours")),
        "found {\"name\":\"yours\"}");
  }

  @Test
  void train_equalSeeds_givesEqualLogits() throws IOException {
    RecognizerTrainer trainer = Tones.pipeline().then(network("mine"));
    Training short2 = SETTINGS.withBatchSize(18);
    try (Recognizer first = trainer.train(CLIPS, Tones.none(), short2);
        Recognizer second = trainer.train(CLIPS, Tones.none(), short2)) {
      assertArrayEquals(logits(first), logits(second));
    }
  }

  @Test
  void summary_ofABlock_countsItsParameters() {
    RecognizerTrainer trainer = Tones.pipeline().then(network("mine"));
    long convolution = 4 * 9 + 4;
    long norm = 2 * 4;
    long head = 3 * (4 * 38 * 29) + 3;
    assertEquals(convolution + norm + head, trainer.summary(3).parameterCount());
    assertEquals(1, trainer.summary(3).layers().size());
  }

  @Test
  void then_otherSizesThanTheShape_areRefused() {
    assertRefused(
        SpecMismatchException.class,
        () -> Pipeline.melSpec().then(network("mine")),
        "mine: expected 1240 values for a clip of shape (1, 40, 31), found 40 x 101");
  }

  @Test
  void then_outputThatIsNoLogits_isRefused() {
    Network<Signal> wrong = DjlAdapters.network("wrong", PICTURE, labels -> block(labels + 1));
    assertRefused(
        IllegalArgumentException.class,
        () -> Tones.pipeline().then(wrong),
        "SequentialBlock: expected an output of shape (1, 2)",
        "(1, 3)");
  }

  @Test
  void network_withoutName_isRefused() {
    assertRefused(IllegalArgumentException.class, () -> network(" "), "expected a name");
  }
}
