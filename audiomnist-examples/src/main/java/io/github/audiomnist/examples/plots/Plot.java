package io.github.audiomnist.examples.plots;

import io.github.audiomnist.examples.plots.Canvas.Anchor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two axes with what is drawn between them.
 *
 * @param title above; empty for none
 * @param layers in the order in which they are drawn
 * @param scale of colours; null for none
 * @param keys of a legend; empty for none
 * @param hasGrid whether lines lead from the ticks of the y axis
 */
record Plot(
    String title,
    Axis xAxis,
    Axis yAxis,
    List<Layer> layers,
    @Nullable ColorScale scale,
    List<Key> keys,
    boolean hasGrid) {

  private static final double TICK_LENGTH = 3;
  private static final double GAP = 5;
  private static final double LINE = 0.6;
  private static final double EDGE = 6;
  private static final double SWATCH = 12;

  /**
   * A line of a legend.
   *
   * @param ink of the series
   * @param dashed whether its line is
   */
  record Key(String name, Ink ink, boolean dashed) {}

  Plot {
    layers = List.copyOf(layers);
    keys = List.copyOf(keys);
  }

  /** A plot with a grid, without colours and legend. */
  static Plot of(String title, Axis xAxis, Axis yAxis, Layer... layers) {
    return new Plot(title, xAxis, yAxis, List.of(layers), null, List.of(), true);
  }

  /** A picture, whose colours mean something; without a grid. */
  static Plot picture(String title, Axis xAxis, Axis yAxis, ColorScale scale, Layer... layers) {
    return new Plot(title, xAxis, yAxis, List.of(layers), scale, List.of(), false);
  }

  Plot withKeys(Key... newKeys) {
    return new Plot(title, xAxis, yAxis, layers, scale, List.of(newKeys), hasGrid);
  }

  /** Without what the x axis says: the plot below says it. */
  Plot withoutXText() {
    return new Plot(title, xAxis.withoutText(), yAxis, layers, scale, keys, hasGrid);
  }

  /** Without the bar that tells what colours mean. */
  Plot withoutScale() {
    return new Plot(title, xAxis, yAxis, layers, null, keys, hasGrid);
  }

  double leftMargin() {
    double label = yAxis.label().isEmpty() ? 0 : Lettering.LABEL.size() + GAP;
    double text = yAxis.textWidth();
    return EDGE + label + text + (yAxis.ticks().isEmpty() ? 0 : GAP + (text > 0 ? 1 : 0));
  }

  double rightMargin() {
    // The last text of the x axis stands around its tick.
    double overhang = xAxis.isNamed() ? 0 : xAxis.textWidth() / 2;
    return EDGE + Math.max(overhang, scale == null ? 0 : scale.width());
  }

  double topMargin() {
    return title.isEmpty() && keys.isEmpty() ? EDGE : EDGE + Lettering.TITLE.size() + GAP;
  }

  double bottomMargin(double width) {
    double text = xAxis.textWidth();
    double ticks = text == 0 ? 0 : isUpward(width) ? text + GAP : Lettering.TICK.size() + 3;
    double label = xAxis.label().isEmpty() ? 0 : Lettering.LABEL.size() + 4;
    return EDGE + (xAxis.ticks().isEmpty() ? 0 : TICK_LENGTH) + ticks + label;
  }

  /** Whether names are too wide for their slots. */
  private boolean isUpward(double width) {
    return xAxis.isNamed() && xAxis.textWidth() + 3 > width / Math.max(1, xAxis.ticks().size());
  }

  void draw(Canvas canvas, double left, double top, double width, double height) {
    Frame frame = new Frame(left, top, width, height, xAxis, yAxis);
    if (hasGrid) {
      for (Tick tick : yAxis.ticks()) {
        double y = frame.y(tick.place());
        canvas.segment(left, y, frame.right(), y, LINE, Ink.GRID);
      }
    }
    layers.forEach(layer -> layer.draw(canvas, frame));
    drawXAxis(canvas, frame);
    drawYAxis(canvas, frame);
    if (scale != null) {
      scale.draw(canvas, frame);
    }
    double baseline = top - GAP;
    canvas.text(title, left, baseline, Lettering.TITLE, Anchor.START, Ink.TEXT);
    drawLegend(canvas, frame.right(), baseline);
  }

  private void drawXAxis(Canvas canvas, Frame frame) {
    double y = frame.bottom();
    if (!xAxis.ticks().isEmpty()) {
      canvas.segment(frame.left(), y, frame.right(), y, LINE, Ink.AXIS);
    }
    boolean upward = isUpward(frame.width());
    double half = Lettering.TICK.size() * Lettering.CAP_HEIGHT / 2;
    int every = upward ? (int) Math.ceil((Lettering.TICK.size() + 1) / frame.slot()) : 1;
    for (int i = 0; i < xAxis.ticks().size(); i += every) {
      Tick tick = xAxis.ticks().get(i);
      double x = frame.x(tick.place());
      canvas.segment(x, y, x, y + TICK_LENGTH, LINE, Ink.AXIS);
      if (upward) {
        canvas.upwardText(tick.text(), x + half, y + GAP, Lettering.TICK, Anchor.END, Ink.TEXT);
      } else {
        double baseline = y + TICK_LENGTH + 1 + Lettering.TICK.size();
        canvas.text(tick.text(), x, baseline, Lettering.TICK, Anchor.MIDDLE, Ink.TEXT);
      }
    }
    double baseline = y + bottomMargin(frame.width()) - EDGE;
    canvas.text(
        xAxis.label(),
        frame.left() + frame.width() / 2,
        baseline,
        Lettering.LABEL,
        Anchor.MIDDLE,
        Ink.TEXT);
  }

  private void drawYAxis(Canvas canvas, Frame frame) {
    double x = frame.left();
    if (!yAxis.ticks().isEmpty()) {
      canvas.segment(x, frame.top(), x, frame.bottom(), LINE, Ink.AXIS);
    }
    double half = Lettering.TICK.size() * Lettering.CAP_HEIGHT / 2;
    double last = Double.NaN;
    for (Tick tick : yAxis.ticks()) {
      double y = frame.y(tick.place());
      canvas.segment(x - TICK_LENGTH, y, x, y, LINE, Ink.AXIS);
      if (!(Math.abs(y - last) < Lettering.TICK.size() - 1)) {
        canvas.text(tick.text(), x - GAP, y + half, Lettering.TICK, Anchor.END, Ink.TEXT);
        last = y;
      }
    }
    double labelX = x - yAxis.textWidth() - GAP * 2;
    canvas.upwardText(
        yAxis.label(),
        labelX,
        frame.top() + frame.height() / 2,
        Lettering.LABEL,
        Anchor.MIDDLE,
        Ink.TEXT);
  }

  /** From the right, so that titles have the left. */
  private void drawLegend(Canvas canvas, double right, double baseline) {
    double x = right;
    for (int i = keys.size() - 1; i >= 0; i--) {
      Key key = keys.get(i);
      canvas.text(key.name(), x, baseline, Lettering.TICK, Anchor.END, Ink.TEXT);
      x -= Lettering.TICK.width(key.name()) + 4;
      double y = baseline - Lettering.TICK.size() * Lettering.CAP_HEIGHT / 2;
      canvas.line(new double[] {x - SWATCH, x}, new double[] {y, y}, 2, key.ink(), key.dashed());
      x -= SWATCH + 10;
    }
  }
}
