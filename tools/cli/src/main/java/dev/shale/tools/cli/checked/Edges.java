package dev.shale.tools.cli.checked;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The dependencies of a project's own modules that lead somewhere, as flat arrays that each rule
 * walks once. Takes 13 bytes for each, and four for each module.
 */
public final class Edges {
  /** The least choice of edges that has a dependency, by its ordinal. */
  private byte[] levels = new byte[1 << 10];

  private int[] parents = new int[1 << 10];
  private int[] targets = new int[1 << 10];
  private int[] dependencies = new int[1 << 10];
  private final int[] begins;
  private int count;

  private Edges(int moduleCount) {
    begins = new int[moduleCount + 1];
  }

  public static Edges of(Snapshot graph, BitSet own) {
    Edges edges = new Edges(graph.moduleCount());
    DependencyCursor cursor = graph.dependencies();
    for (int module = 0; module < graph.moduleCount(); module++) {
      edges.begins[module] = edges.count;
      if (own.get(module)) {
        for (cursor.of(module); cursor.next(); ) {
          if (cursor.target() != Snapshot.NO_MODULE) {
            edges.add(module, cursor);
          }
        }
      }
    }
    edges.begins[graph.moduleCount()] = edges.count;
    return edges;
  }

  private void add(int module, DependencyCursor cursor) {
    if (count == parents.length) {
      levels = Arrays.copyOf(levels, 2 * count);
      parents = Arrays.copyOf(parents, 2 * count);
      targets = Arrays.copyOf(targets, 2 * count);
      dependencies = Arrays.copyOf(dependencies, 2 * count);
    }
    boolean isPassive = (cursor.flags() & DependencyFlags.PASSIVE) != 0;
    EdgeChoice least = EdgeChoice.STATIC;
    while (!least.has(cursor.kind(), isPassive)) {
      least = EdgeChoice.values()[least.ordinal() + 1];
    }
    levels[count] = (byte) least.ordinal();
    parents[count] = module;
    targets[count] = cursor.target();
    dependencies[count] = cursor.dependency();
    count++;
  }

  public int count() {
    return count;
  }

  /** The first edge of a module. */
  public int begin(int module) {
    return begins[module];
  }

  /** Behind the last edge of a module. */
  public int end(int module) {
    return begins[module + 1];
  }

  public int parent(int edge) {
    return parents[edge];
  }

  public int target(int edge) {
    return targets[edge];
  }

  public int dependency(int edge) {
    return dependencies[edge];
  }

  public boolean isOf(EdgeChoice choice, int edge) {
    return levels[edge] <= choice.ordinal();
  }
}
