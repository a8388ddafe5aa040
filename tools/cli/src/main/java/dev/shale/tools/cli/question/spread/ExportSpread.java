package dev.shale.tools.cli.question.spread;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.graph.IncomingCursor;
import dev.shale.engine.graph.InnerFlags;
import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.Neighbours;
import dev.shale.engine.usage.ExportAnalysis;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.collections.IntArrayList;

/**
 * Follows a change from statement to statement: who refers to a statement or an export that is
 * other is other, too. A statement with effects that is other does something else when its module
 * is loaded, so all that load the module are affected; what they use of it no longer matters.
 *
 * <p>What one function leaves in a variable for another one is not followed.
 */
public final class ExportSpread implements Spread {
  private static final char SEPARATOR = '\0';
  private static final int NO_NAME = -1;

  /** What is other. */
  private enum Kind {
    /** What a module does when it is loaded, and all that it exports. */
    MODULE,
    /** An export of a module, or all of them. */
    EXPORT,
    /** A row of the inner graph. */
    PART
  }

  private record Step(Kind kind, int place, int name) {}

  private final Snapshot graph;
  private final InnerGraph inner;
  private final ExportAnalysis analysis;
  private final IntArrayList modules = new IntArrayList();
  private final int[] distances;
  private final int[] dependencies;
  private final Set<Step> seen = new HashSet<>();
  private final Deque<Step> waiting = new ArrayDeque<>();

  /** Nothing is other yet. */
  public ExportSpread(Snapshot graph, ExportAnalysis analysis) {
    this.graph = graph;
    this.analysis = analysis;
    inner = graph.inner();
    distances = new int[graph.moduleCount()];
    dependencies = new int[graph.moduleCount()];
    Arrays.fill(distances, Neighbours.NOT_FOUND);
  }

  /** All of a module is other. */
  public void addWhole(int module) {
    reach(module, 0, Snapshot.NO_DEPENDENCY);
    evaluate(module);
  }

  /** Some of a module is other. */
  public void add(int module, PartChange change) {
    reach(module, 0, Snapshot.NO_DEPENDENCY);
    if (!change.reason().isEmpty() || !change.evaluation().isEmpty()) {
      evaluate(module);
    }
    for (int row = inner.begin(module), part = 0; row < inner.end(module); row++) {
      if (inner.isPart(row) && change.parts().contains(part++)) {
        add(Kind.PART, row, NO_NAME);
      }
    }
    for (String export : change.exports()) {
      int name = graph.findName(export);
      if (name != Snapshot.NO_NAME) {
        add(Kind.EXPORT, module, name);
      }
    }
  }

  /** Finds all that is other then. */
  public void run() {
    for (Step step = waiting.poll(); step != null; step = waiting.poll()) {
      switch (step.kind()) {
        case MODULE -> spreadModule(step.place());
        case EXPORT -> spreadExport(step.place(), step.name());
        case PART -> spreadPart(step.place());
      }
    }
  }

  /** Whether all that load a module are affected, or where it is declared free, all its users. */
  public boolean isEvaluation(int module) {
    return seen.contains(new Step(Kind.MODULE, module, NO_NAME))
        || seen.contains(new Step(Kind.EXPORT, module, NO_NAME));
  }

  /** The exports of a module that are other, by name. */
  public List<String> exports(int module) {
    return seen.stream()
        .filter(step -> step.kind() == Kind.EXPORT && step.place() == module)
        .filter(step -> step.name() != NO_NAME)
        .map(step -> graph.name(step.name()))
        .sorted()
        .toList();
  }

  private void add(Kind kind, int place, int name) {
    Step step = new Step(kind, place, name);
    if (seen.add(step)) {
      waiting.add(step);
    }
  }

  private void reach(int module, int distance, int dependency) {
    if (distances[module] == Neighbours.NOT_FOUND) {
      distances[module] = distance;
      dependencies[module] = dependency;
      modules.addInt(module);
    }
  }

  /**
   * What a module does when it is loaded is other. Of one that is declared to have no effects,
   * nobody notices who uses none of its exports.
   */
  private void evaluate(int module) {
    if (analysis.isDeclaredFree(module) && isRead(module)) {
      add(Kind.EXPORT, module, NO_NAME);
    } else {
      add(Kind.MODULE, module, NO_NAME);
    }
  }

  private boolean isRead(int module) {
    return (graph.moduleFlags(module) & ModuleFlags.INNER) != 0 && graph.kind(module).isLinked();
  }

