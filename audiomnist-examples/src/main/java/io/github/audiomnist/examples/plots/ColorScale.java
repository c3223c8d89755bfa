package io.github.audiomnist.examples.plots;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * What the colours of a plot mean.
 *
 * @param label with the unit
 * @param low the value of the first colour
 * @param high the value of the last colour
 */
record ColorScale(String label, Colormap colors, double low, double high) {

  private static final double BAR_GAP = 8;
  private static final double BAR_WIDTH = 8;
  private static final int STEPS = 256;
  private static final int MOST_TICKS = 5;

  private List<Tick> ticks() {
    return Tick.round(low, high, MOST_TICKS);
  }

  /** What it takes to the right of a plot. */
  double width() {
    double text = ticks().stream().mapToDouble(t -> Lettering.TICK.width(t.text())).max().orElse(0);
    return BAR_GAP + BAR_WIDTH + 5 + text + 6 + Lettering.LABEL.size();
  }

  void draw(Canvas canvas, Frame frame) {
    double left = frame.right() + BAR_GAP;
    canvas.image(gradient(), left, frame.top(), BAR_WIDTH, frame.height());
    for (Tick tick : ticks()) {
      double y = frame.bottom() - frame.height() * (tick.place() - low) / (high - low);
      double right = left + BAR_WIDTH;
      canvas.segment(right, y, right + 3, y, 0.6, Ink.AXIS);
      double baseline = y + Lettering.TICK.size() * Lettering.CAP_HEIGHT / 2;
      canvas.text(tick.text(), right + 5, baseline, Lettering.TICK, Canvas.Anchor.START, Ink.TEXT);
    }
    canvas.upwardText(
        label,
        left - BAR_GAP + width() - 1,
        frame.top() + frame.height() / 2,
        Lettering.LABEL,
        Canvas.Anchor.MIDDLE,
        Ink.TEXT);
  }

  private BufferedImage gradient() {
    BufferedImage gradient = new BufferedImage(1, STEPS, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < STEPS; i++) {
      gradient.setRGB(0, STEPS - 1 - i, colors.rgb(i / (STEPS - 1.0)));
    }
    return gradient;
  }
}
