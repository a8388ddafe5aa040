package dev.shale.tools.cli.drawing;

import dev.shale.tools.cli.output.Output;

/** The edges of a drawing as RFC 4180 has tables, with line feeds. */
final class CsvFormat {
  private CsvFormat() {}

  static void write(Drawing drawing, Output out) {
    out.println("from,to,count,later,typeOnly");
    for (Edge edge : drawing.edges()) {
      out.println(
          quoted(drawing.nodes().get(edge.from()).name())
              + ","
              + quoted(drawing.nodes().get(edge.to()).name())
              + ","
              + edge.count()
              + ","
              + edge.isLater()
              + ","
              + edge.isForTypes());
    }
  }

  private static String quoted(String text) {
    for (int index = 0; index < text.length(); index++) {
      if (",\"\r\n".indexOf(text.charAt(index)) >= 0) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
      }
    }
    return text;
  }
}
