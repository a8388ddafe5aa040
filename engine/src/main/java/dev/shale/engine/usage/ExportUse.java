package dev.shale.engine.usage;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.graph.InnerFlags;
import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.Binding.Kind;
import dev.shale.offheap.BitArray;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * What of a program is used, from its entries: modules that are evaluated, parts of them that run,
 * and exports that others refer to; each in some runtimes, which are bits. Grows until nothing is
 * added, so it costs what is used.
 *
 * <p>A use that a module without effects only passes on is one of the module behind it. Where a
 * name leads to no known export, all that may give it is used.
 */
final class ExportUse {
  /** So many uses that follow from one are told apart; beyond, modules are used as a whole. */
  private static final int MOST_FRAMES = 100_000;

  private final Snapshot graph;
  private final InnerGraph inner;
  private final ModuleEffects effects;
  private final ExportIndex index;
  private final Bindings bindings;
  private final int apart;
  private final UsePath path;

  private final UseMarks marks;

  /** The dependency that is followed. */
  private int current = Snapshot.NO_DEPENDENCY;

  private final MemorySegment moduleDone;
  private final MemorySegment partDone;
  private final IntList moduleQueue;
  private final IntList partQueue;

  /**
   * Module, runtimes, begin and end of a path, and whether the module is needed whatever the name
   * leads to: uses that are to be followed.
   */
  private final IntList frames;

  /** Module and runtimes: of which all names are. */
  private final IntList stars;

