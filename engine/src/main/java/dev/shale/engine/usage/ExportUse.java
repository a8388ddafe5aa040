package dev.shale.engine.usage;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.graph.InnerFlags;
import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.Binding.Kind;
import dev.shale.offheap.BitArray;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Ints;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2LongHashMap;

/**
 * What of a program is used, from its entries: modules that are evaluated, parts of them that run,
 * and exports that others refer to; each in some runtimes, which are bits. Grows until nothing is
 * added, so it costs what is used.
 *
 * <p>A use that a module without effects only passes on is one of the module behind it. Where a
 * name leads to no known export, all that may give it is used.
 */
final class ExportUse {
  private static final int MOST_FRAMES = 100_000;
  private static final long NO_USE = 0;

  private final Snapshot graph;
  private final InnerGraph inner;
  private final ModuleEffects effects;
  private final ExportIndex index;
  private final Bindings bindings;
  private final int apart;
  private final UsePath path;

  /** By module, row of an inner graph and export: in which runtimes it is used. */
  private final MemorySegment modules;

  private final MemorySegment wholes;

  /** By module: in which runtimes all names but the default are. */
  private final MemorySegment named;

  private final MemorySegment parts;
  private final MemorySegment exports;

  /** By export: in which runtimes of those only members of it are used. */
  private final MemorySegment fully;

  /** By module the dependency that brought it in first. */
  private final MemorySegment causes;

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

  /** Uses of names that no row has, by module and name: in which runtimes. */
  private final Long2LongHashMap others = new Long2LongHashMap(NO_USE);

