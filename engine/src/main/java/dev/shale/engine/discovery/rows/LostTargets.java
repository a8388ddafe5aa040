package dev.shale.engine.discovery.rows;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.Snapshot;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.IntHashSet;

/**
 * Modules that some module led to before an update wrote it anew. Those that it leads to in the end
 * as well are not lost: most edits of a file leave most of its imports. Belongs to the writer's
 * thread.
 */
public final class LostTargets {
  private static final int ROW = 3;

  private final Snapshot rows;

  /** A module, one that it led to, and whether as a part of the program: three numbers each. */
  private final IntArrayList led = new IntArrayList();

  private final IntHashSet programTargets = new IntHashSet();
  private final IntHashSet allTargets = new IntHashSet();

  /** None yet, of a graph as its writer sees it. */
  public LostTargets(Snapshot rows) {
    this.rows = rows;
  }

  /** Says that a dependency, which is about to go or to lead elsewhere, led to its target. */
  public void add(int dependency) {
    int target = rows.target(dependency);
    if (target != Snapshot.NO_MODULE) {
      led.addInt(rows.parent(dependency));
      led.addInt(target);
      led.addInt(isOfProgram(dependency) ? 1 : 0);
    }
  }

  private boolean isOfProgram(int dependency) {
    return !rows.isPassive(dependency);
  }

  /** Moves the modules that are led to no more, or only in a weaker way, to a list. */
  public void moveTo(IntArrayList lost) {
    int source = Snapshot.NO_MODULE;
    for (int row = 0; row < led.size(); row += ROW) {
      if (led.getInt(row) != source) {
        source = led.getInt(row);
        readTargets(source);
      }
      int target = led.getInt(row + 1);
      boolean isKept = (led.getInt(row + 2) == 1 ? programTargets : allTargets).contains(target);
      if (!isKept) {
        lost.addInt(target);
      }
    }
    led.clear();
  }

  private void readTargets(int module) {
    programTargets.clear();
    allTargets.clear();
    if (!rows.moduleExists(module)) {
      return;
    }
    for (int dependency = rows.begin(module); dependency < rows.end(module); dependency++) {
      boolean isWeak = (rows.dependencyFlags(dependency) & DependencyFlags.WEAK) != 0;
      int target = rows.target(dependency);
      if (target != Snapshot.NO_MODULE && !isWeak) {
        allTargets.add(target);
        if (isOfProgram(dependency)) {
          programTargets.add(target);
        }
      }
    }
  }
}
