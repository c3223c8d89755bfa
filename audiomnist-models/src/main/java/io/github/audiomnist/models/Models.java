package io.github.audiomnist.models;

import java.util.List;

/**
 * The networks, each with sizes that suit spoken words; {@code with…} methods change them.
 *
 * <pre>{@code
 * var trainer = Pipeline.melSpec().then(Models.transformer());
 * }</pre>
 */
public final class Models {

  private Models() {}

  /**
   * Three hidden layers of 100 on the mean and deviation of every row, for cepstra: {@code
   * Pipeline.mfcc().then(Models.mlp())}.
   */
  public static MlpNetwork mlp() {
    return new MlpNetwork(MlpNetwork.Statistics.MEAN_AND_DEVIATION, List.of(100, 100, 100), 0.1);
  }

  /** Four convolutional units of 16, 32, 64 and 64 channels; about 61,000 parameters. */
  public static CnnNetwork cnn() {
    return new CnnNetwork(List.of(16, 32, 64, 64), 3, 0.2);
  }

  /**
   * Four convolutions of 16, 32, 64 and 64 channels over 64 by 64 values, without batch
   * normalisation; 84,682 parameters for ten labels.
   */
  public static Cnn64Network cnn64() {
    return new Cnn64Network(List.of(16, 32, 64, 64), 0.2);
  }

  /** Two simple recurrent layers of 128, in one direction; about 55,000 parameters. */
  public static RnnNetwork rnn() {
    return new RnnNetwork(128, 2, RnnNetwork.Direction.FORWARD, RnnNetwork.Norm.NONE, 0.2);
  }

  /** Two layers of 128, in one direction; about 166,000 parameters. */
  public static GruNetwork gru() {
    return new GruNetwork(128, 2, false, 0.2);
  }

  /** Two layers of 128, in one direction; about 220,000 parameters. */
  public static LstmNetwork lstm() {
    return new LstmNetwork(128, 2, false, 0.2);
  }

  /** Three pre-norm encoder layers of size 96 with 4 heads; about 240,000 parameters. */
  public static TransformerNetwork transformer() {
    return new TransformerNetwork(
        96,
        4,
        3,
        192,
        2,
        TransformerNetwork.Positions.SINUSOIDAL,
        TransformerNetwork.Pooling.MEAN,
        TransformerNetwork.InputNorm.NONE,
        0.1,
        0);
  }

  /**
   * AudioNet of Becker et al. (2018), on samples: {@code
   * Pipeline.waveform().then(Models.audioNet())}; 17,107,162 parameters for ten labels.
   */
  public static AudioNet audioNet() {
    return new AudioNet(List.of(100, 64, 128, 128, 128, 128), List.of(1_024, 512), 0.5);
  }

  /**
   * AlexNet as Becker et al. (2018) train it: {@code
   * Presets.alexNetImage().then(Models.alexNet())}; 12,808,906 parameters for ten labels.
   */
  public static AlexNet alexNet() {
    return new AlexNet(List.of(96, 256, 384, 384, 256), 1_024, 0.5);
  }

  /** TC-ResNet8 of Choi et al. (2019); about 65,000 parameters on 40 rows. */
  public static TcResNet tcResNet() {
    return new TcResNet(List.of(16, 24, 32, 48), 9, 0.5, 0);
  }

  /** TC-ResNet14 of Choi et al. (2019); about 136,000 parameters on 40 rows. */
  public static TcResNet tcResNet14() {
    return new TcResNet(List.of(16, 24, 24, 32, 32, 48, 48), 9, 0.5, 0);
  }

  /** MatchboxNet-3x2x64 of Majumdar and Ginsburg (2020); about 93,000 parameters on 64 rows. */
  public static MatchboxNet matchboxNet() {
    return new MatchboxNet(3, 2, 64, 0, 0);
  }

  /** BC-ResNet-1 of Kim et al. (2021), on 40 bands; about 9,200 parameters. */
  public static BcResNet bcResNet() {
    return new BcResNet(8, 0.1, 0);
  }

  /** KW-MLP of Morshed and Ahsan (2021); about 424,000 parameters on 40 rows by 98 frames. */
  public static KwMlp kwMlp() {
    return new KwMlp(64, 12, 256, 0.1);
  }
}
