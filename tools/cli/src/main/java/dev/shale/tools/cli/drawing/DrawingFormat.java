package dev.shale.tools.cli.drawing;

import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.question.Session;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats of drawings. */
public enum DrawingFormat {
  /** Graphviz. */
  DOT,
  /** A flowchart of Mermaid, as Markdown shows it. */
  MERMAID,
  /** XML for yEd, Gephi, Cytoscape and others. */
  GRAPHML,
  /** A line for each edge, for spreadsheets. */
  CSV,
  /** Schema {@code shale.drawing/1}. */
  JSON;

  /** The format's name in arguments. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All names: {@code dot, mermaid or json}. */
  public static String labels() {
    StringBuilder labels = new StringBuilder();
    for (DrawingFormat format : values()) {
      String between = format.ordinal() == values().length - 1 ? " or " : ", ";
      labels.append(labels.isEmpty() ? "" : between).append(format.label());
    }
    return labels.toString();
  }

  /** The format of a name; null for what is none. */
  public static @Nullable DrawingFormat of(String label) {
    for (DrawingFormat format : values()) {
      if (format.label().equals(label)) {
        return format;
      }
    }
    return null;
  }

  /**
   * Writes a drawing.
   *
   * @throws InputException when it is more than the format is drawn with
   */
  public void write(Session session, Drawing drawing, Output out) {
    switch (this) {
      case DOT -> DotFormat.write(drawing, out);
      case MERMAID -> MermaidFormat.write(drawing, out);
      case GRAPHML -> GraphmlFormat.write(drawing, out);
      case CSV -> CsvFormat.write(drawing, out);
      case JSON -> JsonFormat.write(session.inputs().root(), drawing, out);
    }
  }
}
