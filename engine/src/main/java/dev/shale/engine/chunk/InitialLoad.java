package dev.shale.engine.chunk;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.ShakenGraph;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Dominators;
import dev.shale.engine.walk.Rows;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is loaded together with some modules, and what of it hangs on one module or on one import:
 * the bytes that would not be loaded without it. It is the dominator tree of what loads together,
 * in which each edge is a node of its own. Belongs to one thread.
 */
public final class InitialLoad implements AutoCloseable {
  private static final int NONE = -1;

  private final Snapshot graph;
  private final Region region;
  private final Rows links;
  private final Dominators dominators;

  /** By node of an edge, less the number of modules: the module that has it. */
  private final IntList sources;

  private final IntList targets;
  private final IntList above;

  private InitialLoad(Snapshot graph, Links from, List<Integer> roots, Region region) {
    this.graph = graph;
    this.region = region;
    links = from.rows();
    sources = new IntList(region);
    targets = new IntList(region);
    above = new IntList(region);
    dominators = new Dominators(region);
    walk(roots);
    try (Workers workers = new Workers(1);
        Adjacency edges = Adjacency.of(split(), roots, region, workers)) {
      dominators.search(this::bytesOf, edges);
    }
  }

  /**
   * Looks at what loads together with modules.
   *
   * @param shaken what is left without what nobody uses; null for all of the graph
   */
  public static InitialLoad of(Snapshot graph, @Nullable ShakenGraph shaken, List<Integer> roots) {
    Region region = Region.open("initial load", Region.UNLIMITED);
    boolean isDone = false;
    try {
      Links links = new Links(region, region);
      links.read(graph, shaken);
      InitialLoad made = new InitialLoad(graph, links, roots, region);
      isDone = true;
      return made;
    } finally {
      if (!isDone) {
        region.close();
      }
    }
  }

  /** Breadth first, so that ways are shortest. */
  private void walk(List<Integer> roots) {
    above.fill(links.moduleCount(), NONE);
    IntList queue = new IntList(region);
    for (int root : roots) {
      if (above.get(root) == NONE) {
        above.set(root, root);
        queue.add(root);
      }
    }
    for (int at = 0; at < queue.size(); at++) {
      int module = queue.get(at);
      for (int edge = links.begin(module); edge < links.end(module); edge++) {
        int target = links.target(edge);
        if (above.get(target) == NONE) {
          above.set(target, module);
          queue.add(target);
        }
      }
    }
  }

  /** Each edge between modules that are loaded as a node between them. */
  private Rows split() {
    int moduleCount = links.moduleCount();
    for (int module = 0; module < moduleCount; module++) {
      for (int edge = links.begin(module); has(module) && edge < links.end(module); edge++) {
        sources.add(module);
        targets.add(links.target(edge));
      }
    }
    Rows rows = new Rows("split", region);
    rows.allocateModules(moduleCount + sources.size(), 0);
    rows.allocateEdges(2L * sources.size(), 0);
    int filled = 0;
    int next = 0;
    for (int module = 0; module < moduleCount; module++) {
      int begin = next;
      while (next < sources.size() && sources.get(next) == module) {
        next++;
      }
      int[] row = new int[next - begin];
      for (int index = 0; index < row.length; index++) {
        row[index] = moduleCount + begin + index;
      }
      filled = rows.append(module, row, row.length, filled);
    }
    int[] target = new int[1];
    for (int edge = 0; edge < targets.size(); edge++) {
      target[0] = targets.get(edge);
      filled = rows.append(moduleCount + edge, target, 1, filled);
    }
    rows.filled(filled);
    return rows;
  }

  private long bytesOf(int node) {
    return node < links.moduleCount() ? graph.bytes(node) : 0;
  }

  /** Whether a module is loaded. */
  public boolean has(int module) {
    return above.get(module) != NONE;
  }

  /** The bytes that would not be loaded without a module; 0 for one that is not. */
  public long retainedBytes(int module) {
    return has(module) ? dominators.retainedBytes(module) : 0;
  }

  /** How many edges lead from what is loaded; they are in the order of modules. */
  public int edgeCount() {
    return sources.size();
  }

  /** The module that an edge leads from. */
  public int source(int edge) {
    return sources.get(edge);
  }

  /** The module that an edge leads to. */
  public int target(int edge) {
    return targets.get(edge);
  }

  /** The bytes that would not be loaded without an edge. */
  public long retainedByEdge(int edge) {
    return dominators.retainedBytes(links.moduleCount() + edge);
  }

  /**
   * The first request by which a module loads another one; {@link Snapshot#NO_DEPENDENCY} where it
   * names a module that is passed.
   */
  public int request(int source, int target) {
    DependencyCursor cursor = graph.dependencies();
    for (cursor.of(source); cursor.next(); ) {
      boolean isIt = cursor.target() == target && !graph.isPassive(cursor.dependency());
      if (isIt && !Links.isLater(graph, cursor.dependency())) {
        return cursor.dependency();
      }
    }
    return Snapshot.NO_DEPENDENCY;
  }

  /** A shortest way to a module, from where the load begins; empty where there is none. */
  public List<Integer> way(int module) {
    List<Integer> way = new ArrayList<>();
    for (int at = module; has(at); at = above.get(at)) {
      way.add(at);
      if (above.get(at) == at) {
        Collections.reverse(way);
        return way;
      }
    }
    return List.of();
  }

  @Override
  public void close() {
    region.close();
  }
}