  private final Int2ObjectHashMap<List<Integer>> namesByModule = new Int2ObjectHashMap<>();

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
    int moduleCount = graph.moduleCount();
    modules = zeros(region, moduleCount);
    wholes = zeros(region, moduleCount);
    named = zeros(region, moduleCount);
    causes = zeros(region, moduleCount);
    moduleDone = zeros(region, moduleCount);
    int innerCount = inner.rowCount();
    parts = zeros(region, innerCount);
    partDone = zeros(region, innerCount);
    exports = zeros(region, graph.exportCount());
    fully = zeros(region, graph.exportCount());
    moduleQueue = new IntList(region);
    partQueue = new IntList(region);
    frames = new IntList(region);
    stars = new IntList(region);
    referred = region.allocateBits(Math.max(1, graph.dependencyCount()));
  }

  private static MemorySegment zeros(Region region, int count) {
    MemorySegment ints = region.allocate(Math.max(1, count) * (long) Integer.BYTES);
    Ints.fill(ints, 0, count, 0);
    return ints;
  }

  /** In which runtimes a module is evaluated; 0 for none. */
  int module(int module) {
    return Ints.get(modules, module);
  }

  /** In which runtimes a module is used in a way that does not say which exports. */
  int whole(int module) {
    return Ints.get(wholes, module);
  }

  /** In which runtimes all names of a module but the default are used. */
  int named(int module) {
    return Ints.get(named, module);
  }

  /** In which runtimes an export is used, be it members of it alone. */
  int export(int export) {
    return Ints.get(exports, export);
  }

  /** In which runtimes an export itself is used. */
  int fully(int export) {
    return Ints.get(fully, export);
  }

  /** In which runtimes a part runs; of a row of an inner graph. */
  int part(int row) {
    return Ints.get(parts, row);
  }

  /** In which runtimes a name is used that no row of the module has. */
  int other(int module, int name) {
    return (int) others.get(key(module, name));
  }

  /** Such names of a module, by their texts. */
  List<Integer> otherNames(int module) {
    List<Integer> names = namesByModule.get(module);
    return names == null
        ? List.of()
        : names.stream().sorted(Comparator.comparing(graph::name)).toList();
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
    int before = module(module);
    if ((before | runtimes) != before) {
      if (before == 0) {
        Ints.set(causes, module, current);
      }
      Ints.set(modules, module, before | runtimes);
      moduleQueue.add(module);
    }
  }

  /** The dependency that a module is there for, found first; none for an entry. */
  int cause(int module) {
    return Ints.get(causes, module);
  }

  private void evaluate(int module) {
    int runtimes = module(module) & ~Ints.get(moduleDone, module);
    Ints.set(moduleDone, module, module(module));
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
    boolean areAllRun = !graph.kind(module).isExact();
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
    if (target == Snapshot.NO_MODULE || isPassive(dependency)) {
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

  private boolean isPassive(int dependency) {
    return (graph.dependencyFlags(dependency) & DependencyFlags.PASSIVE) != 0;
  }

  private void runPart(int row, int runtimes) {
    int before = part(row);
    if ((before | runtimes) != before) {
      Ints.set(parts, row, before | runtimes);
      partQueue.add(row);
    }
  }

  private void runPart(int row) {
    int runtimes = part(row) & ~Ints.get(partDone, row);
    Ints.set(partDone, row, part(row));
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
            || isPassive(dependency);
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
      if (count >= MOST_FRAMES || !graph.kind(module).isFile() || !bindings.isRead(module)) {
        include(module, runtimes);
        Ints.set(wholes, module, whole(module) | runtimes);
      } else if (begin == end) {
        followWhole(module, runtimes);
      } else {
        followName(module, runtimes, begin, end, isLoaded);
      }
    }
  }

  private void followWhole(int module, int runtimes) {
    include(module, runtimes);
    int added = runtimes & ~whole(module);
    if (added == 0) {
      return;
    }
    Ints.set(wholes, module, whole(module) | added);
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      if ((graph.exportFlags(row) & ExportFlags.STAR) == 0) {
        mark(row, added, true);
      }
      if (graph.exportDependency(row) == Snapshot.NO_DEPENDENCY) {
        runPartOf(row, module, added);
      } else if (bindings.starTarget(row) != Snapshot.NO_MODULE) {
        followAllNames(bindings.starTarget(row), added);
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
    int added = runtimes & ~Ints.get(named, module);
    Ints.set(named, module, Ints.get(named, module) | added);
    for (int row = graph.exportBegin(module); added != 0 && row < graph.exportEnd(module); row++) {
      int star = bindings.starTarget(row);
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

  private void mark(int row, int runtimes, boolean isFully) {
    Ints.set(exports, row, export(row) | runtimes);
    if (isFully) {
      Ints.set(fully, row, fully(row) | runtimes);
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
    if (target == Snapshot.NO_MODULE || isPassive(dependency)) {
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
      if (name == bindings.defaultName() && !graph.kind(module).isExact() && begin + 1 < end) {
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
      mark(row, runtimes, begin + 1 == end);
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
        note(module, name, runtimes);
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
      Ints.set(wholes, module, whole(module) | runtimes);
    }
  }

  /** Any of the stars may give the name, or the module itself. */
  private void followUnknown(int module, int runtimes, int begin, int end) {
    int name = path.name(begin);
    if (isTaken(module, name, runtimes)) {
      return;
    }
    note(module, name, runtimes);
    boolean hasStars = false;
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      int target = bindings.starTarget(row);
      if (target != Snapshot.NO_MODULE) {
        hasStars = true;
        follow(target, runtimes, begin, end, true);
      }
    }
    if (!hasStars) {
      Ints.set(wholes, module, whole(module) | runtimes);
    }
  }

  /** Stars may lead in a circle. */
  private boolean isTaken(int module, int name, int runtimes) {
    return (others.get(key(module, name)) & runtimes) == runtimes;
  }

  private void note(int module, int name, int runtimes) {
    long key = key(module, name);
    long before = others.get(key);
    others.put(key, before | runtimes);
    if (before == NO_USE) {
      namesByModule.computeIfAbsent(module, none -> new ArrayList<>()).add(name);
    }
  }

  private static long key(int module, int name) {
    return (long) module << Integer.SIZE | name;
  }
}
