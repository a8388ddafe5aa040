package dev.shale.engine.discovery;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Diagnostic.Code;
import dev.shale.engine.language.Diagnostic.Severity;
import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.options.BuildReport;
import dev.shale.engine.options.Reuse;
import dev.shale.engine.pass.contract.PassReport;
import dev.shale.engine.record.ModuleRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.IntArrayList;

/**
 * Writes the records of files into the graph, and schedules the modules that they discover.
 *
 * <p>First come the modules of the program. A weak request brings none in, nor does one for types:
 * either is connected at the end, if its target has become part of the program for another reason.
 * Then come the modules that only types lead to, and what those ask for in turn; they are no part
 * of the program, so all that they ask for is passive.
 */
final class RecordWriter {
  private static final int RECENT = 1 << 13;

  private final GraphWriter graph;
  private final ExportWriter exports;
  private final WorkQueue queue;
  private final FrontEnd frontEnd;
  private final Resolver resolver;

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
  private final List<Resolved> passiveTargets = new ArrayList<>();

  /** The modules before are those of the program; all, until it has been discovered. */
  private int programEnd = Integer.MAX_VALUE;

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Set<String> doubts = new HashSet<>();
  private final Set<Diagnostic> warnings = new HashSet<>();
  private int fileCount;
  private long readBytes;

  RecordWriter(GraphWriter graph, WorkQueue queue, FrontEnd frontEnd, Resolver resolver) {
    this.graph = graph;
    exports = new ExportWriter(graph);
    this.queue = queue;
    this.frontEnd = frontEnd;
    this.resolver = resolver;
  }

  void entry(Resolved file) {
    if (file.status() == Status.UNRESOLVED) {
      diagnostics.add(Diagnostic.ofFile(Code.UNRESOLVED, file.path(), file.message()));
      return;
    }
    graph.entry(module(file, Snapshot.NO_DEPENDENCY));
  }

  void apply(int module, WorkItem item) {
    if (!queue.isRead(module)) {
      return;
    }
    Resolved file = queue.file(module);
    ModuleRecord record = item.record;
    graph.beginDependencies(module, record.dependencyCount() + item.furtherCount());
    graph.file(module, record.kind(), item.bytes);
    if (record.kind().isRead()) {
      fileCount++;
      readBytes += item.bytes;
    }
    addProblems(file, item, isForTypes(module));
    int first = Snapshot.NO_DEPENDENCY;
    for (int row = 0; row < record.dependencyCount(); row++) {
      int dependency = addDependency(module, record, row, item.target(row));
      first = row == 0 ? dependency : first;
    }
    for (int index = 0; index < item.furtherCount(); index++) {
      addDependency(module, record, item.furtherDependency(index), item.furtherTarget(index));
    }
    exports.apply(module, record, first);
    if (record.kind().isRead() && !record.failed() && record.parts().isPure()) {
      graph.addFlags(module, ModuleFlags.PURE);
    }
  }

  private boolean isForTypes(int module) {
    return module >= programEnd;
  }

  private void addProblems(Resolved file, WorkItem item, boolean isForTypes) {
    // Many files have the same settings.
    if (!file.message().isEmpty() && doubts.add(file.message())) {
      diagnostics.add(Diagnostic.ofFile(Code.UNREADABLE, file.path(), file.message()));
    }
    for (Diagnostic warning : file.warnings()) {
      if (warnings.add(warning)) {
        diagnostics.add(warning);
      }
    }
    if (item.problem != null) {
      diagnostics.add(isForTypes ? item.problem.asWarning() : item.problem);
    }
    ModuleRecord record = item.record;
    if (record.failed()) {
      diagnostics.add(
          new Diagnostic(
              isForTypes ? Severity.WARNING : Severity.ERROR,
              Code.SYNTAX,
              file.path(),
              record.errorLine(),
              record.errorColumn(),
              record.errorMessage()));
    }
  }

