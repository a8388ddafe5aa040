package dev.shale.engine.query;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.Uses;
import dev.shale.engine.usage.ExportAnalysis;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;

/**
 * The graph that is left when what nobody uses is left out: the modules that survive, and the
 * requests between them, some of which lead past modules that only passed names on. An edge is a
 * request and a module that it leads to; a request may be several edges. Takes sixteen bytes per
 * module and twelve per edge. Belongs to one thread.
 */
public final class ShakenGraph implements AutoCloseable {
  /** The depth of a module that no entry leads to. */
  public static final int NOT_REACHED = -1;

  private final Snapshot graph;
  private final ExportAnalysis analysis;
  private final Region region;
  private final IntList begins;
  private final IntList targets;
  private final IntList dependencies;
  private final IntList runtimes;
  private final IntList depths;
  private int survivingCount;
  private int moduleCount;
  private int passedModuleCount;

  private ShakenGraph(Snapshot graph, ExportAnalysis analysis, Region region) {
    this.graph = graph;
    this.analysis = analysis;
    this.region = region;
    begins = new IntList(region);
    targets = new IntList(region);
    dependencies = new IntList(region);
    runtimes = new IntList(region);
    depths = new IntList(region);
  }

  /**
   * Makes the graph.
   *
   * @param analysis of the same snapshot, which both have to stay open
   */
  public static ShakenGraph of(Snapshot graph, ExportAnalysis analysis) {
    Region region = Region.open("shaken", Region.UNLIMITED);
    boolean isDone = false;
    try {
      ShakenGraph made = new ShakenGraph(graph, analysis, region);
      made.connect();
      made.search();
      isDone = true;
      return made;
    } finally {
      if (!isDone) {
        region.close();
      }
    }
  }

  private void connect() {
    ShakenEdges edges = new ShakenEdges(graph, analysis, targets, dependencies, runtimes, region);
    for (int module = 0; module < graph.moduleCount(); module++) {
      begins.add(targets.size());
      boolean isOfProgram = graph.moduleExists(module) && !graph.isForTypes(module);
      moduleCount += isOfProgram ? 1 : 0;
      if (isOfProgram && survives(module)) {
        survivingCount++;
        if (graph.kind(module).isFile()) {
          edges.add(module);
        }
      }
    }
    begins.add(targets.size());
    passedModuleCount = edges.passedModuleCount();
  }

  private void search() {
    depths.fill(graph.moduleCount(), NOT_REACHED);
    IntList queue = new IntList(region);
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.moduleExists(module) && graph.isEntry(module)) {
        depths.set(module, 0);
        queue.add(module);
      }
    }
    for (int next = 0; next < queue.size(); next++) {
      int module = queue.get(next);
      for (int edge = begin(module); edge < end(module); edge++) {
        int target = target(edge);
        if (depths.get(target) == NOT_REACHED) {
          depths.set(target, depths.get(module) + 1);
          queue.add(target);
        }
      }
    }
  }

  /** Whether a module is part of the graph. */
  public boolean survives(int module) {
    return analysis.survives(module) != 0;
  }

  /** How many modules survive. */
  public int survivingCount() {
    return survivingCount;
  }

  /** How many modules the program has. */
  public int moduleCount() {
    return moduleCount;
  }

  public int edgeCount() {
    return targets.size();
  }

  /** The first edge of a module. */
  public int begin(int module) {
    return begins.get(module);
  }

  /** Behind the last edge of a module. */
  public int end(int module) {
    return begins.get(module + 1);
  }

  /** The module that an edge leads to. */
  public int target(int edge) {
    return targets.get(edge);
  }

  /** The request of an edge. */
  public int dependency(int edge) {
    return dependencies.get(edge);
  }

  /** The runtimes in which a use leads along an edge, in bits of {@link Uses}. */
  public int runtimes(int edge) {
    return runtimes.get(edge);
  }

  /** The runtimes in which a module is evaluated. */
  public int runtimesOf(int module) {
    return analysis.survives(module);
  }

  /** Whether the same of a module is used in any of some runtimes as in any of others. */
  public boolean isUsedEqually(int module, int some, int others) {
    boolean isEqual =
        isEqual(analysis.usedWhole(module), some, others)
            && isEqual(analysis.usedNames(module), some, others);
    int end = graph.exportEnd(module);
    for (int export = graph.exportBegin(module); isEqual && export < end; export++) {
      isEqual =
          isEqual(analysis.used(export), some, others)
              && isEqual(analysis.usedFully(export), some, others);
    }
    return isEqual;
  }

  private static boolean isEqual(int bits, int some, int others) {
    return (bits & some) == 0 == ((bits & others) == 0);
  }

  /** Whether an edge leads past the module that its request names. */
  public boolean isPast(int edge) {
    return graph.target(dependency(edge)) != target(edge);
  }

  /** The least number of edges from an entry, or {@link #NOT_REACHED}. */
  public int depth(int module) {
    return depths.get(module);
  }

  /** How many requests have an edge that leads past the module that they name. */
  public int passingCount() {
    int count = 0;
    for (int module = 0; module < graph.moduleCount(); module++) {
      for (int edge = begin(module); edge < end(module); edge++) {
        boolean isCounted = isPast(edge) && !isPassedBefore(module, edge);
        count += isCounted ? 1 : 0;
      }
    }
    return count;
  }

  private boolean isPassedBefore(int module, int edge) {
    for (int before = begin(module); before < edge; before++) {
      if (dependency(before) == dependency(edge) && isPast(before)) {
        return true;
      }
    }
    return false;
  }

  /** How many modules that do not survive requests lead past. */
  public int passedModuleCount() {
    return passedModuleCount;
  }

  @Override
  public void close() {
    region.close();
  }
}
