package dev.shale.tools.cli.drawing;

import dev.shale.tools.cli.output.Output;

/** A drawing as GraphML. */
final class GraphmlFormat {
  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
        <key id="label" for="node" attr.name="label" attr.type="string"/>
        <key id="kind" for="node" attr.name="kind" attr.type="string"/>
        <key id="modules" for="node" attr.name="modules" attr.type="int"/>
        <key id="bytes" for="node" attr.name="bytes" attr.type="long"/>
        <key id="entry" for="node" attr.name="entry" attr.type="boolean"/>
        <key id="count" for="edge" attr.name="count" attr.type="int"/>
        <key id="later" for="edge" attr.name="later" attr.type="boolean"/>
        <key id="typeOnly" for="edge" attr.name="typeOnly" attr.type="boolean"/>
        <graph id="shale" edgedefault="directed">
      """;

  private GraphmlFormat() {}

  static void write(Drawing drawing, Output out) {
    out.print(HEAD);
    int number = 0;
    for (Node node : drawing.nodes()) {
      out.println(
          "    <node id=\"n"
              + number++
              + "\">"
              + data("label", escaped(node.name()))
              + data("kind", node.kind().label())
              + data("modules", Integer.toString(node.moduleCount()))
              + data("bytes", Long.toString(node.bytes()))
              + data("entry", Boolean.toString(node.isEntry()))
              + "</node>");
    }
    for (Edge edge : drawing.edges()) {
      out.println(
          "    <edge source=\"n"
              + edge.from()
              + "\" target=\"n"
              + edge.to()
              + "\">"
              + data("count", Integer.toString(edge.count()))
              + data("later", Boolean.toString(edge.isLater()))
              + data("typeOnly", Boolean.toString(edge.isForTypes()))
              + "</edge>");
    }
    out.print("  </graph>\n</graphml>\n");
  }

  private static String data(String key, String value) {
    return "<data key=\"" + key + "\">" + value + "</data>";
  }

  /** XML has no way to write most control characters. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      switch (unit) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        default -> {
          if (Escapes.isControl(unit)) {
            escaped.append('\\').append(Escapes.of(unit));
          } else {
            escaped.append(unit);
          }
        }
      }
    }
    return escaped.toString();
  }
}
