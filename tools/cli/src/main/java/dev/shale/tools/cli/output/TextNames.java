package dev.shale.tools.cli.output;

import dev.shale.engine.graph.Snapshot;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The names of modules for people: paths relative to the directory where the command runs, so that
 * a terminal can open them, and nothing in them that it would obey. Belongs to one thread.
 */
public final class TextNames {
  private final Snapshot graph;
  private final PathNames names;

  /** How a path begins that shares nothing with the directory; empty if none does. */
  private final String elsewhere;

  public TextNames(Snapshot graph, Path directory) {
    this.graph = graph;
    Path real = real(directory);
    names = new PathNames(graph, real);
    elsewhere = "../".repeat(real.getNameCount());
  }

  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException gone) {
      return directory;
    }
  }

  /** The name of a module. */
  public String path(int module) {
    return visible(names.path(module));
  }

  /** An absolute path. */
  public String path(String absolute) {
    return visible(names.relative(absolute));
  }

  private String visible(String relative) {
    boolean isElsewhere = !elsewhere.isEmpty() && relative.startsWith(elsewhere);
    return Visible.of(isElsewhere ? relative.substring(elsewhere.length() - 1) : relative);
  }

  /**
   * A dependency as a line that editors can open: {@code src/index.tsx:3:20 import "./app"}. Says
   * when it is only for types.
   */
  public String line(int dependency) {
    return place(dependency)
        + "  "
        + graph.dependencyKind(dependency).label()
        + " \""
        + Visible.of(graph.name(graph.request(dependency)))
        + (graph.isTypeOnly(dependency) ? "\"  (only for types)" : "\"");
  }

  /** Where a dependency stands: {@code src/index.tsx:3:20}. */
  public String place(int dependency) {
    return path(graph.parent(dependency))
        + ":"
        + graph.line(dependency)
        + ":"
        + graph.column(dependency);
  }
}
