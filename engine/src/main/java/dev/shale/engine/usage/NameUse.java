package dev.shale.engine.usage;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.Binding.Kind;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import org.agrona.collections.LongHashSet;

/**
 * Follows what is used of a module, name by name, to the exports that it means.
 *
 * <p>A use that a module without effects only passes on is one of the module behind it. Where a
 * name leads to no known export, all that may give it is used.
 */
final class NameUse {
  /** So many uses that follow from one are told apart; beyond, modules are used as a whole. */
  private static final int MOST_FRAMES = 100_000;

  /** Spreads lengths over a long. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final Snapshot graph;
  private final InnerGraph inner;
  private final ModuleEffects effects;
  private final ExportIndex index;
  private final Bindings bindings;
  private final UseMarks marks;
  private final UseTrace trace;
  private final UsePath path;

  /**
   * Importer, module, runtimes, begin and end of a path, whether the module is needed whatever the
   * name leads to, and the dependency: uses that are to be followed.
   */
  private final IntList frames;

  /** Of the use that is followed, what was asked of modules whose stars may lead in a circle. */
  private final LongHashSet asked = new LongHashSet();

  NameUse(
      Snapshot graph,
      ModuleEffects effects,
      ExportIndex index,
      Bindings bindings,
      UseMarks marks,
      UseTrace trace,
      Region region) {
    this.graph = graph;
    this.effects = effects;
    this.index = index;
    this.bindings = bindings;
    this.marks = marks;
    this.trace = trace;
    inner = graph.inner();
    path = new UsePath(graph, region);
    frames = new IntList(region);
  }

  /**
   * A path of names of a module is used.
   *
   * @param importer whose use it is
   * @param isLoaded whether the module is needed whatever the names lead to
   */
  void use(int importer, int module, int runtimes, int names, boolean isLoaded) {
    path.clear();
    path.add(names);
    follow(importer, module, runtimes, 0, path.end(), isLoaded);
    followAll();
  }

  /** A module is used in a way that does not say which exports. */
  void useWhole(int module, int runtimes) {
    marks.add(UseKind.MODULE, module, runtimes);
    marks.add(UseKind.WHOLE, module, runtimes);
  }