  private int addDependency(int module, ModuleRecord record, int row, Resolved target) {
    int flags = record.flags(row) | (isForTypes(module) ? DependencyFlags.FOR_TYPES : 0);
    int request = graph.name(record.text(), record.requestBegin(row), record.requestEnd(row));
    DependencyKind kind = record.dependencyKind(row);
    int dependency = graph.addDependency(kind, flags, request);
    graph.locate(
        dependency, record.start(row), record.end(row), record.line(row), record.column(row));
    if (record.hasDetail(row)) {
      addDetail(dependency, record, row);
    }
    if (!kind.isResolved() && target.status() != Status.FILE) {
      return dependency;
    }
    if ((flags & DependencyFlags.PASSIVE) != 0) {
      if (target.status() == Status.UNRESOLVED && isSaidOfTypes(flags, target)) {
        diagnostics.add(unresolved(queue.file(module), record, row, target));
      }
      addPassive(dependency, flags, target);
    } else if (target.status() == Status.UNRESOLVED) {
      diagnostics.add(unresolved(queue.file(module), record, row, target));
    } else if (target.status() != Status.NOTHING) {
      if (target.status() == Status.EXTERNAL && !target.message().isEmpty()) {
        diagnostics.add(unresolved(queue.file(module), record, row, target));
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

  /** Packages often come without their types, and nobody misses them. */
  private static boolean isSaidOfTypes(int flags, Resolved target) {
    return (flags & (DependencyFlags.TYPE_ONLY | DependencyFlags.WEAK)) == DependencyFlags.TYPE_ONLY
        && target.missingPackage().isEmpty();
  }

  /** Nothing that is missing for types keeps the program from running. */
  private void addPassive(int dependency, int flags, Resolved target) {
    if (target.status() == Status.UNRESOLVED || target.status() == Status.NOTHING) {
      return;
    }
    if ((flags & DependencyFlags.FOR_TYPES) != 0) {
      connectPassive(dependency, flags, target);
    } else {
      passiveDependencies.addInt(dependency);
      passiveTargets.add(target);
    }
  }

  /**
   * The program has been discovered: connects its passive dependencies, and schedules the modules
   * that only those for types lead to.
   */
  void discoverTypes() {
    programEnd = queue.scheduledCount();
    for (int row = 0; row < passiveDependencies.size(); row++) {
      int dependency = passiveDependencies.getInt(row);
      int flags = graph.working().dependencyFlags(dependency);
      connectPassive(dependency, flags, passiveTargets.get(row));
    }
  }

  private void connectPassive(int dependency, int flags, Resolved target) {
    if ((flags & DependencyFlags.WEAK) == 0) {
      graph.connect(dependency, module(target, dependency));
      return;
    }
    int module = known(target).get(graph.name(target.path()));
    if (module != Snapshot.NO_MODULE && !isForTypes(module)) {
      graph.connect(dependency, module);
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
    Int2IntHashMap known = known(target);
    int name = graph.name(target.path());
    int module = known.get(name);
    if (module == Snapshot.NO_MODULE) {
      module = newModule(target, name, issuer);
      known.put(name, module);
    }
    return module;
  }

  private Int2IntHashMap known(Resolved target) {
    return target.status() == Status.IGNORED ? ignored : modules;
  }

  private int newModule(Resolved target, int name, int issuer) {
    int module = graph.addModule(name, kindOf(target), issuer);
    boolean isInstalled = target.status() == Status.FILE && resolver.isInstalled(target);
    int flags =
        (isInstalled ? ModuleFlags.INSTALLED : 0)
            | (isForTypes(module) ? ModuleFlags.FOR_TYPES : 0);
    if (flags != 0) {
      graph.addFlags(module, flags);
    }
    if (flags == (ModuleFlags.INSTALLED | ModuleFlags.FOR_TYPES)) {
      graph.file(module, frontEnd.kindOf(target.path()), 0);
      queue.pass(target);
    } else {
      queue.schedule(target);
    }
    return module;
  }

  /** What kind of file it is comes with its record. */
  private ModuleKind kindOf(Resolved target) {
    return switch (target.status()) {
      case EXTERNAL -> ModuleKind.EXTERNAL;
      case IGNORED -> ModuleKind.IGNORED;
      case FILE, UNRESOLVED, NOTHING -> frontEnd.kinds().moduleKind(0);
    };
  }

  private static Diagnostic unresolved(
      Resolved file, ModuleRecord record, int row, Resolved target) {
    boolean isForTypes = (record.flags(row) & DependencyFlags.TYPE_ONLY) != 0;
    boolean isOptional =
        isForTypes
            || (record.flags(row) & DependencyFlags.OPTIONAL) != 0
            || record.dependencyKind(row).isLocation()
            || target.status() != Status.UNRESOLVED;
    return new Diagnostic(
        isOptional ? Severity.WARNING : Severity.ERROR,
        Code.UNRESOLVED,
        file.path(),
        record.line(row),
        record.column(row),
        isForTypes ? "Only for types: ".concat(target.message()) : target.message(),
        target.missingPackage());
  }

  BuildReport report(long discoverNanos, List<PassReport> passes) {
    return new BuildReport(
        fileCount, readBytes, discoverNanos, passes, List.copyOf(diagnostics), Reuse.NONE);
  }
}
