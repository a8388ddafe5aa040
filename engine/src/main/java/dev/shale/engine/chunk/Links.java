package dev.shale.engine.chunk;

import dev.shale.engine.graph.BlockFlags;
import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.ShakenGraph;
import dev.shale.engine.walk.Rows;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What loads with what: edges to modules that load together with their importer, and requests for
 * those that load later or run apart, in the order of the modules that have them.
 *
 * <p>A request is known by its place among those of its module, as the rows of a graph move.
 */
final class Links {
  static final int NONE = -1;

  private final Rows rows;

  /** By module, the first of its requests that load later. */
  private final IntList laterBegins;

  /** The requests that load later, and where each leads; one that leads to two is there twice. */
  private final IntList laterOwners;

  private final IntList laterPlaces;
  private final IntList laterTargets;

  /** By module, the last one that leads to it. */
  private final IntList seen;

  private int[] row = new int[128];
  private @Nullable Snapshot graph;
  private @Nullable DependencyCursor cursor;

  /**
   * No links.
   *
   * @param scratch where the edges lie, and what is of use only while they are read
   */
  Links(Region region, Region scratch) {
    rows = new Rows("static", scratch);
    laterBegins = new IntList(region);
    laterOwners = new IntList(region);
    laterPlaces = new IntList(region);
    laterTargets = new IntList(region);
    seen = new IntList(scratch);
  }

  /**
   * Reads the links of a graph.
   *
   * @param shaken what is left of it without what nobody uses; null for all
   */
  void read(Snapshot ofGraph, @Nullable ShakenGraph shaken) {
    boolean isOther = ofGraph != graph;
    graph(ofGraph);
    int moduleCount = ofGraph.moduleCount();
    laterBegins.clear();
    laterOwners.clear();
    laterPlaces.clear();
    laterTargets.clear();
    seen.clear();
    seen.fill(moduleCount, NONE);
    if (shaken != null) {
      rows.renew(moduleCount, shaken.edgeCount());
      read(shaken);
    } else {
      DependencyCursor known = cursor;
      DependencyCursor reader = isOther || known == null ? ofGraph.dependencies() : known;
      cursor = reader;
      rows.renew(moduleCount, ofGraph.dependencyCount());
      read(ofGraph, reader);
    }
    laterBegins.add(laterCount());
  }

  /** From now on the rows of another state of the graph are meant. */
  void graph(Snapshot next) {
    if (next != graph) {
      graph = next;
      cursor = null;
    }
  }

  Snapshot graph() {
    Snapshot known = graph;
    if (known == null) {
      throw new IllegalStateException("No graph was read");
    }
    return known;
  }

  private void read(Snapshot ofGraph, DependencyCursor reader) {
    int edge = 0;
    for (int module = 0; module < ofGraph.moduleCount(); module++) {
      int count = 0;
      laterBegins.add(laterCount());
      if (isRead(ofGraph, module)) {
        for (reader.of(module); reader.next(); ) {
          count = add(module, reader.dependency(), reader.target(), count);
        }
      }
      edge = rows.append(module, row, count, edge);
    }
    rows.filled(edge);
  }

  private void read(ShakenGraph shaken) {
    int edge = 0;
    for (int module = 0; module < graph().moduleCount(); module++) {
      int count = 0;
      laterBegins.add(laterCount());
      for (int from = shaken.begin(module); from < shaken.end(module); from++) {
        count = add(module, shaken.dependency(from), shaken.target(from), count);
      }
      edge = rows.append(module, row, count, edge);
    }
    rows.filled(edge);
  }

  private int add(int module, int dependency, int target, int count) {
    Snapshot of = graph();
    if (!isLink(of, dependency, target)) {
      return count;
    }
    if (isLater(of, dependency)) {
      laterOwners.add(module);
      laterPlaces.add(dependency - of.begin(module));
      laterTargets.add(target);
      return count;
    }
    if (seen.get(target) == module) {
      return count;
    }
    seen.set(target, module);
    if (count == row.length) {
      row = Arrays.copyOf(row, count * 2);
    }
    row[count] = target;
    return count + 1;
  }

  /** Whether the requests of a module count: it is there, and not for types alone. */
  static boolean isRead(Snapshot graph, int module) {
    return graph.moduleExists(module) && !graph.isForTypes(module);
  }

  /** Whether a request brings a file into a chunk. */
  static boolean isLink(Snapshot graph, int dependency, int target) {
    return target != Snapshot.NO_MODULE
        && !graph.isPassive(dependency)
        && !graph.dependencyKind(dependency).isLeftOut()
        && graph.kind(target).isFile();
  }

  /** Whether what a request leads to is not loaded together with the module that has it. */
  static boolean isLater(Snapshot graph, int dependency) {
    DependencyKind kind = graph.dependencyKind(dependency);
    if (!kind.isLater()) {
      return false;
    }
    int block = graph.block(dependency);
    return block == Snapshot.NO_BLOCK || (graph.blockFlags(block) & BlockFlags.EAGER) == 0;
  }

  /** The edges to what loads together. */
  Rows rows() {
    return rows;
  }

  /** How many requests load later; one that leads to two modules counts twice. */
  int laterCount() {
    return laterOwners.size();
  }

  /** A request that loads later. */
  int dependency(int later) {
    return graph().begin(owner(later)) + place(later);
  }

  /** The place of a request among those of its module. */
  int place(int later) {
    return laterPlaces.get(later);
  }

  /** The places of all requests that load later. */
  IntList places() {
    return laterPlaces;
  }

  /** A request that loads later is elsewhere among those of its module. */
  void place(int later, int place) {
    laterPlaces.set(later, place);
  }

  /** The module that has it. */
  int owner(int later) {
    return laterOwners.get(later);
  }

  /** Where it leads. */
  int target(int later) {
    return laterTargets.get(later);
  }

  /** The first of the requests of a module that load later. */
  int laterBegin(int module) {
    return laterBegins.get(module);
  }

  int laterEnd(int module) {
    return laterBegins.get(module + 1);
  }

  /** By module the last one that leads to it; what is below -1 is free for others to use. */
  IntList seen() {
    return seen;
  }

  /** From now on there are so many modules; those that are more have no links. */
  void grow(int moduleCount) {
    rows.grow(moduleCount);
    seen.fill(moduleCount, NONE);
    laterBegins.fill(moduleCount + 1, laterCount());
  }

  /** The first that is of the same dependency as one. */
  int first(int later) {
    int first = later;
    while (first > laterBegin(owner(later)) && place(first - 1) == place(later)) {
      first--;
    }
    return first;
  }

  /** The first that a dependency is; {@link #NONE} for one that does not load later. */
  int later(int dependency) {
    Snapshot of = graph();
    int module = of.parent(dependency);
    int wanted = dependency - of.begin(module);
    int low = laterBegin(module);
    int high = laterEnd(module);
    int end = high;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (place(middle) < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < end && place(low) == wanted ? low : NONE;
  }

  /** Lets one that would have loaded later load together with its owner. */
  void together(int later) {
    rows.add(owner(later), target(later));
  }
}
