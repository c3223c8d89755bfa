package io.github.audiomnist.examples.plots;

import java.awt.image.BufferedImage;

/** Takes drawings; lengths are in points of 1/72 inch, from the top left. */
interface Canvas {

  /** Where a text stands to its point, along its own direction. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A filled rectangle. */
  void rectangle(double x, double y, double width, double height, Ink ink);

  /** Straight lines from point to point. */
  void line(double[] xs, double[] ys, double width, Ink ink, boolean dashed);

  /** A filled polygon. */
  void polygon(double[] xs, double[] ys, Ink ink);

  /** A filled circle. */
  void circle(double x, double y, double radius, Ink ink);

  /** Text on a baseline at {@code y}. */
  void text(String text, double x, double y, Lettering lettering, Anchor anchor, Ink ink);

  /** Text that runs upward, its baseline at {@code x}. */
  void upwardText(String text, double x, double y, Lettering lettering, Anchor anchor, Ink ink);

  /** A picture whose pixels become rectangles. */
  void image(BufferedImage image, double x, double y, double width, double height);

  /** A straight line. */
  default void segment(double x1, double y1, double x2, double y2, double width, Ink ink) {
    line(new double[] {x1, x2}, new double[] {y1, y2}, width, ink, false);
  }
}
