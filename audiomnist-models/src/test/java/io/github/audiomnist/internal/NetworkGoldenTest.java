package io.github.audiomnist.internal;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import com.google.errorprone.annotations.Immutable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The networks against layers of {@code torch.nn} with the same weights.
 *
 * <p>Largest differences measured, relative to a tensor's largest value or to 1: logits 2.4e-7,
 * loss 1.2e-7, gradients 2.4e-7, batch statistics 8e-8.
 */
class NetworkGoldenTest {

  private static final double TOLERANCE = 2e-6;
  private static final double SMOOTHING = 0.1;
  private static final int CLASSES = 5;
  private static final int GARBAGE_BYTES = 256;

  @Immutable
  private interface Blocks {
    NetworkBlock block();
  }

  private enum Net {
    MLP_MEAN(() -> new MlpBlock(6, false, List.of(8, 7), 0, CLASSES)),
    MLP_DEVIATION(() -> new MlpBlock(6, true, List.of(8, 7, 6), 0, CLASSES)),
    CNN(() -> new CnnBlock(List.of(3, 5, 4, 6), 3, 0, CLASSES)),
    CNN64(() -> SequentialBlock.cnn64(20, List.of(4, 6, 8, 6), 0, CLASSES)),
    AUDIO_NET(() -> SequentialBlock.audioNet(67, List.of(6, 4, 8, 5), List.of(9, 7), 0, CLASSES)),
    ALEX_NET(() -> SequentialBlock.alexNet(67, List.of(4, 6, 4, 8, 6), 9, 0, CLASSES)),
    RNN_PLAIN(() -> new RecurrentBlock(Cell.RNN, 6, 8, 2, false, false, 0, CLASSES)),
    RNN_BOTH(() -> new RecurrentBlock(Cell.RNN, 6, 7, 2, true, true, 0, CLASSES)),
    GRU_FORWARD(() -> new RecurrentBlock(Cell.GRU, 6, 8, 2, false, true, 0, CLASSES)),
    GRU_BOTH(() -> new RecurrentBlock(Cell.GRU, 6, 7, 3, true, true, 0, CLASSES)),
    LSTM_FORWARD(() -> new RecurrentBlock(Cell.LSTM, 6, 8, 2, false, true, 0, CLASSES)),
    LSTM_BOTH(() -> new RecurrentBlock(Cell.LSTM, 6, 7, 2, true, true, 0, CLASSES)),
    TRANSFORMER_SINGLE(
        () -> transformer(6, 9, tokens(1), new TransformerBlock.Encoder(8, 2, 1, 12, 0, 0))),
    TRANSFORMER_PATCHES(
        () -> transformer(5, 23, tokens(3), new TransformerBlock.Encoder(12, 3, 2, 16, 0, 0))),
    TRANSFORMER_CLASS(
        () ->
            transformer(
                5,
                23,
                new TransformerBlock.Tokens(3, TransformerBlock.Positions.LEARNED, true, true),
                new TransformerBlock.Encoder(12, 3, 2, 16, 0, 0))),
    TC_RES_NET(() -> new TcResNetBlock(6, List.of(5, 8, 8, 7), 9, 0, 0, CLASSES)),
    MATCHBOX_NET(() -> new MatchboxNetBlock(6, 2, 2, 9, 0, 0, CLASSES)),
    BC_RES_NET(() -> new BcResNetBlock(4, 0, 0, CLASSES)),
    KW_MLP(() -> new KwMlpBlock(6, 11, 8, 3, 12, 0, CLASSES));

    private final Blocks blocks;

    Net(Blocks blocks) {
      this.blocks = blocks;
    }

    private static NetworkBlock transformer(
        int rows, int frames, TransformerBlock.Tokens tokens, TransformerBlock.Encoder encoder) {
      return new TransformerBlock(rows, frames, tokens, encoder, CLASSES);
    }

    private static TransformerBlock.Tokens tokens(int framesPerToken) {
      return new TransformerBlock.Tokens(
          framesPerToken, TransformerBlock.Positions.SINUSOIDAL, false, false);
    }

