package dev.shale.engine.usage;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.graph.InnerFlags;
import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;

/**
 * What of a program is used, from its entries: modules that are evaluated, parts of them that run,
 * and exports that others refer to; each in some runtimes, which are bits. Grows until nothing is
 * added, so it costs what is used.
 */
final class ExportUse {
  private final Snapshot graph;
  private final InnerGraph inner;
  private final ModuleEffects effects;
  private final Bindings bindings;
  private final UseMarks marks;
  private final UseTrace trace;
  private final NameUse names;
  private final int apart;
  private boolean isLibrary;

  /**
   * By the place of a dependency the module of which a use refers to it, and so says which names.
   */
  private final IntList referred;

  /**
   * Nothing is used yet.
   *
   * @param apart the runtime of what runs by itself, as a bit
   */
  ExportUse(
      Snapshot graph,
      ModuleEffects effects,
      ExportIndex index,
      Bindings bindings,
      UseMarks marks,
      UseTrace trace,
      int apart,
      Region region) {
    this.graph = graph;
    this.effects = effects;
    this.bindings = bindings;
    this.marks = marks;
    this.trace = trace;
    this.apart = apart;
    names = new NameUse(graph, effects, index, bindings, marks, trace, region);
    inner = graph.inner();
    referred = new IntList(region);
  }

  /**
   * Begins anew.
   *
   * @param ofLibrary whether all exports of entries are used by whoever takes the program
   */
  void begin(boolean ofLibrary) {
    isLibrary = ofLibrary;
    referred.clear();
  }

  /** Begins at an entry. */
  void entry(int module, int runtimes) {
    trace.begin(UseTrace.NONE);
    marks.add(UseKind.ENTRY, module, runtimes);
  }

  /** Goes on until nothing is added. */
  void run() {
    for (int step = trace.poll(); step != UseTrace.NONE; step = trace.poll()) {
      run(step);
    }
  }

  /** Adds what follows from a step. */
  void run(int step) {
    trace.begin(step);
    int place = trace.place(step);
    int runtimes = trace.runtimes(step);
    switch (trace.kind(step)) {
      case ENTRY -> begin(place, runtimes);
      case MODULE -> evaluate(place, runtimes);
      case PART -> runPart(place, runtimes);
      case WHOLE -> names.useExports(place, runtimes);
      case NAMED -> names.useNames(place, runtimes);
      case EXPORT, FULLY, OTHER -> {}
    }
  }

  private void begin(int entry, int runtimes) {
    marks.add(UseKind.MODULE, entry, runtimes);
    if (isLibrary) {
      names.useWhole(entry, runtimes);
    }
  }

  private void evaluate(int module, int runtimes) {
    if (!graph.kind(module).isFile()) {
      return;
    }
    boolean isRead = bindings.isRead(module);
    if (isRead) {
      evaluateParts(module, runtimes);
    }
    if (!graph.kind(module).isLinked()) {
      readExports(module, runtimes);
    }
    int first = graph.begin(module);
    for (int dependency = first; dependency < graph.end(module); dependency++) {
      boolean isReferred = isRead && referred.get(dependency - first) == module;
      evaluate(dependency, runtimes, isRead, isReferred);
    }
  }

  /** What a module reads of the object of its own exports. */
  private void readExports(int module, int runtimes) {
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      if ((graph.exportFlags(row) & ExportFlags.READ) != 0) {
        marks.add(UseKind.EXPORT, row, runtimes);
        marks.add(UseKind.FULLY, row, runtimes);
      }
    }
  }

  private void evaluateParts(int module, int runtimes) {
    beginReferred(module);
    boolean areAllRun = !graph.kind(module).isLinked();
    boolean isBeforeParts = true;
    int end = inner.end(module);
    for (int row = inner.begin(module); row < end; row++) {
      int flags = inner.flags(row);
      if ((flags & InnerFlags.PART) != 0) {
        isBeforeParts = false;
        if (areAllRun || (flags & InnerFlags.PURE) == 0) {
          marks.add(UseKind.PART, row, runtimes);
        }
      } else if ((flags & InnerFlags.OF_PART) == 0) {
        referred.set(inner.target(row), module);
        if (isBeforeParts) {
          use(row, module, runtimes);
        }
      }
    }
  }

  private void beginReferred(int module) {
    int count = graph.end(module) - graph.begin(module);
    referred.fill(count, Snapshot.NO_MODULE);
    for (int place = 0; place < count; place++) {
      referred.set(place, Snapshot.NO_MODULE);
    }
  }

  /** What a dependency brings in because its module is evaluated. */
  private void evaluate(int dependency, int runtimes, boolean isRead, boolean isReferred) {
    int target = graph.target(dependency);
    if (target == Snapshot.NO_MODULE || graph.isPassive(dependency)) {
      return;
    }
    trace.follow(dependency);
    DependencyKind kind = graph.dependencyKind(dependency);
    if (!isRead || !kind.isResolved()) {
      names.useWhole(target, runtimesOf(kind, runtimes));
    } else if (kind.isBinding()) {
      if (effects.has(target)) {
        marks.add(UseKind.MODULE, target, runtimes);
      }
    } else if (!isReferred) {
      marks.add(UseKind.MODULE, target, runtimesOf(kind, runtimes));
    }
  }

  private int runtimesOf(DependencyKind kind, int runtimes) {
    return kind.isApart() ? apart : runtimes;
  }

  private void runPart(int row, int runtimes) {
    int module = inner.module(row);
    int begin = inner.begin(module);
    int end = inner.end(module);
    for (int use = row + 1; use < end && !inner.isPart(use); use++) {
      if ((inner.flags(use) & InnerFlags.OF_PART) != 0) {
        marks.add(UseKind.PART, begin + inner.target(use), runtimes);
      } else {
        use(use, module, runtimes);
      }
    }
  }

  private void use(int row, int module, int runtimes) {
    int dependency = graph.begin(module) + inner.target(row);
    int target = graph.target(dependency);
    boolean isNone =
        (inner.flags(row) & InnerFlags.UNREACHABLE) != 0
            || target == Snapshot.NO_MODULE
            || graph.isPassive(dependency);
    if (isNone) {
      return;
    }
    trace.follow(dependency);
    DependencyKind kind = graph.dependencyKind(dependency);
    int inRuntimes = runtimesOf(kind, runtimes);
    boolean isLoaded = (inner.flags(row) & InnerFlags.LOADED) != 0;
    if (kind.isNameOnly() || isLoaded || !kind.isBinding()) {
      marks.add(UseKind.MODULE, target, inRuntimes);
    }
    if (!kind.isNameOnly() && !isLoaded) {
      names.use(module, target, inRuntimes, inner.detail(row), !kind.isBinding());
    }
  }
}
