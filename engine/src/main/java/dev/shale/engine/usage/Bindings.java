package dev.shale.engine.usage;

import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.Binding.Kind;
import dev.shale.offheap.Region;
import java.util.List;
import java.util.function.IntPredicate;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.LongHashSet;

/**
 * Follows names through re-exports to where they come from: ResolveExport of ECMAScript (16.2.1.7),
 * in which a module may also be one of which nobody knows all exports. Belongs to one thread.
 *
 * <p>Where a name leads is the same in all runtimes, and is remembered by module and name while the
 * graph is frozen. Freezing forgets all that was known, and asking while the graph is not frozen is
 * refused, so nobody sees what was true before a change.
 */
final class Bindings {
  /** Re-exports in a row, and stars within stars; what is further away is not known. */
  private static final int MOST_STEPS = 10_000;

  private static final int DEEPEST = 200;

  /** Re-exports in a row that are followed without remembering where they lead. */
  private static final int FEW_STEPS = 4;

  private static final int NO_EXPORT = ExportIndex.NO_EXPORT;
  private static final int NOWHERE = code(Kind.MISSING, 0);

  private static final int AMBIGUOUS = code(Kind.AMBIGUOUS, 0);
  private static final int CIRCULAR = code(Kind.CIRCULAR, 0);
  private static final int NOTHING = -1;
  private static final int KIND_BITS = 3;
  private static final Kind[] KINDS = Kind.values();

  private final Snapshot graph;
  private final ExportIndex index;
  private final StarWalk walk;
  private final StarNames starNames;
  private final PairTable known;

  /** Made once, as it is asked in loops. */
  private final IntPredicate isClosed = this::isClosed;

  private boolean isFrozen;
  private int defaultName = UsePath.DEFAULT;

  /** What was asked on the way: who comes there again leads in a circle, or to what is known. */
  private final LongHashSet asked = new LongHashSet();

  /** Whether an answer on the way depends on the way, so that it is good for this way alone. */
  private boolean isOfWay;

  Bindings(Snapshot graph, ExportIndex index, Region region) {
    this.graph = graph;
    this.index = index;
    walk = new StarWalk(graph);
    starNames = new StarNames(graph, index, region);
    known = new PairTable(region);
  }

  /**
   * From now on the graph does not change, and what is found is remembered; nothing is known of
   * what was before.
   *
   * @return whether the default has another name id
   */
  boolean freeze() {
    isFrozen = true;
    known.clear();
    starNames.clear();
    int before = defaultName;
    int found = graph.findName(UsePath.DEFAULT_TEXT, 0, UsePath.DEFAULT_TEXT.length);
    defaultName = found == Snapshot.NO_NAME ? UsePath.DEFAULT : found;
    return defaultName != before;
  }

  /** From now on the graph may change, so that nobody may ask. */
  void thaw() {
    isFrozen = false;
  }

  int defaultName() {
    return defaultName;
  }

  /** Whether it is known what a module exports and uses. */
  boolean isRead(int module) {
    return (graph.moduleFlags(module) & ModuleFlags.INNER) != 0;
  }

  /** Whether a module has no exports but those of its rows. */
  boolean isExact(int module) {
    return (graph.moduleFlags(module) & ModuleFlags.EXACT) != 0;
  }

  /** Where a name of a module comes from. */
  Binding resolve(int module, int name) {
    return binding(find(module, name));
  }

  /** Where an export of a module comes from, which is the first that has its name. */
  Binding resolveExport(int module, int export) {
    int found = findNear(module, export);
    return binding(found == NOTHING ? find(module, graph.exportName(export)) : found);
  }

  /**
   * Where a few re-exports lead to, which is all that most names take; {@link #NOTHING} where it is
   * more than that.
   */
  private int findNear(int fromModule, int fromExport) {
    int module = fromModule;
    int row = fromExport;
    for (int step = 0; step < FEW_STEPS && row != NO_EXPORT; step++) {
      if (!isKnown(module)) {
        return code(Kind.UNKNOWN, module);
      }
      int end = end(module, row);
      if (end != NOTHING) {
        return end;
      }
      module = graph.target(graph.exportDependency(row));
      row = index.find(module, graph.exportPath(row));
    }
    return NOTHING;
  }

  private boolean isKnown(int module) {
    return graph.kind(module).isFile() && isRead(module);
  }

