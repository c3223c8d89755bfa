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

  /** Four convolutional units of 16, 32, 64 and 64 channels; about 61,000 parameters. */
  public static CnnNetwork cnn() {
    return new CnnNetwork(List.of(16, 32, 64, 64), 3, 0.2);
  }

  /** Two layers of 128, in one direction; about 220,000 parameters. */
  public static LstmNetwork lstm() {
    return new LstmNetwork(128, 2, false, 0.2);
  }

  /** Three pre-norm encoder layers of size 96 with 4 heads; about 240,000 parameters. */
  public static TransformerNetwork transformer() {
    return new TransformerNetwork(96, 4, 3, 192, 2, 0.1);
  }
}
