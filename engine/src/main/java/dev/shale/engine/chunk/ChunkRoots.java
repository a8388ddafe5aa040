package dev.shale.engine.chunk;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.EdgeReader;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.walk.Rows;
import dev.shale.engine.walk.StrongWalk;
import dev.shale.offheap.Ints;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The modules of a chunk by which bundlers call one without a name: of each component that no other
 * module of the chunk leads to, the members that the most members lead to; whether they load later
 * does not matter. It is webpack's findGraphRoots by condensation. Belongs to one thread.
 */
public final class ChunkRoots {
  private static final int NOWHERE = -1;

  private final EdgeReader edges;
  private final int[] places;

  public ChunkRoots(Snapshot graph) {
    edges = graph.edges(EdgeChoice.RUNTIME);
    places = new int[graph.moduleCount()];
    Arrays.fill(places, NOWHERE);
  }

  /** The roots among modules, in their order. */
  public List<Integer> of(int[] modules) {
    for (int place = 0; place < modules.length; place++) {
      places[modules[place]] = place;
    }
    try (Region region = Region.open("chunk roots", Region.UNLIMITED)) {
      return roots(modules, rows(modules, region), region);
    } finally {
      for (int module : modules) {
        places[module] = NOWHERE;
      }
    }
  }

  private Rows rows(int[] modules, Region region) {
    Rows rows = new Rows("edges", region);
    rows.allocateModules(modules.length, 0);
    long most = 0;
    for (int module : modules) {
      most += edges.read(module);
    }
    rows.allocateEdges(most, 0);
    int edge = 0;
    for (int place = 0; place < modules.length; place++) {
      int count = edges.read(modules[place]);
      int[] targets = edges.targets();
      int kept = 0;
      for (int index = 0; index < count; index++) {
        if (places[targets[index]] != NOWHERE) {
          targets[kept++] = places[targets[index]];
        }
      }
      edge = rows.append(place, targets, kept, edge);
    }
    rows.filled(edge);
    return rows;
  }

  private static List<Integer> roots(int[] modules, Rows rows, Region region) {
    int count = modules.length;
    long bytes = (count + 1L) * Integer.BYTES;
    MemorySegment ranks = region.allocate(bytes);
    StrongWalk walk = new StrongWalk();
    walk.begin(rows, count, ranks, region.allocate(bytes), region.allocate(bytes));
    walk.walkAll(count);
    int[] inside = new int[count];
    int[] most = new int[count + 1];
    boolean[] isEntered = new boolean[count + 1];
    for (int place = 0; place < count; place++) {
      int component = Ints.get(ranks, place);
      for (int edge = rows.begin(place); edge < rows.end(place); edge++) {
        int target = rows.target(edge);
        int entered = Ints.get(ranks, target);
        isEntered[entered] |= entered != component;
        inside[target] += entered == component ? 1 : 0;
        most[entered] = Math.max(most[entered], inside[target]);
      }
    }
    List<Integer> roots = new ArrayList<>();
    for (int place = 0; place < count; place++) {
      int component = Ints.get(ranks, place);
      if (!isEntered[component] && inside[place] == most[component]) {
        roots.add(modules[place]);
      }
    }
    return roots;
  }
}
