package io.github.audiomnist.examples;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A report's page, taken apart. */
record Page(String text, Document document) {

  static Page read(Path html) throws IOException {
    String text = Files.readString(html);
    try {
      return new Page(
          text,
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(text))));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(html + " is not well-formed", e);
    }
  }

  List<Element> elements(String name) {
    return below(document, name);
  }

  private static List<Element> below(Node node, String name) {
    NodeList found =
        node instanceof Document document
            ? document.getElementsByTagName(name)
            : ((Element) node).getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  /** The rows of the table whose caption starts so, without the headers. */
  List<List<String>> table(String caption) {
    for (Element table : elements("table")) {
      if (below(table, "caption").get(0).getTextContent().startsWith(caption)) {
        return below(below(table, "tbody").get(0), "tr").stream().map(Page::cells).toList();
      }
    }
    throw new AssertionError("no table '%s'".formatted(caption));
  }

  private static List<String> cells(Element row) {
    List<String> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNextSibling()) {
      cells.add(cell.getTextContent());
    }
    return cells;
  }

  /** Everything that a browser would fetch from elsewhere. */
  List<String> foreignLinks() {
    List<String> links = new ArrayList<>();
    for (String attribute : List.of("src", "href")) {
      for (Element element : elements("*")) {
        String link = element.getAttribute(attribute);
        if (!link.isEmpty() && !link.startsWith("data:") && !link.startsWith("#")) {
          links.add(link);
        }
      }
    }
    return links;
  }
}
