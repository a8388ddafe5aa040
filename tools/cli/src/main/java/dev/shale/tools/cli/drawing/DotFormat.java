package dev.shale.tools.cli.drawing;

import dev.shale.tools.cli.output.Output;

/** A drawing in the language of Graphviz. */
final class DotFormat {
  private DotFormat() {}

  static void write(Drawing drawing, Output out) {
    out.println("digraph shale {");
    out.println("  rankdir=LR;");
    out.println("  node [shape=box];");
    int number = 0;
    for (Node node : drawing.nodes()) {
      String border = node.isEntry() ? ", penwidth=2" : "";
      out.println(
          "  n"
              + number++
              + " [label=\""
              + escaped(node.name())
              + "\""
              + shape(node)
              + border
              + "];");
    }
    for (Edge edge : drawing.edges()) {
      out.println("  n" + edge.from() + " -> n" + edge.to() + attributes(edge) + ";");
    }
    out.println("}");
  }

  private static String shape(Node node) {
    return switch (node.kind()) {
      case MODULE -> "";
      case FOLDER -> ", shape=folder";
      case PACKAGE -> ", shape=component";
      case EXTERNAL -> ", shape=ellipse";
    };
  }

  private static String attributes(Edge edge) {
    StringBuilder attributes = new StringBuilder();
    if (edge.isForTypes()) {
      attributes.append("style=dotted");
    } else if (edge.isLater()) {
      attributes.append("style=dashed");
    }
    if (edge.count() > 1) {
      attributes.append(attributes.isEmpty() ? "" : ", ").append("label=").append(edge.count());
    }
    return attributes.isEmpty() ? "" : " [" + attributes + "]";
  }

  /** Graphviz reads escapes in labels, and entities as HTML has them. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      switch (unit) {
        case '"' -> escaped.append("\\\"");
        case '\\' -> escaped.append("\\\\");
        case '&' -> escaped.append("&amp;");
        default -> escaped.append(Escapes.isControl(unit) ? "\\\\" + Escapes.of(unit) : unit);
      }
    }
    return escaped.toString();
  }
}
