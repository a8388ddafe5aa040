package dev.shale.tools.cli.question;

import dev.shale.engine.graph.IncomingCursor;
import dev.shale.engine.graph.InnerFlags;
import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Which dependencies ask a module for a name, and which only export it on. */
public final class ExportUsers {
  private static final String SEPARATOR = "\0";

  private final Snapshot graph;
  private final InnerGraph inner;

  public ExportUsers(Snapshot graph) {
    this.graph = graph;
    inner = graph.inner();
  }

  /**
   * Who asks for a name.
   *
   * @param dependency by which it is asked for
   * @param isPassedOn whether the name is only exported on
   */
  public record User(int dependency, boolean isPassedOn) {}

  /** The users of a name of a module, in the order of their modules. */
  public List<User> of(int module, int name) {
    List<User> users = new ArrayList<>();
    IncomingCursor importers = graph.incoming();
    for (importers.of(module); importers.next(); ) {
      int dependency = importers.dependency();
      if (graph.isTypeOnly(dependency)) {
        continue;
      }
      if (isReferred(importers.source(), dependency, name)) {
        users.add(new User(dependency, false));
      } else if (isPassedOn(importers.source(), dependency, name)) {
        users.add(new User(dependency, true));
      }
    }
    users.sort((one, other) -> Integer.compare(one.dependency(), other.dependency()));
    return users;
  }

  private boolean isReferred(int source, int dependency, int name) {
    int place = dependency - graph.begin(source);
    for (int row = inner.begin(source); row < inner.end(source); row++) {
      boolean isReference =
          (inner.flags(row) & (InnerFlags.PART | InnerFlags.OF_PART | InnerFlags.UNREACHABLE)) == 0;
      if (isReference && inner.target(row) == place && isOf(inner.detail(row), name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a path begins with a name, or is of the whole. */
  private boolean isOf(int path, int name) {
    return path == Snapshot.NO_NAME
        || path == name
        || graph.name(path).startsWith(graph.name(name).concat(SEPARATOR));
  }

  private boolean isPassedOn(int source, int dependency, int name) {
    for (int row = graph.exportBegin(source); row < graph.exportEnd(source); row++) {
      int path = graph.exportPath(row);
      if (graph.exportDependency(row) == dependency && (path == Snapshot.NO_NAME || path == name)) {
        return true;
      }
    }
    return false;
  }
}