    NetworkBlock block() {
      return blocks.block();
    }

    Golden golden() {
      return Golden.of(name().toLowerCase(Locale.ROOT));
    }

    /** Rounding grows from one batch normalisation to the next; the deepest has 30. */
    double tolerance() {
      return this == BC_RES_NET ? 5 * TOLERANCE : TOLERANCE;
    }

    /** A token that a clip begins is its own to the end. */
    int framesPerToken() {
      return this == TRANSFORMER_PATCHES || this == TRANSFORMER_CLASS ? 3 : 1;
    }
  }

  @ParameterizedTest
  @EnumSource
  void parameters_haveTorchsNamesAndShapes(Net net) {
    Weights torch = net.golden().part("weight/");
    Weights ours = net.block().firstWeights(1);
    assertEquals(List.copyOf(torch.names()), List.copyOf(ours.names()).stream().sorted().toList());
    for (String name : ours.names()) {
      assertArrayEquals(torch.shape(name), ours.shape(name), name);
    }
  }

  @ParameterizedTest
  @EnumSource
  void logits_inUse_equalTorch(Net net) {
    Golden golden = net.golden();
    float[] found = logits(net, golden.values("input"), golden.values("valid_frames"));
    Golden.assertClose(net + " logits", golden.values("logits_eval"), found, net.tolerance());
  }

