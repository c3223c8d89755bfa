package io.github.audiomnist.examples.plots;

/** The rectangle in which a plot's values are drawn, in points, with its axes. */
record Frame(double left, double top, double width, double height, Axis xAxis, Axis yAxis) {

  double x(double value) {
    return left + width * xAxis.share(value);
  }

  double y(double value) {
    return top + height * (1 - yAxis.share(value));
  }

  double right() {
    return left + width;
  }

  double bottom() {
    return top + height;
  }

  /** The width of a slot of a named axis. */
  double slot() {
    return Math.abs(x(1) - x(0));
  }
}
