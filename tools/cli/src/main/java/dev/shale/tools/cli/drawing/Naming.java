package dev.shale.tools.cli.drawing;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.question.ModuleChoice;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.javascript.project.ProjectLayout;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** As which node a module is drawn. */
final class Naming {
  private final Session session;
  private final Snapshot graph;
  private final Collapse collapse;

  /** The names of the project's own packages by directory, with a slash at its end. */
  private final Map<String, String> packages = new TreeMap<>();

  Naming(Session session, Collapse collapse) {
    this.session = session;
    this.collapse = collapse;
    graph = session.graph();
    for (ProjectLayout.Member one : session.inputs().packages()) {
      add(one.directory(), one.name());
    }
    session.inputs().members().forEach((name, directory) -> add(directory, name));
  }

  private void add(Path directory, String name) {
    String path = directory.toString().replace('\\', '/');
    String shown = name.isEmpty() ? session.names().relative(path) : name;
    boolean isRoot = directory.equals(session.inputs().root());
    packages.put(path + "/", name.isEmpty() && isRoot ? "." : shown);
  }

  /** A node without modules; those that are drawn as one have the same kind and name. */
  Node node(int module) {
    if (!graph.kind(module).isFile()) {
      return empty(Node.Kind.EXTERNAL, session.names().path(module));
    }
    boolean isPackage = collapse.kind() == Collapse.Kind.PACKAGE;
    if (collapse.kind() != Collapse.Kind.NOTHING && graph.isInstalled(module)) {
      return empty(Node.Kind.PACKAGE, ModuleChoice.packageNameOf(graph, module));
    }
    if (isPackage) {
      return empty(Node.Kind.PACKAGE, ownPackage(graph.name(graph.identifier(module))));
    }
    String path = session.names().path(module);
    return collapse.kind() == Collapse.Kind.FOLDER
        ? empty(Node.Kind.FOLDER, collapse.folder(path))
        : empty(Node.Kind.MODULE, path);
  }

  private static Node empty(Node.Kind kind, String name) {
    return new Node(kind, name, 0, 0, false);
  }

  /** The package of the nearest directory. */
  private String ownPackage(String path) {
    for (int end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
      String name = packages.get(path.substring(0, end + 1));
      if (name != null) {
        return name;
      }
    }
    return ".";
  }
}