  /**
   * What an export is: one of its own, nowhere, or all exports of a module; {@link #NOTHING} for
   * one that leads to a name of another module.
   */
  private int end(int module, int row) {
    int dependency = graph.exportDependency(row);
    if (dependency == Snapshot.NO_DEPENDENCY) {
      return code(Kind.EXPORT, row);
    }
    int target = graph.target(dependency);
    if (target == Snapshot.NO_MODULE || graph.isPassive(dependency)) {
      return NOWHERE;
    }
    int name = graph.exportPath(row);
    return name == Snapshot.NO_NAME || isObject(module, target, name)
        ? code(Kind.NAMESPACE, target)
        : NOTHING;
  }

  private Binding binding(int found) {
    int place = found >>> KIND_BITS;
    return switch (kind(found)) {
      case EXPORT -> new Binding(Kind.EXPORT, graph.exportParent(place), place);
      case NAMESPACE, UNKNOWN -> new Binding(kind(found), place, -1);
      case MISSING, AMBIGUOUS, CIRCULAR -> new Binding(kind(found), Snapshot.NO_MODULE, -1);
    };
  }

  /**
   * The same as an int: its {@link #kind}, and with it the row of the export or the module.
   *
   * @param name less than 0 for one that the graph does not have
   */
  int find(int module, int name) {
    if (!isFrozen) {
      throw new IllegalStateException("names are followed while the graph does not change");
    }
    int own = findOwn(module, name);
    if (own != NO_EXPORT) {
      return code(Kind.EXPORT, own);
    }
    int found = known.find(module, name);
    if (found == PairTable.NONE) {
      if (!asked.isEmpty()) {
        asked.clear();
      }
      isOfWay = false;
      found = find(module, name, 0);
      known.put(module, name, found);
    }
    return found;
  }

  /** The export of a module that has a name of its own and not of another module; or -1. */
  private int findOwn(int module, int name) {
    int row = index.find(module, name);
    return row != NO_EXPORT && isOwn(module, row) ? row : NO_EXPORT;
  }

  private boolean isOwn(int module, int row) {
    return graph.exportDependency(row) == Snapshot.NO_DEPENDENCY && isKnown(module);
  }

  static Kind kind(int found) {
    return KINDS[found & (1 << KIND_BITS) - 1];
  }

  private static int code(Kind kind, int place) {
    return place << KIND_BITS | kind.ordinal();
  }

  private int find(int fromModule, int fromName, int depth) {
    int module = fromModule;
    int name = fromName;
    for (int step = 0; step < MOST_STEPS; step++) {
      if (!isKnown(module)) {
        return code(Kind.UNKNOWN, module);
      }
      if (!asked.add((long) module << Integer.SIZE | Integer.toUnsignedLong(name))) {
        isOfWay = true;
        return CIRCULAR;
      }
      int row = index.find(module, name);
      if (row == NO_EXPORT && isDefaultOfAll(module, name)) {
        return code(Kind.NAMESPACE, module);
      }
      if (row == NO_EXPORT) {
        return throughStars(module, name, depth);
      }
      int end = end(module, row);
      if (end != NOTHING) {
        return end;
      }
      name = graph.exportPath(row);
      module = graph.target(graph.exportDependency(row));
    }
    isOfWay = true;
    return CIRCULAR;
  }

  /** Whether a name without a row means the object of all exports, which has no name of its own. */
  boolean isDefaultOfAll(int module, int name) {
    return name == defaultName && !graph.kind(module).isLinked();
  }

  /** Whether a name of a module is the object of all its exports, to one that imports it. */
  boolean isObject(int importer, int module, int name) {
    return name == defaultName
        && isLinkedByName(importer)
        && graph.kind(module).isFile()
        && !graph.kind(module).isLinked()
        && isRead(module);
  }

  private boolean isLinkedByName(int module) {
    return (graph.moduleFlags(module) & ModuleFlags.LINKED_BY_NAME) != 0;
  }

  /** The star of a module by which a name comes, or the first of those that may have it; or -1. */
  int star(int module, int name) {
    int only = only(module, name);
    if (only == StarNames.NO_STAR) {
      return NO_EXPORT;
    }
    int unknown = NO_EXPORT;
    int first = only == StarNames.ANY ? index.firstStar(module) : only;
    for (int row = first; row != NO_EXPORT; row = nextOf(row, only)) {
      int target = StarWalk.starTarget(graph, row);
      int found = target == Snapshot.NO_MODULE ? NOWHERE : find(target, name);
      if (kind(found).isProvided()) {
        return row;
      }
      if (kind(found) == Kind.UNKNOWN && unknown == NO_EXPORT) {
        unknown = row;
      }
    }
    return unknown;
  }

