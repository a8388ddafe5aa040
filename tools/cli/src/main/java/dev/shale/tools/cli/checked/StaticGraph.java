package dev.shale.tools.cli.checked;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.Snapshot;
import java.util.Arrays;

/**
 * What is loaded together, of all modules, as compressed rows: no {@code import()}, no types, no
 * worker, and nothing of which only the place is asked for. Takes four bytes for each module and
 * each edge.
 */
public final class StaticGraph {
  private final Snapshot graph;
  private final int[] begins;
  private int[] targets = new int[1 << 12];

  public StaticGraph(Snapshot graph) {
    this.graph = graph;
    begins = new int[graph.moduleCount() + 1];
    DependencyCursor cursor = graph.dependencies();
    int count = 0;
    for (int module = 0; module < graph.moduleCount(); module++) {
      begins[module] = count;
      if (!graph.moduleExists(module)) {
        continue;
      }
      for (cursor.of(module); cursor.next(); ) {
        if (cursor.target() != Snapshot.NO_MODULE && isLoaded(cursor)) {
          targets = count == targets.length ? Arrays.copyOf(targets, 2 * count) : targets;
          targets[count++] = cursor.target();
        }
      }
    }
    begins[graph.moduleCount()] = count;
  }

  private boolean isLoaded(DependencyCursor cursor) {
    DependencyKind kind = cursor.kind();
    return !kind.isLater()
        && !kind.isLocation()
        && !kind.isNameOnly()
        && !graph.isPassive(cursor.dependency());
  }

  public int moduleCount() {
    return begins.length - 1;
  }

  public int begin(int module) {
    return begins[module];
  }

  public int end(int module) {
    return begins[module + 1];
  }

  public int target(int edge) {
    return targets[edge];
  }

  /** Whether a module is a file that counts. */
  public boolean counts(int module) {
    return graph.kind(module).isFile();
  }

  /**
   * Finds what a module loads, itself included.
   *
   * @param queue room for all modules, for the answer
   * @return how many they are
   */
  public int reach(int start, int[] queue, boolean[] isSeen) {
    int tail = 0;
    queue[tail++] = start;
    isSeen[start] = true;
    for (int head = 0; head < tail; head++) {
      int module = queue[head];
      for (int edge = begins[module]; edge < begins[module + 1]; edge++) {
        int target = targets[edge];
        if (!isSeen[target] && counts(target)) {
          isSeen[target] = true;
          queue[tail++] = target;
        }
      }
    }
    for (int index = 0; index < tail; index++) {
      isSeen[queue[index]] = false;
    }
    return tail;
  }
}
