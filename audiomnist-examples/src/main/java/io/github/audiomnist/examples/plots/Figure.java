package io.github.audiomnist.examples.plots;

import io.github.audiomnist.files.WholeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Plots in rows and columns, to be printed: text of 8 to 10 points, on white. Immutable; threads
 * may share it.
 */
public final class Figure {

  private static final String PNG = ".png";
  private static final String SVG = ".svg";

  private final String description;
  private final double width;
  private final double height;
  private final int columns;
  private final List<Plot> plots;
  private final double[] weights;

  /**
   * A figure.
   *
   * @param description what there is to see, for those who do not see it
   * @param width in points
   * @param height in points
   * @param weights of the rows, by which they share the height that margins leave
   * @param plots row by row
   */
  Figure(
      String description,
      double width,
      double height,
      int columns,
      double[] weights,
      List<Plot> plots) {
    this.description = description;
    this.width = width;
    this.height = height;
    this.columns = columns;
    this.weights = weights;
    this.plots = List.copyOf(plots);
  }

  /** A figure of one plot. */
  static Figure of(String description, double width, double height, Plot plot) {
    return new Figure(description, width, height, 1, new double[] {1}, List.of(plot));
  }

  /** What there is to see. */
  public String description() {
    return description;
  }

  /**
   * Passes if this machine can draw figures; worth asking before a long training.
   *
   * @throws IllegalStateException if it has no fonts
   */
  public static void requireFonts() {
    Lettering.TICK.width("0");
  }

  /**
   * Passes if a figure can be written to {@code file}.
   *
   * @throws IllegalStateException if this machine has no fonts
   * @throws IOException if its name ends in neither .png nor .svg, or it cannot be written
   */
  public static void requireWritable(Path file) throws IOException {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(PNG) && !name.endsWith(SVG)) {
      throw new IOException(
          "%s: expected a file name that ends in .png or .svg, found another; choose one"
              .formatted(file));
    }
    requireFonts();
    WholeFile.requireRoomFor(file);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException(
          "%s: expected a file to write, found a folder or device; choose another name"
              .formatted(file));
    }
  }

  /**
   * Writes a PNG or SVG file, by the end of its name, whole or not at all.
   *
   * @throws IOException as {@link #requireWritable} would throw it
   */
  public void write(Path file) throws IOException {
    requireWritable(file);
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.resolveSibling("."));
    boolean isSvg = file.toString().toLowerCase(Locale.ROOT).endsWith(SVG);
    WholeFile.write(target, isSvg ? svg().getBytes(StandardCharsets.UTF_8) : png());
  }

  /** A PNG file of 216 pixels for an inch. */
  public byte[] png() throws IOException {
    PngCanvas canvas = new PngCanvas(width, height);
    draw(canvas);
    return canvas.bytes();
  }

  /** An SVG file, on white. */
  public String svg() {
    SvgCanvas canvas = SvgCanvas.forPaper(width, height);
    draw(canvas);
    return canvas.markup(description);
  }

  /** An SVG element for a page that gives every {@link Ink#variable()} a colour. */
  public String svgForPage() {
    SvgCanvas canvas = SvgCanvas.forPage(width, height);
    draw(canvas);
    return canvas.markup(description);
  }

  BufferedImage image() {
    PngCanvas canvas = new PngCanvas(width, height);
    draw(canvas);
    return canvas.image();
  }

  private void draw(Canvas canvas) {
    double[] lefts = new double[columns];
    double[] rights = new double[columns];
    for (int i = 0; i < plots.size(); i++) {
      int column = i % columns;
      lefts[column] = Math.max(lefts[column], plots.get(i).leftMargin());
      rights[column] = Math.max(rights[column], plots.get(i).rightMargin());
    }
    double margins = IntStream.range(0, columns).mapToDouble(i -> lefts[i] + rights[i]).sum();
    double plotWidth = (width - margins) / columns;
    double[] heights = heights(plotWidth);
    double y = 0;
    for (int row = 0; row < weights.length; row++) {
      List<Plot> inRow = row(row);
      y += top(inRow);
      double x = 0;
      for (int column = 0; column < inRow.size(); column++) {
        x += lefts[column];
        inRow.get(column).draw(canvas, x, y, plotWidth, heights[row]);
        x += plotWidth + rights[column];
      }
      y += heights[row] + bottom(inRow, plotWidth);
    }
  }

  private List<Plot> row(int row) {
    return plots.subList(row * columns, Math.min(plots.size(), (row + 1) * columns));
  }

  private static double top(List<Plot> row) {
    return row.stream().mapToDouble(Plot::topMargin).max().orElse(0);
  }

  private static double bottom(List<Plot> row, double plotWidth) {
    return row.stream().mapToDouble(plot -> plot.bottomMargin(plotWidth)).max().orElse(0);
  }

  /** Of the rows, without their margins. */
  private double[] heights(double plotWidth) {
    double left = height;
    double weight = 0;
    for (int row = 0; row < weights.length; row++) {
      left -= top(row(row)) + bottom(row(row), plotWidth);
      weight += weights[row];
    }
    double perWeight = left / weight;
    return IntStream.range(0, weights.length).mapToDouble(i -> weights[i] * perWeight).toArray();
  }
}