  /** Dependencies that a use refers to: what loads them says which names. */
  private final BitArray referred;

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
      int apart,
      Region region) {
    this.graph = graph;
    this.effects = effects;
    this.index = index;
    this.bindings = bindings;
    this.apart = apart;
    inner = graph.inner();
    path = new UsePath(graph, region);
    marks = new UseMarks(graph, region);
    moduleDone = UseMarks.zeros(region, graph.moduleCount());
    partDone = UseMarks.zeros(region, inner.rowCount());
    moduleQueue = new IntList(region);
    partQueue = new IntList(region);
    frames = new IntList(region);
    stars = new IntList(region);
    referred = region.allocateBits(Math.max(1, graph.dependencyCount()));
  }

  /** What was found. */
  UseMarks marks() {
    return marks;
  }

  /**
   * Begins at an entry.
   *
   * @param isLibrary whether all of its exports are used by whoever takes the program
   */
  void entry(int module, int runtimes, boolean isLibrary) {
    include(module, runtimes);
    if (isLibrary) {
      path.clear();
      follow(module, runtimes, 0, 0, true);
      followAll();
    }
  }

  /** Goes on until nothing is added. */
  void run() {
    while (moduleQueue.size() + partQueue.size() > 0) {
      if (moduleQueue.size() > 0) {
        evaluate(moduleQueue.removeLast());
      } else {
        runPart(partQueue.removeLast());
      }
    }
  }

  private void include(int module, int runtimes) {
    if (marks.addModule(module, runtimes, current) != 0) {
      moduleQueue.add(module);
    }
  }

  private void evaluate(int module) {
    int runtimes = UseMarks.add(moduleDone, module, marks.module(module));
    if (runtimes == 0 || !graph.kind(module).isFile()) {
      return;
    }
    boolean isRead = bindings.isRead(module);
    if (isRead) {
      evaluateParts(module, runtimes);
    }
    for (int dependency = graph.begin(module); dependency < graph.end(module); dependency++) {
      evaluate(dependency, runtimes, isRead);
    }
  }

  private void evaluateParts(int module, int runtimes) {
    boolean areAllRun = !graph.kind(module).isLinked();
    boolean isBeforeParts = true;
    int begin = inner.begin(module);
    int first = graph.begin(module);
    for (int row = begin; row < inner.end(module); row++) {
      int flags = inner.flags(row);
      if ((flags & InnerFlags.PART) != 0) {
        isBeforeParts = false;
        if (areAllRun || (flags & InnerFlags.PURE) == 0) {
          runPart(row, runtimes);
        }
      } else if ((flags & InnerFlags.OF_PART) == 0) {
        referred.set(first + inner.target(row));
        if (isBeforeParts) {
          use(row, module, runtimes);
        }
      }
    }
  }

  /** What a dependency brings in because its module is evaluated. */
  private void evaluate(int dependency, int runtimes, boolean isRead) {
    int target = graph.target(dependency);
    if (target == Snapshot.NO_MODULE || graph.isPassive(dependency)) {
      return;
    }
    current = dependency;
    DependencyKind kind = graph.dependencyKind(dependency);
    if (!isRead || !kind.isResolved()) {
      useWhole(target, runtimesOf(kind, runtimes));
    } else if (kind.isBinding()) {
      if (effects.has(target)) {
        include(target, runtimes);
      }
    } else if (!referred.get(dependency)) {
      include(target, runtimesOf(kind, runtimes));
    }
  }

  private int runtimesOf(DependencyKind kind, int runtimes) {
    return kind.isApart() ? apart : runtimes;
  }

  private void runPart(int row, int runtimes) {
    if (marks.addPart(row, runtimes) != 0) {
      partQueue.add(row);
    }
  }

  private void runPart(int row) {
    int runtimes = UseMarks.add(partDone, row, marks.part(row));
    if (runtimes == 0) {
      return;
    }
    int module = inner.module(row);
    int end = inner.end(module);
    for (int use = row + 1; use < end && !inner.isPart(use); use++) {
      if ((inner.flags(use) & InnerFlags.OF_PART) != 0) {
        runPart(inner.begin(module) + inner.target(use), runtimes);
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
    current = dependency;
    DependencyKind kind = graph.dependencyKind(dependency);
    int inRuntimes = runtimesOf(kind, runtimes);
    if (kind.isNameOnly() || (inner.flags(row) & InnerFlags.LOADED) != 0) {
      include(target, inRuntimes);
      return;
    }
    if (!kind.isBinding()) {
      include(target, inRuntimes);
    }
    path.clear();
    path.add(inner.detail(row));
    follow(target, inRuntimes, 0, path.end(), !kind.isBinding());
    followAll();
  }

  private void useWhole(int module, int runtimes) {
    path.clear();
    follow(module, runtimes, 0, 0, true);
    followAll();
  }

  private void follow(int module, int runtimes, int begin, int end, boolean isLoaded) {
    frames.add(module);
    frames.add(runtimes);
    frames.add(begin);
    frames.add(end);
    frames.add(isLoaded ? 1 : 0);
  }

  private void followAll() {
    for (int count = 0; frames.size() + stars.size() > 0; count++) {
      if (frames.size() == 0) {
        int inRuntimes = stars.removeLast();
        followAllNames(stars.removeLast(), inRuntimes);
        continue;
      }
      boolean isLoaded = frames.removeLast() == 1;
      int end = frames.removeLast();
      int begin = frames.removeLast();
      int runtimes = frames.removeLast();
      int module = frames.removeLast();
      if (!graph.kind(module).isFile() || !bindings.isRead(module)) {
        include(module, runtimes);
        marks.addWhole(module, runtimes);
      } else if (begin == end || count >= MOST_FRAMES) {
        followWhole(module, runtimes);
      } else {
        followName(module, runtimes, begin, end, isLoaded);
      }
    }
  }

  private void followWhole(int module, int runtimes) {
    include(module, runtimes);
    int added = marks.addWhole(module, runtimes);
    if (added == 0) {
      return;
    }
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      if ((graph.exportFlags(row) & ExportFlags.STAR) == 0) {
        marks.addExport(row, added, true);
      }
      if (graph.exportDependency(row) == Snapshot.NO_DEPENDENCY) {
        runPartOf(row, module, added);
      } else if (StarWalk.target(graph, row) != Snapshot.NO_MODULE) {
        followAllNames(StarWalk.target(graph, row), added);
      } else {
        passOn(row, added, 0, 0);
      }
    }
  }

  /** All names of a module but the default: what a star gives of it. */
  private void followAllNames(int module, int runtimes) {
    if (!bindings.isExact(module)) {
      follow(module, runtimes, 0, 0, true);
      return;
    }
    int added = marks.addNamed(module, runtimes);
    for (int row = graph.exportBegin(module); added != 0 && row < graph.exportEnd(module); row++) {
      int star = StarWalk.target(graph, row);
      if (star != Snapshot.NO_MODULE) {
        if (bindings.givesNames(star)) {
          include(module, added);
        }
        stars.add(star);
        stars.add(added);
      } else if (graph.exportName(row) != bindings.defaultName()) {
        int begin = path.end();
        path.addName(graph.exportName(row));
        follow(module, added, begin, path.end(), true);
      }
    }
  }

  private void runPartOf(int row, int module, int runtimes) {
    if (graph.exportPart(row) != Snapshot.NO_PART) {
      runPart(inner.begin(module) + graph.exportPart(row), runtimes);
    }
  }

  /** Follows a re-export, with what is taken of it. */
  private void passOn(int row, int runtimes, int begin, int end) {
    int dependency = graph.exportDependency(row);
    int target = graph.target(dependency);
    if (target == Snapshot.NO_MODULE || graph.isPassive(dependency)) {
      return;
    }
    int from = path.end();
    path.add(graph.exportPath(row));
    path.copy(begin, end);
    follow(target, runtimes, from, path.end(), false);
  }

  private void followName(int module, int runtimes, int begin, int end, boolean isLoaded) {
    boolean isKept = isLoaded || effects.has(module);
    int name = path.name(begin);
    int row = name == Snapshot.NO_NAME ? ExportIndex.NO_EXPORT : index.find(module, name);
    if (row != ExportIndex.NO_EXPORT) {
      if (name == bindings.defaultName() && !graph.kind(module).isLinked() && begin + 1 < end) {
        // For some importers the default is the object of all exports, whatever the row says.
        follow(module, runtimes, begin + 1, end, true);
      }
      followRow(row, runtimes, begin, end, isKept);
    } else if (bindings.isDefaultOfAll(module, name)) {
      // The object that such a module exports is the default for those that import it.
      include(module, runtimes);
      follow(module, runtimes, begin + 1, end, true);
    } else {
      followStar(module, runtimes, begin, end, isKept);
    }
  }

  private void followRow(int row, int runtimes, int begin, int end, boolean isKept) {
    int module = graph.exportParent(row);
    boolean isOwn = graph.exportDependency(row) == Snapshot.NO_DEPENDENCY;
    if (isOwn || isKept) {
      include(module, runtimes);
      marks.addExport(row, runtimes, begin + 1 == end);
    }
    if (isOwn) {
      runPartOf(row, module, runtimes);
    } else {
      passOn(row, runtimes, begin + 1, end);
    }
  }

  /** A module that stays asks its stars for the name, so that those stay as well. */
  private void followStar(int module, int runtimes, int begin, int end, boolean isKept) {
    int name = path.name(begin);
    Binding found = name < 0 ? Binding.MISSING : bindings.resolve(module, name);
    if (found.isProvided()) {
      if (isKept) {
        include(module, runtimes);
        marks.addOther(module, name, runtimes);
      }
      int star = bindings.star(module, name);
      follow(graph.target(graph.exportDependency(star)), runtimes, begin, end, isKept);
      return;
    }
    if (found.kind() == Kind.AMBIGUOUS && !isKept) {
      return;
    }
    include(module, runtimes);
    if (found.kind() == Kind.UNKNOWN) {
      followUnknown(module, runtimes, begin, end);
    } else if (!bindings.isExact(module)) {
      marks.addWhole(module, runtimes);
    }
  }

  /** Any of the stars may give the name, or the module itself. */
  private void followUnknown(int module, int runtimes, int begin, int end) {
    if (marks.addOther(module, path.name(begin), runtimes) == 0) {
      return; // Stars may lead in a circle.
    }
    boolean hasStars = false;
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      int target = StarWalk.target(graph, row);
      if (target != Snapshot.NO_MODULE) {
        hasStars = true;
        follow(target, runtimes, begin, end, true);
      }
    }
    if (!hasStars) {
      marks.addWhole(module, runtimes);
    }
  }
}