  @ParameterizedTest
  @EnumSource
  void logitsLossAndGradients_inTraining_equalTorch(Net net) {
    Golden golden = net.golden();
    NetworkBlock block = net.block();
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      block.load(golden.part("weight/"), manager, true);
      NDArray targets =
          new Targets(CLASSES, SMOOTHING, List.of()).of(manager, integers(golden.values("labels")));
      NDList inputs = inputs(manager, golden, golden.values("input"));
      try (GradientCollector collector = Torch.engine().newGradientCollector()) {
        NDArray logits =
            block.forward(new ParameterStore(manager, false), inputs, true).singletonOrThrow();
        NDArray loss = Loss.crossEntropy(logits, targets);
        collectGarbageAndWriteOverIt();
        collector.backward(loss);
        Golden.assertClose(
            net + " logits in training",
            golden.values("logits_train"),
            logits.toFloatArray(),
            net.tolerance());
        Golden.assertClose(
            net + " loss", golden.values("loss"), loss.reshape(1).toFloatArray(), net.tolerance());
      }
      assertGradients(net, golden.part("grad/"), block);
      assertStatistics(net, golden.part("after/"), block.weights());
    }
  }

  /** What the backward pass reads must not lie in buffers that nobody holds any more. */
  private static void collectGarbageAndWriteOverIt() {
    System.gc();
    for (int size = Float.BYTES; size < GARBAGE_BYTES; size++) {
      ByteBuffer.allocateDirect(size).putFloat(0, Float.NaN);
    }
  }

  private static void assertGradients(Net net, Weights expected, NetworkBlock block) {
    int compared = 0;
    for (Parameter parameter : block.getDirectParameters().values()) {
      if (parameter.requiresGradient()) {
        try (NDArray gradient = parameter.getArray().getGradient()) {
          String name = parameter.getName();
          Golden.assertClose(
              net + " gradient of " + name,
              expected.values(name),
              gradient.toFloatArray(),
              net.tolerance());
          compared++;
        }
      }
    }
    assertEquals(expected.names().size(), compared);
  }

  private static void assertStatistics(Net net, Weights expected, Weights found) {
    for (String name : expected.names()) {
      Golden.assertClose(
          net + " after training " + name,
          expected.values(name),
          found.values(name),
          net.tolerance());
    }
  }

  @ParameterizedTest
  @EnumSource
  void logits_ofAClipAlone_equalThoseInABatch(Net net) {
    Golden golden = net.golden();
    float[] valid = golden.values("valid_frames");
    float[] input = golden.values("input");
    float[] together = logits(net, input, valid);
    int size = input.length / valid.length;
    for (int clip = 0; clip < valid.length; clip++) {
      float[] alone =
          logits(
              net,
              Arrays.copyOfRange(input, clip * size, (clip + 1) * size),
              new float[] {valid[clip]});
      float[] expected = Arrays.copyOfRange(together, clip * CLASSES, (clip + 1) * CLASSES);
      Golden.assertClose(net + " clip " + clip, expected, alone, 1e-6);
    }
  }

  /** The CNN looks over the edge, at zeros that standardisation put there; three see all. */
  @ParameterizedTest
  @EnumSource(
      names = {"CNN", "CNN64", "AUDIO_NET", "ALEX_NET"},
      mode = EnumSource.Mode.EXCLUDE)
  void logits_otherPadding_areTheSame(Net net) {
    Golden golden = net.golden();
    float[] valid = golden.values("valid_frames");
    float[] input = golden.values("input").clone();
    int rows = (int) golden.shape("input")[1];
    int frames = (int) golden.shape("input")[2];
    int perToken = net.framesPerToken();
    int changed = 0;
    for (int clip = 0; clip < valid.length; clip++) {
      int end = (int) Math.ceil(valid[clip] / perToken) * perToken;
      for (int row = 0; row < rows; row++) {
        for (int frame = end; frame < frames; frame++) {
          input[(clip * rows + row) * frames + frame] = 1000 + row - frame;
          changed++;
        }
      }
    }
    assertTrue(changed > 0);
    assertArrayEquals(logits(net, golden.values("input"), valid), logits(net, input, valid));
  }

  /** Of networks that do not know how long their canvas is. */
  @ParameterizedTest
  @EnumSource(
      names = {
        "MLP_MEAN",
        "MLP_DEVIATION",
        "RNN_BOTH",
        "GRU_BOTH",
        "LSTM_BOTH",
        "TC_RES_NET",
        "MATCHBOX_NET",
        "BC_RES_NET"
      })
  void logits_longerCanvas_areTheSame(Net net) {
    Golden golden = net.golden();
    int rows = (int) golden.shape("input")[1];
    int frames = (int) golden.shape("input")[2];
    int longer = frames + 7;
    float[] valid = golden.values("valid_frames");
    float[] input = new float[valid.length * rows * longer];
    for (int row = 0; row < valid.length * rows; row++) {
      System.arraycopy(golden.values("input"), row * frames, input, row * longer, frames);
      Arrays.fill(input, row * longer + frames, (row + 1) * longer, 1_000);
    }
    float[] expected = logits(net, golden.values("input"), valid);
    Golden.assertClose(net + " longer", expected, logits(net, input, valid), 1e-6);
  }

  @ParameterizedTest
  @EnumSource
  void load_weightsOfAnother_namesTheTensor(Net net) {
    Weights weights = net.golden().part("weight/");
    Weights wrong = new Weights();
    for (String name : weights.names()) {
      boolean head = name.equals("head.weight");
      long[] shape = weights.shape(name);
      wrong.put(name, head ? new long[] {shape[1], shape[0]} : shape, weights.values(name));
    }
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      NetworkBlock block = net.block();
      assertRefused(
          IllegalArgumentException.class,
          () -> block.load(wrong, manager, false),
          "'head.weight'",
          "expected shape");
    }
  }

  private static float[] logits(Net net, float[] input, float[] valid) {
    Golden golden = net.golden();
    NetworkBlock block = net.block();
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      block.load(golden.part("weight/"), manager, false);
      long[] shape = golden.shape("input");
      NDList inputs =
          new NDList(
              manager.create(
                  input, new Shape(valid.length, shape[1], input.length / valid.length / shape[1])),
              manager.create(valid));
      return block
          .forward(new ParameterStore(manager, false), inputs, false)
          .singletonOrThrow()
          .toFloatArray();
    }
  }

  private static NDList inputs(NDManager manager, Golden golden, float[] input) {
    return new NDList(
        manager.create(input, new Shape(golden.shape("input"))),
        manager.create(golden.values("valid_frames")));
  }

  private static int[] integers(float[] values) {
    int[] integers = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      integers[i] = (int) values[i];
    }
    return integers;
  }
}
