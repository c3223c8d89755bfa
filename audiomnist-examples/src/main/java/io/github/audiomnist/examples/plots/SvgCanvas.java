package io.github.audiomnist.examples.plots;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Function;

/** A canvas that writes SVG. */
final class SvgCanvas implements Canvas {

  private static final String FONTS = "DejaVu Sans, Verdana, Helvetica, Arial, sans-serif";

  private final StringBuilder body = new StringBuilder();
  private final double width;
  private final double height;
  private final Function<Ink, String> colors;

  private SvgCanvas(double width, double height, Function<Ink, String> colors) {
    this.width = width;
    this.height = height;
    this.colors = colors;
  }

  /** For a file of its own: on white. */
  static SvgCanvas forPaper(double width, double height) {
    SvgCanvas canvas = new SvgCanvas(width, height, Ink::hex);
    canvas.add("<rect width='%s' height='%s' fill='#ffffff'/>".formatted(n(width), n(height)));
    return canvas;
  }

  /** For a page whose style sheet gives every {@link Ink#variable()} a colour. */
  static SvgCanvas forPage(double width, double height) {
    return new SvgCanvas(width, height, ink -> "var(%s)".formatted(ink.variable()));
  }

  /** Attributes may stand in single quotes, which are read better here. */
  private void add(String element) {
    body.append(element.replace('\'', '"')).append('\n');
  }

  /** Hundredths of a point are enough, and a point is decimal in every country. */
  private static String n(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceAll("\\.?0+$", "").replaceAll("^-0$", "0");
  }

  @Override
  public void rectangle(double x, double y, double w, double h, Ink ink) {
    add(
        "<rect x='%s' y='%s' width='%s' height='%s' fill='%s'/>"
            .formatted(n(x), n(y), n(w), n(h), colors.apply(ink)));
  }

  @Override
  public void line(double[] xs, double[] ys, double strokeWidth, Ink ink, boolean dashed) {
    add(
        "<polyline points='%s' fill='none' stroke='%s' stroke-width='%s' stroke-linejoin='round'%s/>"
            .formatted(
                points(xs, ys),
                colors.apply(ink),
                n(strokeWidth),
                dashed ? " stroke-dasharray='4 3'" : ""));
  }

  @Override
  public void polygon(double[] xs, double[] ys, Ink ink) {
    add("<polygon points='%s' fill='%s'/>".formatted(points(xs, ys), colors.apply(ink)));
  }

  private static String points(double[] xs, double[] ys) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      points.append(i == 0 ? "" : " ").append(n(xs[i])).append(',').append(n(ys[i]));
    }
    return points.toString();
  }

  @Override
  public void circle(double x, double y, double radius, Ink ink) {
    add(
        "<circle cx='%s' cy='%s' r='%s' fill='%s'/>"
            .formatted(n(x), n(y), n(radius), colors.apply(ink)));
  }

  @Override
  public void text(String text, double x, double y, Lettering lettering, Anchor anchor, Ink ink) {
    text(text, "x='%s' y='%s'".formatted(n(x), n(y)), lettering, anchor, ink);
  }

  @Override
  public void upwardText(
      String text, double x, double y, Lettering lettering, Anchor anchor, Ink ink) {
    text(
        text,
        "transform='translate(%s %s) rotate(-90)'".formatted(n(x), n(y)),
        lettering,
        anchor,
        ink);
  }

  private void text(String text, String place, Lettering lettering, Anchor anchor, Ink ink) {
    add(
        "<text %s font-size='%s'%s text-anchor='%s' fill='%s'>"
            .formatted(
                place,
                lettering.size(),
                lettering.bold() ? " font-weight='bold'" : "",
                anchor.name().toLowerCase(Locale.ROOT),
                colors.apply(ink)));
    body.setLength(body.length() - 1);
    body.append(Markup.escaped(text)).append("</text>\n");
  }

  @Override
  public void image(BufferedImage picture, double x, double y, double w, double h) {
    try {
      add(
          ("<image x='%s' y='%s' width='%s' height='%s' preserveAspectRatio='none'"
                  + " style='image-rendering:pixelated' href='data:image/png;base64,%s'/>")
              .formatted(
                  n(x),
                  n(y),
                  n(w),
                  n(h),
                  Base64.getEncoder().encodeToString(PngCanvas.png(picture))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What was drawn.
   *
   * @param description read out by programs that do not show it
   */
  String markup(String description) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%spt" height="%spt" \
    role="img" aria-label="%s" font-family="%s">
    %s</svg>
    """
        .formatted(
            n(width), n(height), n(width), n(height), Markup.escaped(description), FONTS, body);
  }
}