  /** The stars that give a name with different bindings: the first, and one that differs. */
  List<Integer> conflict(int module, int name) {
    if (kind(find(module, name)) != Kind.AMBIGUOUS || index.find(module, name) != NO_EXPORT) {
      return List.of();
    }
    int first = NO_EXPORT;
    int given = NOWHERE;
    for (int row = index.firstStar(module); row != NO_EXPORT; row = index.nextStar(row)) {
      int target = StarWalk.starTarget(graph, row);
      int found = target == Snapshot.NO_MODULE ? NOWHERE : find(target, name);
      if (kind(found).isProvided() && first == NO_EXPORT) {
        first = row;
        given = found;
      } else if (kind(found).isProvided() && !isSame(found, given)) {
        return List.of(first, row);
      }
    }
    return List.of();
  }

  /** Whether a star gives any name of a module. */
  boolean givesNames(int module) {
    walk.begin(module);
    while (walk.next()) {
      boolean isStar = StarWalk.target(graph, walk.row()) != Snapshot.NO_MODULE;
      if (!isStar && graph.exportName(walk.row()) != defaultName) {
        return true;
      }
    }
    return !areAllExact(walk.modules());
  }

  /** Whether all names are known that a module has and stars give it. */
  boolean isClosed(int module) {
    walk.begin(module);
    while (walk.next()) {}
    return areAllExact(walk.modules());
  }

  private boolean areAllExact(IntArrayList modules) {
    for (int index = 0; index < modules.size(); index++) {
      if (!isExact(modules.getInt(index))) {
        return false;
      }
    }
    return true;
  }

  private int throughStars(int module, int name, int depth) {
    boolean isExact = isExact(module);
    int otherwise = isExact ? NOWHERE : code(Kind.UNKNOWN, module);
    if (graph.kind(module).isLinked() && name == defaultName) {
      return NOWHERE;
    }
    if (depth == DEEPEST) {
      isOfWay = true;
      return code(Kind.UNKNOWN, module);
    }
    int only = only(module, name);
    if (only == StarNames.NO_STAR) {
      return otherwise;
    }
    int found = NOTHING;
    int first = only == StarNames.ANY ? index.firstStar(module) : only;
    for (int row = first; row != NO_EXPORT; row = nextOf(row, only)) {
      int target = StarWalk.starTarget(graph, row);
      if (target != Snapshot.NO_MODULE) {
        int one = findBehindStar(target, name, depth + 1);
        otherwise = kind(one) == Kind.UNKNOWN && isExact ? one : otherwise;
        found = join(found, one);
      }
    }
    return found == NOTHING ? otherwise : found;
  }

  private int only(int module, int name) {
    return starNames.only(module, name, isClosed);
  }

  private int nextOf(int star, int only) {
    return star == only ? NO_EXPORT : index.nextStar(star);
  }

  /** Where there are no more stars, finding the name costs no more than remembering it. */
  private int findBehindStar(int module, int name, int depth) {
    int own = findOwn(module, name);
    if (own != NO_EXPORT) {
      return code(Kind.EXPORT, own);
    }
    if (index.firstStar(module) == NO_EXPORT) {
      return find(module, name, depth);
    }
    int found = known.find(module, name);
    if (found == PairTable.NONE) {
      found = find(module, name, depth);
      if (!isOfWay) {
        known.put(module, name, found);
      }
    }
    return found;
  }

  private int join(int found, int one) {
    if (kind(one) == Kind.AMBIGUOUS) {
      return one;
    }
    if (!kind(one).isProvided() || (found != NOTHING && isSame(one, found))) {
      return found;
    }
    return found == NOTHING ? one : AMBIGUOUS;
  }

  /** Two names may be the same binding. */
  private boolean isSame(int one, int other) {
    if (one == other) {
      return true;
    }
    if (kind(one) != Kind.EXPORT || kind(other) != Kind.EXPORT) {
      return false;
    }
    int row = one >>> KIND_BITS;
    int otherRow = other >>> KIND_BITS;
    int local = graph.exportPath(row);
    return local != Snapshot.NO_NAME
        && graph.exportParent(row) == graph.exportParent(otherRow)
        && graph.exportPath(otherRow) == local;
  }
}
