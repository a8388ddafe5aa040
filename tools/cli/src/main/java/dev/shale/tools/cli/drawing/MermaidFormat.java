package dev.shale.tools.cli.drawing;

import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;

/**
 * A drawing as a flowchart of Mermaid, which draws no more than so many edges and characters unless
 * its page says otherwise ({@code maxEdges}, {@code maxTextSize}).
 */
final class MermaidFormat {
  private static final int MOST_EDGES = 500;
  private static final int MOST_CHARACTERS = 50_000;

  private MermaidFormat() {}

  /** Writes nothing of a drawing that Mermaid would refuse. */
  static void write(Drawing drawing, Output out) {
    check(drawing.edges().size(), MOST_EDGES, "edges");
    StringBuilder text = new StringBuilder("flowchart LR\n");
    int number = 0;
    for (Node node : drawing.nodes()) {
      text.append("  n").append(number++).append(open(node)).append('"');
      append(text, node.name());
      text.append('"').append(close(node)).append('\n');
    }
    for (Edge edge : drawing.edges()) {
      text.append("  n").append(edge.from());
      text.append(edge.isForTypes() || edge.isLater() ? " -.->" : " -->");
      if (edge.count() > 1) {
        text.append('|').append(edge.count()).append('|');
      }
      text.append(" n").append(edge.to()).append('\n');
    }
    check(text.length(), MOST_CHARACTERS, "characters");
    out.print(text);
  }

  private static void check(int count, int most, String things) {
    if (count > most) {
      throw new InputException(
          "Mermaid draws "
              + Numbers.grouped(most)
              + " "
              + things
              + " at most, and there are "
              + Numbers.grouped(count)
              + "; draw fewer with --collapse folder:1, --collapse package or --focus MODULE, or"
              + " take --format dot");
    }
  }

  private static String open(Node node) {
    return switch (node.kind()) {
      case MODULE -> node.isEntry() ? "([" : "[";
      case FOLDER -> "[";
      case PACKAGE -> "[[";
      case EXTERNAL -> "(";
    };
  }

  private static String close(Node node) {
    return switch (node.kind()) {
      case MODULE -> node.isEntry() ? "])" : "]";
      case FOLDER -> "]";
      case PACKAGE -> "]]";
      case EXTERNAL -> ")";
    };
  }

  /** What means something to Mermaid, or to the HTML that it makes, is written as a number. */
  private static void append(StringBuilder text, String name) {
    for (int index = 0; index < name.length(); index++) {
      char unit = name.charAt(index);
      if (Escapes.isControl(unit)) {
        text.append("#92;").append(Escapes.of(unit));
      } else if ("\"#&<>`:;\\*_~$%{}|".indexOf(unit) >= 0) {
        text.append('#').append((int) unit).append(';');
      } else {
        text.append(unit);
      }
    }
  }
}
