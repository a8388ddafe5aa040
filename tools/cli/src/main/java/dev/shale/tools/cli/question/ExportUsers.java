package dev.shale.tools.cli.question;

import dev.shale.engine.graph.IncomingCursor;
import dev.shale.engine.graph.InnerFlags;
import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.record.RecordReferences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which dependencies ask a module for which name, and which only export it on. Found in one walk
 * over those who import the module.
 */
public final class ExportUsers {
  private final Snapshot graph;
  private final InnerGraph inner;

  /** By name the dependencies, and of each whether it only exports the name on. */
  private final Map<Integer, SortedMap<Integer, Boolean>> byName = new HashMap<>();

  private ExportUsers(Snapshot graph) {
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

  /** The users of all names of a module. */
  public static ExportUsers of(Snapshot graph, int module) {
    ExportUsers users = new ExportUsers(graph);
    IncomingCursor importers = graph.incoming();
    for (importers.of(module); importers.next(); ) {
      if (!graph.isTypeOnly(importers.dependency())) {
        users.addReferences(importers.source(), importers.dependency());
        users.addPassedOn(importers.source(), importers.dependency());
      }
    }
    return users;
  }

  private void addReferences(int source, int dependency) {
    int place = dependency - graph.begin(source);
    for (int row = inner.begin(source); row < inner.end(source); row++) {
      boolean isReference =
          (inner.flags(row) & (InnerFlags.PART | InnerFlags.OF_PART | InnerFlags.UNREACHABLE)) == 0;
      if (isReference && inner.target(row) == place) {
        addPath(inner.detail(row), dependency);
      }
    }
  }

  /** What counts is the name that a path begins with. */
  private void addPath(int path, int dependency) {
    String names = path == Snapshot.NO_NAME ? "" : graph.name(path);
    int end = names.indexOf(RecordReferences.SEPARATOR);
    int first = end < 0 ? path : graph.findName(names.substring(0, end));
    boolean isNoExport = end >= 0 && first == Snapshot.NO_NAME;
    if (!isNoExport) {
      add(first, dependency, false);
    }
  }

  private void addPassedOn(int source, int dependency) {
    for (int row = graph.exportBegin(source); row < graph.exportEnd(source); row++) {
      if (graph.exportDependency(row) == dependency) {
        add(graph.exportPath(row), dependency, true);
      }
    }
  }

  private void add(int name, int dependency, boolean isPassedOn) {
    byName
        .computeIfAbsent(name, none -> new TreeMap<>())
        .merge(dependency, isPassedOn, Boolean::logicalAnd);
  }

  /** The users of a name, in the order of their modules; who uses the whole uses each name. */
  public List<User> of(int name) {
    SortedMap<Integer, Boolean> all = new TreeMap<>(of(Snapshot.NO_NAME, byName));
    of(name, byName)
        .forEach(
            (dependency, isPassedOn) -> all.merge(dependency, isPassedOn, Boolean::logicalAnd));
    List<User> users = new ArrayList<>();
    all.forEach((dependency, isPassedOn) -> users.add(new User(dependency, isPassedOn)));
    return users;
  }

  private static SortedMap<Integer, Boolean> of(
      int name, Map<Integer, SortedMap<Integer, Boolean>> byName) {
    return byName.getOrDefault(name, new TreeMap<>());
  }
}
