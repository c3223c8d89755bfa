package io.github.audiomnist.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.pipeline.Presets;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What networks cost, against counts by hand and the papers' numbers. */
class NetworkSummaryTest {

  private static SignalSpec frames(int rows, int columns) {
    return new SignalSpec(
        SignalKind.MEL_SPECTROGRAM, 16_000, rows, columns, Scale.STANDARDIZED, 512, 160);
  }

  @ParameterizedTest
  @MethodSource("io.github.audiomnist.models.SmallTrainers#all")
  void summary_ofEveryFamily_namesAllParametersAndTheLogits(RecognizerTrainer trainer) {
    NetworkSummary summary = trainer.summary(3);
    SignalSpec features = trainer.pipeline().output();
    assertEquals(trainer.network().parameterCount(features, 3), summary.parameterCount());
    assertEquals(List.of(3L), summary.outputShape());
    assertEquals(features, summary.input());
    assertTrue(summary.macs() > 0);
  }

  @Test
  void parameterCount_ofOrigins_isTheirs() {
    MlpNetwork means = Models.mlp().withStatistics(MlpNetwork.Statistics.MEAN);
    // 25,310 without the gains and offsets of the statistics.
    assertEquals(25_310 + 2 * 40, means.parameterCount(frames(40, 101), 10));
    assertEquals(84_682, Models.cnn64().parameterCount(frames(64, 64), 10));
  }

  /** Of a rectangle of 40 x 101 a large encoder: embedding, four layers, norm and head. */
  @Test
  void parameterCount_ofALargeTransformer_isTheSumOfItsLayers() {
    TransformerNetwork large =
        Models.transformer()
            .withDModel(512)
            .withNumHeads(8)
            .withNumLayers(4)
            .withFeedForwardSize(2_048)
            .withFramesPerToken(1);
    long layer = 4 * 512 * 513 + 512 * 2_049 + 2_048 * 513 + 4 * 512;
    // Each matrix with its bias is (inputs + 1) * outputs.
    long expand = 513 * 2_048;
    long contract = 2_049 * 512;
    assertEquals(4 * 513 * 512 + expand + contract + 4 * 512, layer);
    assertEquals(
        41 * 512 + 4 * layer + 2 * 512 + 513 * 10, large.parameterCount(frames(40, 101), 10));
  }

  /** Becker et al. (2018), counted over the layers of their published definitions. */
  @Test
  void parameterCount_ofBeckers_isTheirs() {
    assertEquals(17_107_162, Models.audioNet().parameterCount(Pipeline.waveform().output(), 10));
    assertEquals(12_808_906, Models.alexNet().parameterCount(Presets.alexNetImage().output(), 10));
  }

  /** In thousands, as the papers round them. */
  @ParameterizedTest
  @CsvSource({"1, 9.2", "2, 27.3", "3, 54.2", "6, 188", "8, 321"})
  void parameterCount_ofBcResNets_isThatOfThePaper(double width, double thousands) {
    long found = Models.bcResNet().withWidth(width).parameterCount(frames(40, 101), 12);
    assertEquals(thousands, found / 1_000.0, thousands < 100 ? 0.05 : 0.5);
  }

  @Test
  void parameterCount_ofKeywordSpotters_isThatOfThePapers() {
    assertEquals(424_811, Models.kwMlp().parameterCount(frames(40, 98), 35));
    assertEquals(92_766, Models.matchboxNet().parameterCount(frames(64, 128), 30));
    assertEquals(
        77_214, Models.matchboxNet().withNumSubBlocks(1).parameterCount(frames(64, 128), 30));
    // The paper's 66K and 305K count running means and variances too: 656 and 1,608 values.
    assertEquals(65_180, Models.tcResNet().parameterCount(frames(40, 98), 12));
    TcResNet wide = Models.tcResNet14().withWidth(1.5);
    assertEquals(303_012, wide.parameterCount(frames(40, 98), 12));
  }

  @Test
  void macs_ofAnMlp_areItsMatrices() {
    NetworkSummary summary = Models.mlp().summary(frames(13, 101), 10);
    assertEquals(26 * 100 + 100 * 100 + 100 * 100 + 100 * 10, summary.macs());
  }

  @Test
  void macs_ofConvolutions_areOutputsTimesKernels() {
    assertEquals(
        64 * 64 * 16 * 25
            + 32 * 32 * 32 * (16 * 25)
            + 18 * 18 * 64 * (32 * 9)
            + 11 * 11 * 64 * (64 * 9)
            + 1_600 * 10,
        Models.cnn64().summary(frames(64, 64), 10).macs());
    assertEquals(
        8_000 * 100 * 3
            + 4_000 * 64 * (100 * 3)
            + 2_000 * 128 * (64 * 3)
            + (1_000 + 500 + 250) * 128 * (128 * 3)
            + 125 * 128 * 1_024
            + 1_024 * 512
            + 512 * 10,
        Models.audioNet().summary(Pipeline.waveform().output(), 10).macs());
  }

  @Test
  void macs_ofGroupsAndStrides_countWhatIsComputed() {
    NetworkSummary summary = new TcResNet(List.of(16, 24), 9, 0, 0).summary(frames(40, 98), 12);
    assertEquals(98 * 16 * (40 * 3) + 49 * 24 * (16 + 16 * 9 + 24 * 9) + 24 * 12, summary.macs());
    NetworkSummary separable = new MatchboxNet(1, 1, 64, 0, 0).summary(frames(64, 128), 12);
    assertEquals(
        128 * (64 * 11 + 64 * 128)
            + 128 * (128 * 13 + 128 * 64 + 128 * 64)
            + 128 * (64 * 29 + 64 * 128)
            + 128 * 128 * 128
            + 128 * 12,
        separable.macs());
  }

  @Test
  void macs_ofRecurrence_areFramesTimesMatrices() {
    GruNetwork gru = new GruNetwork(8, 2, true, 0);
    long first = 2 * 101 * 3 * 8 * (40 + 8);
    long second = 2 * 101 * 3 * 8 * (16 + 8);
    assertEquals(first + second + 16 * 10, gru.summary(frames(40, 101), 10).macs());
    RnnNetwork rnn = Models.rnn().withHiddenSize(8).withNumLayers(1);
    assertEquals(101 * 8 * (40 + 8) + 8 * 10, rnn.summary(frames(40, 101), 10).macs());
  }

  @Test
  void macs_ofATransformer_haveAttentionInThem() {
    TransformerNetwork small = SmallNetworks.transformer();
    int tokens = 50;
    assertEquals(
        tokens * (2 * 40 * 16 + 16 * 48 + 16 * 16 + 2 * 16 * 32)
            + 2 * tokens * tokens * 16
            + 16 * 10,
        small.summary(frames(40, 101), 10).macs());
  }

  @Test
  void toString_ofASummary_isATable() {
    String table = Models.cnn64().summary(frames(64, 64), 10).toString();
    assertEquals(8, table.lines().count(), table);
    assertTrue(table.startsWith("input: 64 x 64 MEL_SPECTROGRAM"), table);
    assertTrue(
        table.lines().anyMatch(line -> line.matches("conv\\.1 +32 x 32 x 32 +12,832 +13,107,200")),
        table);
    assertTrue(table.lines().anyMatch(line -> line.matches("sum +84,682 +25,194,112")), table);
  }

  @Test
  void summary_ofATrainer_isThatOfItsFeatures() {
    RecognizerTrainer trainer = Pipeline.melSpec(InputFormat.hz(8_000)).then(Models.tcResNet());
    assertEquals(Models.tcResNet().summary(trainer.pipeline().output(), 10), trainer.summary(10));
  }
}