  private void spreadModule(int module) {
    IncomingCursor incoming = graph.incoming();
    for (incoming.of(module); incoming.next(); ) {
      if (counts(incoming.dependency())) {
        addUse(incoming.source(), Snapshot.NO_PART, module, incoming.dependency());
      }
    }
  }

  private boolean counts(int dependency) {
    return EdgeChoice.RUNTIME.has(graph.dependencyKind(dependency), graph.isPassive(dependency));
  }

  private void spreadExport(int module, int name) {
    IncomingCursor incoming = graph.incoming();
    for (incoming.of(module); incoming.next(); ) {
      int importer = incoming.source();
      int dependency = incoming.dependency();
      if (counts(dependency)) {
        if (isRead(importer)) {
          useOf(importer, dependency, module, name);
        } else {
          addUse(importer, Snapshot.NO_PART, module, dependency);
        }
      }
    }
  }

  private void useOf(int importer, int dependency, int module, int name) {
    DependencyKind kind = graph.dependencyKind(dependency);
    boolean isReferred = false;
    int part = Snapshot.NO_PART;
    for (int row = inner.begin(importer); row < inner.end(importer); row++) {
      int flags = inner.flags(row);
      if ((flags & InnerFlags.PART) != 0) {
        part = row;
      } else if ((flags & InnerFlags.OF_PART) == 0
          && graph.begin(importer) + inner.target(row) == dependency) {
        isReferred = true;
        if (uses(row, flags, kind, name)) {
          addUse(importer, part, module, dependency);
        }
      }
    }
    for (int row = graph.exportBegin(importer); row < graph.exportEnd(importer); row++) {
      if (graph.exportDependency(row) == dependency) {
        isReferred = true;
        exportOn(importer, row, module, name);
      }
    }
    if (!isReferred && !kind.isBinding()) {
      addUse(importer, Snapshot.NO_PART, module, dependency);
    }
  }

  /** Whether a use may be one of a name; one that brings a module and uses nothing of it is not. */
  private boolean uses(int row, int flags, DependencyKind kind, int name) {
    if ((flags & InnerFlags.UNREACHABLE) != 0) {
      return false;
    }
    return (flags & InnerFlags.LOADED) != 0 ? kind.isNameOnly() : isOf(inner.detail(row), name);
  }

  private boolean isOf(int path, int name) {
    if (path == Snapshot.NO_NAME || name == NO_NAME || path == name) {
      return true;
    }
    String text = graph.name(path);
    int end = text.indexOf(SEPARATOR);
    return end >= 0 && text.substring(0, end).equals(graph.name(name));
  }

  private void addUse(int importer, int part, int module, int dependency) {
    reach(importer, distances[module] + 1, dependency);
    if (part == Snapshot.NO_PART) {
      evaluate(importer);
    } else {
      add(Kind.PART, part, NO_NAME);
    }
  }

  private void exportOn(int importer, int row, int module, int name) {
    boolean isStar = (graph.exportFlags(row) & ExportFlags.STAR) != 0;
    if (!isStar && !isOf(graph.exportPath(row), name)) {
      return;
    }
    int exported = isStar ? name : graph.exportName(row);
    boolean isHidden =
        isStar
            && name != NO_NAME
            && (graph.name(name).equals("default")
                || analysis.provided().export(importer, name) >= 0);
    if (!isHidden) {
      reach(importer, distances[module] + 1, graph.exportDependency(row));
      add(Kind.EXPORT, importer, exported);
    }
  }

  private void spreadPart(int part) {
    int module = inner.module(part);
    if ((inner.flags(part) & InnerFlags.PURE) == 0) {
      evaluate(module);
    }
    int begin = inner.begin(module);
    int user = Snapshot.NO_PART;
    for (int row = begin; row < inner.end(module); row++) {
      int flags = inner.flags(row);
      if ((flags & InnerFlags.PART) != 0) {
        user = row;
      } else if ((flags & (InnerFlags.OF_PART | InnerFlags.UNREACHABLE)) == InnerFlags.OF_PART
          && begin + inner.target(row) == part
          && user != Snapshot.NO_PART) {
        add(Kind.PART, user, NO_NAME);
      }
    }
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      if (graph.exportPart(row) == part - begin) {
        add(Kind.EXPORT, module, graph.exportName(row));
      }
    }
  }

  @Override
  public int count() {
    return modules.size();
  }

  @Override
  public int module(int index) {
    return modules.getInt(index);
  }

  @Override
  public int distance(int module) {
    return distances[module];
  }

  @Override
  public int dependency(int module) {
    return dependencies[module];
  }
}