  /** What follows from that a module is used as a whole. */
  void useExports(int module, int runtimes) {
    if (!isRead(module)) {
      return;
    }
    path.clear();
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      trace.follow(graph.exportDependency(row));
      if ((graph.exportFlags(row) & ExportFlags.STAR) == 0) {
        addExport(row, runtimes, true);
      }
      if (graph.exportDependency(row) == Snapshot.NO_DEPENDENCY) {
        runPartOf(row, module, runtimes);
      } else if (StarWalk.target(graph, row) != Snapshot.NO_MODULE) {
        useAllNames(StarWalk.target(graph, row), runtimes);
      } else {
        passOn(row, runtimes, 0, 0);
      }
    }
    followAll();
  }

  /** What follows from that all names of a module are used but the default. */
  void useNames(int module, int runtimes) {
    path.clear();
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      int star = StarWalk.target(graph, row);
      trace.follow(graph.exportDependency(row));
      if (star != Snapshot.NO_MODULE) {
        if (bindings.givesNames(star)) {
          marks.add(UseKind.MODULE, module, runtimes);
        }
        useAllNames(star, runtimes);
      } else if (graph.exportName(row) != bindings.defaultName()) {
        int begin = path.end();
        path.addName(graph.exportName(row));
        follow(module, module, runtimes, begin, path.end(), true);
      }
    }
    followAll();
  }

  private boolean isRead(int module) {
    return graph.kind(module).isFile() && bindings.isRead(module);
  }

  /** What a star gives of a module. */
  private void useAllNames(int module, int runtimes) {
    if (bindings.isExact(module)) {
      marks.add(UseKind.NAMED, module, runtimes);
    } else {
      useWhole(module, runtimes);
    }
  }

  private void follow(
      int importer, int module, int runtimes, int begin, int end, boolean isLoaded) {
    frames.add(importer);
    frames.add(module);
    frames.add(runtimes);
    frames.add(begin);
    frames.add(end);
    frames.add(isLoaded ? 1 : 0);
    frames.add(trace.followed());
  }

  private void followAll() {
    if (!asked.isEmpty()) {
      asked.clear();
    }
    for (int count = 0; frames.size() > 0; count++) {
      trace.follow(frames.removeLast());
      boolean isLoaded = frames.removeLast() == 1;
      int end = frames.removeLast();
      int begin = frames.removeLast();
      int runtimes = frames.removeLast();
      int module = frames.removeLast();
      int importer = frames.removeLast();
      if (begin == end || count >= MOST_FRAMES || !isRead(module)) {
        useWhole(module, runtimes);
      } else {
        followName(importer, module, runtimes, begin, end, isLoaded);
      }
    }
  }

  private void addExport(int row, int runtimes, boolean isFully) {
    marks.add(UseKind.EXPORT, row, runtimes);
    if (isFully) {
      marks.add(UseKind.FULLY, row, runtimes);
    }
  }

  private void runPartOf(int row, int module, int runtimes) {
    if (graph.exportPart(row) != Snapshot.NO_PART) {
      marks.add(UseKind.PART, inner.begin(module) + graph.exportPart(row), runtimes);
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
    follow(graph.exportParent(row), target, runtimes, from, path.end(), false);
  }

  private void followName(
      int importer, int module, int runtimes, int begin, int end, boolean isLoaded) {
    boolean isKept = isLoaded || effects.has(module);
    int name = path.name(begin);
    int row = name == Snapshot.NO_NAME ? ExportIndex.NO_EXPORT : index.find(module, name);
    boolean isObject =
        row == ExportIndex.NO_EXPORT
            ? bindings.isDefaultOfAll(module, name)
            : bindings.isObject(importer, module, name);
    if (isObject) {
      // The object that such a module exports is the default for those that import it.
      marks.add(UseKind.MODULE, module, runtimes);
      follow(importer, module, runtimes, begin + 1, end, true);
    } else if (row != ExportIndex.NO_EXPORT) {
      if (name == bindings.defaultName() && !graph.kind(module).isLinked() && begin + 1 < end) {
        // Of a module that does not say how it was compiled, nobody knows which of the two it is.
        follow(importer, module, runtimes, begin + 1, end, true);
      }
      followRow(row, runtimes, begin, end, isKept);
    } else {
      followStar(module, runtimes, begin, end, isKept);
    }
  }

  private void followRow(int row, int runtimes, int begin, int end, boolean isKept) {
    int module = graph.exportParent(row);
    boolean isOwn = graph.exportDependency(row) == Snapshot.NO_DEPENDENCY;
    if (isOwn || isKept) {
      marks.add(UseKind.MODULE, module, runtimes);
      addExport(row, runtimes, begin + 1 == end);
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
    int found = bindings.find(module, name);
    Kind kind = Bindings.kind(found);
    if (kind.isProvided()) {
      if (isKept) {
        marks.add(UseKind.MODULE, module, runtimes);
        marks.add(UseKind.OTHER, marks.other(module, name), runtimes);
      }
      int star = bindings.star(module, name);
      int target = graph.target(graph.exportDependency(star));
      follow(module, target, runtimes, begin, end, isKept);
      return;
    }
    if (kind == Kind.AMBIGUOUS && !isKept) {
      return;
    }
    marks.add(UseKind.MODULE, module, runtimes);
    if (kind == Kind.UNKNOWN) {
      followUnknown(module, runtimes, begin, end);
    } else if (!bindings.isExact(module)) {
      marks.add(UseKind.WHOLE, module, runtimes);
    }
  }

  /** Any of the stars may give the name, or the module itself. */
  private void followUnknown(int module, int runtimes, int begin, int end) {
    int name = path.name(begin);
    if (name >= 0) {
      marks.add(UseKind.OTHER, marks.other(module, name), runtimes);
    }
    if (!asked.add(
        ((long) module << Integer.SIZE | Integer.toUnsignedLong(name)) + SPREAD * (end - begin))) {
      return; // Stars may lead in a circle.
    }
    boolean hasStars = false;
    for (int row = index.firstStar(module);
        row != ExportIndex.NO_EXPORT;
        row = index.nextStar(row)) {
      int target = StarWalk.starTarget(graph, row);
      if (target != Snapshot.NO_MODULE) {
        hasStars = true;
        follow(module, target, runtimes, begin, end, true);
      }
    }
    if (!hasStars) {
      marks.add(UseKind.WHOLE, module, runtimes);
    }
  }
}
