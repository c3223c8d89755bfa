package io.github.audiomnist.examples.reports;

import io.github.audiomnist.examples.plots.Figure;
import io.github.audiomnist.examples.plots.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Puts together a page that needs no other file and no script: headings, paragraphs, tables with
 * captions, figures. All text is escaped.
 */
final class Html {

  private static final String STYLE = "page.css";

  private final String title;
  private final StringBuilder body = new StringBuilder();
  private final List<String> links = new ArrayList<>();

  Html(String title) {
    this.title = title;
  }

  /** A heading that the page's list of contents leads to. */
  Html section(String heading) {
    String id = "section-" + (links.size() + 1);
    links.add("<li><a href=\"#%s\">%s</a></li>".formatted(id, Markup.escaped(heading)));
    return add("<h2 id=\"%s\">%s</h2>".formatted(id, Markup.escaped(heading)));
  }

  Html paragraph(String text) {
    return add("<p>%s</p>".formatted(Markup.escaped(text)));
  }

  /** The few numbers that matter most, each with what it is. */
  Html numbers(Map<String, String> numbers) {
    StringBuilder list = new StringBuilder("<dl class=\"numbers\">");
    numbers.forEach(
        (name, value) ->
            list.append(
                "<div><dt>%s</dt><dd>%s</dd></div>"
                    .formatted(Markup.escaped(name), Markup.escaped(value))));
    return add(list.append("</dl>").toString());
  }

  Html figure(Figure figure) {
    return figure(figure, figure.description() + ".");
  }

  Html figure(Figure figure, String caption) {
    return add(
        "<figure>%s<figcaption>%s</figcaption></figure>"
            .formatted(figure.svgForPage(), Markup.escaped(caption)));
  }

  /** A table whose first column names the rows. */
  Html table(String caption, List<String> headers, List<List<String>> rows) {
    StringBuilder table = new StringBuilder();
    table.append(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table>"
            .formatted(Markup.escaped(caption)));
    table.append("<caption>%s</caption><thead><tr>".formatted(Markup.escaped(caption)));
    headers.forEach(h -> table.append("<th scope=\"col\">%s</th>".formatted(Markup.escaped(h))));
    table.append("</tr></thead><tbody>");
    for (List<String> row : rows) {
      table.append("<tr><th scope=\"row\">%s</th>".formatted(Markup.escaped(row.get(0))));
      row.subList(1, row.size())
          .forEach(cell -> table.append("<td>%s</td>".formatted(Markup.escaped(cell))));
      table.append("</tr>\n");
    }
    return add(table.append("</tbody></table></div>").toString());
  }

  /** A table and its figure, beside each other where there is room. */
  Html figureWithTable(
      Figure figure, String caption, List<String> headers, List<List<String>> rows) {
    add("<div class=\"pair\">");
    figure(figure);
    table(caption, headers, rows);
    return add("</div>");
  }

  /** Markup as it is. */
  Html add(String markup) {
    body.append(markup).append('\n');
    return this;
  }

  /** The whole page, XHTML's rules kept, so that XML parsers read it too. */
  String page() {
    return """
    <!DOCTYPE html>
    <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <link rel="icon" href="data:,"/>
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <a class="skip" href="#content">Skip to the content</a>
    <header><h1>%s</h1><nav aria-label="Contents"><ul>%s</ul></nav></header>
    <main id="content">
    %s</main>
    </body>
    </html>
    """
        .formatted(
            Markup.escaped(title), style(), Markup.escaped(title), String.join("", links), body);
  }

  private static String style() {
    try (InputStream style = Html.class.getResourceAsStream(STYLE)) {
      return new String(
          Objects.requireNonNull(style, STYLE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("the style sheet lies in the jar", e);
    }
  }
}
