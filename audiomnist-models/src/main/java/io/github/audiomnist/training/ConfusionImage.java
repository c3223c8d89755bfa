package io.github.audiomnist.training;

import io.github.audiomnist.evaluation.ConfusionMatrix;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/**
 * A confusion matrix as a picture: a row for each actual label, a column for each predicted one,
 * the darker the larger the share of the row's clips; white is none.
 */
final class ConfusionImage {

  private static final int LEAST_SIDE = 200;
  private static final int LARGEST_CELL = 16;

  private ConfusionImage() {}

  /** Width and height of the picture of so many labels. */
  static int side(int labels) {
    return labels * cell(labels);
  }

  private static int cell(int labels) {
    return Math.max(1, Math.min(LARGEST_CELL, LEAST_SIDE / labels));
  }

  /** The picture as a PNG file. */
  static byte[] png(ConfusionMatrix confusion) throws IOException {
    int labels = confusion.labels().size();
    int cell = cell(labels);
    int side = side(labels);
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        image.getRaster().setSample(x, y, 0, shade(confusion, y / cell, x / cell));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "png", out)) {
      throw new AssertionError("every Java writes PNG");
    }
    return out.toByteArray();
  }

  private static int shade(ConfusionMatrix confusion, int actual, int predicted) {
    int support = confusion.support(actual);
    double share = support == 0 ? 0 : (double) confusion.count(actual, predicted) / support;
    return (int) Math.round(255 * (1 - share));
  }
}
