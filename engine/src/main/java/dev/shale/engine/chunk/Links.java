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

/**
 * What loads with what: edges to modules that load together with their importer, and requests for
 * those that load later or run apart.
 */
final class Links implements AutoCloseable {
  private static final int NONE = -1;

  private final Snapshot graph;
  private final Region region;
  private final Rows rows;

  /** The requests that load later, and where each leads; one that leads to two is there twice. */
  private final IntList laterDependencies;

  private final IntList laterTargets;
  private int[] row = new int[128];

  /** By module, the last one that leads to it. */
  private final IntList seen;

  private Links(Snapshot graph, Region owner) {
    this.graph = graph;
    region = owner.child("links");
    rows = new Rows("static", region);
    laterDependencies = new IntList(region);
    laterTargets = new IntList(region);
    seen = new IntList(region);
    seen.fill(graph.moduleCount(), NONE);
    rows.allocateModules(graph.moduleCount(), 0);
  }

  /** The links of a graph. */
  static Links of(Snapshot graph, Region owner) {
    Links links = new Links(graph, owner);
    links.rows.allocateEdges(graph.dependencyCount(), 0);
    links.read();
    return links;
  }

  /** The links of what is left without what nobody uses. */
  static Links of(Snapshot graph, ShakenGraph shaken, Region owner) {
    Links links = new Links(graph, owner);
    links.rows.allocateEdges(shaken.edgeCount(), 0);
    links.read(shaken);
    return links;
  }

  private void read() {
    DependencyCursor cursor = graph.dependencies();
    int edge = 0;
    for (int module = 0; module < graph.moduleCount(); module++) {
      int count = 0;
      if (graph.moduleExists(module) && !graph.isForTypes(module)) {
        for (cursor.of(module); cursor.next(); ) {
          count = add(module, cursor.dependency(), cursor.target(), count);
        }
      }
      edge = rows.append(module, row, count, edge);
    }
    rows.filled(edge);
  }

  private void read(ShakenGraph shaken) {
    int edge = 0;
    for (int module = 0; module < graph.moduleCount(); module++) {
      int count = 0;
      for (int from = shaken.begin(module); from < shaken.end(module); from++) {
        count = add(module, shaken.dependency(from), shaken.target(from), count);
      }
      edge = rows.append(module, row, count, edge);
    }
    rows.filled(edge);
  }

  private int add(int module, int dependency, int target, int count) {
    boolean isNone =
        target == Snapshot.NO_MODULE || graph.isPassive(dependency) || !graph.kind(target).isFile();
    if (isNone) {
      return count;
    }
    if (isLater(graph, dependency)) {
      laterDependencies.add(dependency);
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
    return laterDependencies.size();
  }

  /** A request that loads later. */
  int dependency(int later) {
    return laterDependencies.get(later);
  }

  /** The module that has it. */
  int owner(int later) {
    return graph.parent(dependency(later));
  }

  /** Where it leads. */
  int target(int later) {
    return laterTargets.get(later);
  }

  /** Lets one that would have loaded later load together with its owner. */
  void together(int later) {
    rows.add(owner(later), target(later));
  }

  @Override
  public void close() {
    region.close();
  }
}
