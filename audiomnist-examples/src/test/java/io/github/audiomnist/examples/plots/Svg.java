package io.github.audiomnist.examples.plots;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A figure's SVG, taken apart. */
record Svg(Document document) {

  /** A text with the rectangle that it fills. */
  record Text(String text, double left, double top, double right, double bottom) {

    boolean overlaps(Text other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  static Svg of(Figure figure) throws Exception {
    return new Svg(
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(figure.svg()))));
  }

  List<Element> elements(String name) {
    List<Element> elements = new ArrayList<>();
    NodeList found = document.getElementsByTagName(name);
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  double[] viewBox() {
    String[] box = document.getDocumentElement().getAttribute("viewBox").split(" ", -1);
    return new double[] {Double.parseDouble(box[2]), Double.parseDouble(box[3])};
  }

  static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  /** All texts that say something. */
  List<Text> texts() {
    return elements("text").stream()
        .filter(element -> !element.getTextContent().isBlank())
        .map(Svg::text)
        .toList();
  }

  private static Text text(Element element) {
    String text = element.getTextContent();
    double size = number(element, "font-size");
    Lettering lettering =
        size == 8 ? Lettering.TICK : size == 9 ? Lettering.LABEL : Lettering.TITLE;
    double width = lettering.width(text);
    double start =
        switch (element.getAttribute("text-anchor")) {
          case "start" -> 0;
          case "middle" -> -width / 2;
          default -> -width;
        };
    double ascent = size * Lettering.CAP_HEIGHT;
    if (!element.hasAttribute("transform")) {
      double x = number(element, "x");
      double y = number(element, "y");
      return new Text(text, x + start, y - ascent, x + start + width, y);
    }
    String[] place = element.getAttribute("transform").split("[( )]", -1);
    double x = Double.parseDouble(place[1]);
    double y = Double.parseDouble(place[2]);
    return new Text(text, x - ascent, y - start - width, x, y - start);
  }
}
