package dev.shale.tools.cli.question;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.output.Likeness;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The module or package that is meant by a name that nothing has. */
public final class NearestModule {
  private NearestModule() {}

  /**
   * A clause that names it for people, to be put behind a sentence; empty where nothing is like the
   * text, and where a file or folder has that name.
   */
  public static String clause(Session session, String text, Path directory) {
    String nearest = exists(session, text, directory) ? "" : nearest(session, text);
    return nearest.isEmpty() ? "" : "; the nearest is " + nearest;
  }

  /** Whether a path leads to something, be it part of the graph or not. */
  static boolean exists(Session session, String text, Path directory) {
    try {
      return Files.exists(directory.resolve(text))
          || Files.exists(session.inputs().root().resolve(text));
    } catch (InvalidPathException notAPath) {
      return false;
    }
  }

  /** Of each path as many names from its end are compared as the text has, and its package. */
  private static String nearest(Session session, String text) {
    Snapshot graph = session.graph();
    Likeness likeness = new Likeness(text);
    int slashCount = (int) text.chars().filter(unit -> unit == '/').count();
    for (int module = 0; module < graph.moduleCount(); module++) {
      String shown = session.text().path(module);
      likeness.offer(end(shown, slashCount), shown);
      likeness.offer(end(session.names().path(module), slashCount), shown);
      if (graph.isInstalled(module)) {
        String name = ModuleChoice.packageNameOf(graph, module);
        likeness.offer(name, name);
      }
    }
    return likeness.nearest();
  }

  private static String end(String path, int slashCount) {
    int begin = path.length();
    for (int left = slashCount; left >= 0 && begin >= 0; left--) {
      begin = path.lastIndexOf('/', begin - 1);
    }
    return path.substring(begin + 1);
  }
}
