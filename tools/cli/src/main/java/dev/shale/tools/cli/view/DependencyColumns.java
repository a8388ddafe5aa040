package dev.shale.tools.cli.view;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.InnerFlags;
import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.record.RecordReferences;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A row for each dependency, module by module, and a list of the names that it is asked for. */
final class DependencyColumns {
  /** Stands for all names. */
  private static final int WHOLE = -1;

  /** Rows that ask no dependency for a name. */
  private static final int NO_NAMES =
      InnerFlags.PART | InnerFlags.OF_PART | InnerFlags.UNREACHABLE | InnerFlags.LOADED;

  private static final int UNKNOWN = -2;

  private final Snapshot graph;
  private final InnerGraph inner;
  private final Texts texts;
  private final Columns columns;
  private final Column nameCounts;
  private final Column names;

  /** By path the number of the name that it begins with, once that is known. */
  private final int[] firsts;

  DependencyColumns(Snapshot graph, Texts texts, Columns columns) {
    this.graph = graph;
    this.texts = texts;
    inner = graph.inner();
    firsts = new int[graph.nameCount()];
    Arrays.fill(firsts, UNKNOWN);
    nameCounts = columns.ints("dependency.names");
    names = columns.ints("dependency.name");
    this.columns = columns;
  }

  void add() {
    Column targets = columns.ints("dependency.target");
    Column kinds = columns.bytes("dependency.kind");
    Column flags = columns.bytes("dependency.flags");
    Column lines = columns.ints("dependency.line");
    Column places = columns.ints("dependency.column");
    Column requests = columns.deltas("dependency.request");
    DependencyCursor cursor = graph.dependencies();
    for (int module = 0; module < graph.moduleCount(); module++) {
      for (cursor.of(module); cursor.next(); ) {
        int dependency = cursor.dependency();
        targets.add(cursor.target());
        kinds.add(graph.dependencyKind(dependency).code());
        flags.add(graph.dependencyFlags(dependency));
        lines.add(graph.line(dependency));
        places.add(graph.column(dependency));
        requests.add(texts.number(graph.request(dependency)));
      }
      addNames(module);
    }
  }

  /** What the parts of a module use of each dependency, and what it exports on. */
  private void addNames(int module) {
    int begin = graph.begin(module);
    Map<Integer, Set<Integer>> used = new HashMap<>();
    for (int row = inner.begin(module); row < inner.end(module); row++) {
      if ((inner.flags(row) & NO_NAMES) == 0) {
        note(used, inner.target(row), first(inner.detail(row)));
      }
    }
    for (int export = graph.exportBegin(module); export < graph.exportEnd(module); export++) {
      int dependency = graph.exportDependency(export);
      if (dependency != Snapshot.NO_DEPENDENCY) {
        note(used, dependency - begin, first(graph.exportPath(export)));
      }
    }
    for (int place = 0; place < graph.end(module) - begin; place++) {
      Set<Integer> some = used.getOrDefault(place, Set.of());
      nameCounts.add(some.size());
      some.forEach(names::add);
    }
  }

  private static void note(Map<Integer, Set<Integer>> used, int place, int name) {
    used.computeIfAbsent(place, none -> new LinkedHashSet<>()).add(name);
  }

  /** What counts is the name that a path begins with. */
  private int first(int path) {
    if (path == Snapshot.NO_NAME) {
      return WHOLE;
    }
    if (firsts[path] == UNKNOWN) {
      firsts[path] = findFirst(path);
    }
    return firsts[path];
  }

  private int findFirst(int path) {
    String text = graph.name(path);
    int end = text.indexOf(RecordReferences.SEPARATOR);
    int name = end < 0 ? path : graph.findName(text.substring(0, end));
    return name == Snapshot.NO_NAME ? WHOLE : texts.number(name);
  }
}
