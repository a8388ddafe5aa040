package dev.shale.engine.build;

import dev.shale.engine.build.Diagnostic.Code;
import dev.shale.engine.build.Diagnostic.Severity;
import dev.shale.engine.build.Resolved.Status;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.PassReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.IntArrayList;

/**
 * Writes the records of files into the graph, and schedules the modules that they discover.
 *
 * <p>What exists only for types does not make a module, nor does a weak request: either is
 * connected at the end, if its target has become part of the graph for another reason.
 */
final class RecordWriter {
  private static final int RECENT = 1 << 13;

  private final GraphWriter graph;
  private final ExportWriter exports;
  private final WorkQueue queue;

  /** Module of a name, for files and externals. Ignored files may have the path of a real one. */
  private final Int2IntHashMap modules = new Int2IntHashMap(Snapshot.NO_MODULE);

  private final Int2IntHashMap ignored = new Int2IntHashMap(Snapshot.NO_MODULE);

  /**
   * Targets seen lately and their modules, by identity. Resolvers share their answers and most
   * requests lead to a module that is known, so this spares most look-ups by path.
   */
  private final Resolved[] recentTargets = new Resolved[RECENT];

  private final int[] recentModules = new int[RECENT];
  private final IntArrayList passiveDependencies = new IntArrayList();
  private final IntArrayList passiveTargets = new IntArrayList();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Set<String> doubts = new HashSet<>();
  private final Set<Diagnostic> warnings = new HashSet<>();
  private int fileCount;
  private long readBytes;

  RecordWriter(GraphWriter graph, WorkQueue queue) {
    this.graph = graph;
    exports = new ExportWriter(graph);
    this.queue = queue;
  }

  void entry(Resolved file) {
    graph.entry(module(file, Snapshot.NO_DEPENDENCY));
  }

  void apply(int module, WorkItem item) {
    Resolved file = queue.file(module);
    if (file.status() != Status.FILE) {
      return;
    }
    ModuleRecord record = item.record;
    graph.beginDependencies(module, record.dependencyCount());
    graph.file(module, record.kind(), item.bytes);
    if (record.kind().isRead()) {
      fileCount++;
      readBytes += item.bytes;
    }
    addProblems(file, item);
    int first = Snapshot.NO_DEPENDENCY;
    for (int row = 0; row < record.dependencyCount(); row++) {
      int dependency = addDependency(file, record, row, item.target(row));
      first = row == 0 ? dependency : first;
    }
    exports.apply(module, record, first);
    if (record.kind().isRead() && !record.failed() && record.parts().isPure()) {
      graph.addFlags(module, ModuleFlags.PURE);
    }
  }

  private void addProblems(Resolved file, WorkItem item) {
    // Many files have the same package.json.
    if (!file.message().isEmpty() && doubts.add(file.message())) {
      diagnostics.add(Diagnostic.ofFile(Code.UNREADABLE, file.path(), file.message()));
    }
    for (Diagnostic warning : file.warnings()) {
      if (warnings.add(warning)) {
        diagnostics.add(warning);
      }
    }
    if (item.problem != null) {
      diagnostics.add(item.problem);
    }
    ModuleRecord record = item.record;
    if (record.failed()) {
      diagnostics.add(
          new Diagnostic(
              Severity.ERROR,
              Code.SYNTAX,
              file.path(),
              record.errorLine(),
              record.errorColumn(),
              record.errorMessage()));
    }
  }

  private int addDependency(Resolved file, ModuleRecord record, int row, Resolved target) {
    int flags = record.flags(row);
    int request = graph.name(record.text(), record.requestBegin(row), record.requestEnd(row));
    DependencyKind kind = record.dependencyKind(row);
    int dependency = graph.addDependency(kind, flags, request);
    graph.locate(
        dependency, record.start(row), record.end(row), record.line(row), record.column(row));
    if (record.hasDetail(row)) {
      addDetail(dependency, record, row);
    }
    if (!kind.isResolved()) {
      return dependency;
    }
    if ((flags & DependencyFlags.PASSIVE) != 0) {
      rememberPassive(dependency, target);
    } else if (target.status() == Status.UNRESOLVED) {
      diagnostics.add(unresolved(file, record, row, target));
    } else if (target.status() != Status.NOTHING) {
      if (target.status() == Status.EXTERNAL && !target.message().isEmpty()) {
        diagnostics.add(unresolved(file, record, row, target));
      }
      graph.connect(dependency, module(target, dependency));
    }
    return dependency;
  }

  private void addDetail(int dependency, ModuleRecord record, int row) {
    byte[] text = record.text();
    int begin = record.attributesBegin(row);
    int end = record.attributesEnd(row);
    if (begin < end) {
      graph.attributes(dependency, graph.name(text, begin, end));
    }
    int block = graph.working().block(dependency);
    if (block == Snapshot.NO_BLOCK) {
      return;
    }
    graph.blockFlags(block, record.blockFlags(row));
    begin = record.chunkNameBegin(row);
    end = record.chunkNameEnd(row);
    if (begin < end) {
      graph.chunkName(block, graph.name(text, begin, end));
    }
  }

  private void rememberPassive(int dependency, Resolved target) {
    if (target.status() == Status.FILE) {
      passiveDependencies.addInt(dependency);
      passiveTargets.addInt(graph.name(target.path()));
    }
  }

  /** Connects the dependencies that bring in no module to those that are in the graph anyway. */
  void connectPassive() {
    for (int row = 0; row < passiveDependencies.size(); row++) {
      int target = modules.get(passiveTargets.getInt(row));
      if (target != Snapshot.NO_MODULE) {
        graph.connect(passiveDependencies.getInt(row), target);
      }
    }
  }

  /** The module that a request leads to; a new one is scheduled. */
  // Comparing by value would cost what the shortcut saves.
  @SuppressWarnings("ReferenceEquality")
  private int module(Resolved target, int issuer) {
    int recent = System.identityHashCode(target) & (RECENT - 1);
    if (recentTargets[recent] != target) {
      recentModules[recent] = moduleByName(target, issuer);
      recentTargets[recent] = target;
    }
    return recentModules[recent];
  }

  private int moduleByName(Resolved target, int issuer) {
    Int2IntHashMap known = target.status() == Status.IGNORED ? ignored : modules;
    int name = graph.name(target.path());
    int module = known.get(name);
    if (module == Snapshot.NO_MODULE) {
      module = graph.addModule(name, kindOf(target), issuer);
      known.put(name, module);
      queue.schedule(target);
    }
    return module;
  }

  /** What kind of file it is comes with its record. */
  private static ModuleKind kindOf(Resolved target) {
    return switch (target.status()) {
      case EXTERNAL -> ModuleKind.EXTERNAL;
      case IGNORED -> ModuleKind.IGNORED;
      case FILE, UNRESOLVED, NOTHING -> ModuleKind.ASSET;
    };
  }

  private static Diagnostic unresolved(
      Resolved file, ModuleRecord record, int row, Resolved target) {
    boolean isOptional =
        (record.flags(row) & DependencyFlags.OPTIONAL) != 0
            || record.dependencyKind(row).isLocation()
            || target.status() != Status.UNRESOLVED;
    return new Diagnostic(
        isOptional ? Severity.WARNING : Severity.ERROR,
        Code.UNRESOLVED,
        file.path(),
        record.line(row),
        record.column(row),
        target.message(),
        target.missingPackage());
  }

  BuildReport report(long discoverNanos, List<PassReport> passes) {
    return new BuildReport(
        fileCount, readBytes, discoverNanos, passes, List.copyOf(diagnostics), Reuse.NONE);
  }
}
