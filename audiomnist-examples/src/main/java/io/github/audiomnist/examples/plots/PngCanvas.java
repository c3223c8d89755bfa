package io.github.audiomnist.examples.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** A canvas of pixels, {@value #PIXELS_PER_POINT} for a point: 216 for an inch. */
final class PngCanvas implements Canvas {

  static final int PIXELS_PER_POINT = 3;

  private static final float[] DASHES = {4, 3};
  private static final double POINTS_PER_METRE = 72 / 0.0254;
  private static final String METADATA = "javax_imageio_png_1.0";

  private final BufferedImage image;
  private final Graphics2D graphics;

  PngCanvas(double width, double height) {
    image =
        new BufferedImage(
            (int) Math.ceil(width * PIXELS_PER_POINT),
            (int) Math.ceil(height * PIXELS_PER_POINT),
            BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
    hint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    hint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    hint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    hint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    hint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
  }

  private void hint(RenderingHints.Key key, Object value) {
    graphics.setRenderingHint(key, value);
  }

  @Override
  public void rectangle(double x, double y, double width, double height, Ink ink) {
    graphics.setColor(ink.color());
    graphics.fill(new Rectangle2D.Double(x, y, width, height));
  }

  @Override
  public void line(double[] xs, double[] ys, double width, Ink ink, boolean dashed) {
    graphics.setColor(ink.color());
    graphics.setStroke(
        new BasicStroke(
            (float) width,
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            1,
            dashed ? DASHES : null,
            0));
    graphics.draw(path(xs, ys));
  }

  @Override
  public void polygon(double[] xs, double[] ys, Ink ink) {
    graphics.setColor(ink.color());
    Path2D path = path(xs, ys);
    path.closePath();
    graphics.fill(path);
  }

  private static Path2D path(double[] xs, double[] ys) {
    Path2D path = new Path2D.Double();
    path.moveTo(xs[0], ys[0]);
    for (int i = 1; i < xs.length; i++) {
      path.lineTo(xs[i], ys[i]);
    }
    return path;
  }

  @Override
  public void circle(double x, double y, double radius, Ink ink) {
    graphics.setColor(ink.color());
    graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  @Override
  public void text(String text, double x, double y, Lettering lettering, Anchor anchor, Ink ink) {
    double width = lettering.width(text);
    double shift =
        switch (anchor) {
          case START -> 0;
          case MIDDLE -> width / 2;
          case END -> width;
        };
    graphics.setColor(ink.color());
    graphics.setFont(lettering.font());
    graphics.drawString(text, (float) (x - shift), (float) y);
  }

  @Override
  public void upwardText(
      String text, double x, double y, Lettering lettering, Anchor anchor, Ink ink) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    graphics.rotate(-Math.PI / 2);
    text(text, 0, 0, lettering, anchor, ink);
    graphics.setTransform(before);
  }

  @Override
  public void image(BufferedImage picture, double x, double y, double width, double height) {
    AffineTransform placed = AffineTransform.getTranslateInstance(x, y);
    placed.scale(width / picture.getWidth(), height / picture.getHeight());
    graphics.drawImage(picture, placed, null);
  }

  /** What was drawn. */
  BufferedImage image() {
    return image;
  }

  /** What was drawn, as a PNG file that knows its size on paper. */
  byte[] bytes() throws IOException {
    return png(image, PIXELS_PER_POINT * POINTS_PER_METRE);
  }

  /** A picture as a PNG file without a size on paper. */
  static byte[] png(BufferedImage image) throws IOException {
    return png(image, 0);
  }

  private static byte[] png(BufferedImage image, double pixelsPerMetre) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
      if (pixelsPerMetre > 0) {
        metadata.mergeTree(METADATA, size(Math.round(pixelsPerMetre)));
      }
      writer.setOutput(out);
      writer.write(new IIOImage(image, null, metadata));
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static IIOMetadataNode size(long pixelsPerMetre) {
    IIOMetadataNode size = new IIOMetadataNode("pHYs");
    size.setAttribute("pixelsPerUnitXAxis", String.valueOf(pixelsPerMetre));
    size.setAttribute("pixelsPerUnitYAxis", String.valueOf(pixelsPerMetre));
    size.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode(METADATA);
    root.appendChild(size);
    return root;
  }
}
