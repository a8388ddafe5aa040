package dev.shale.engine.discovery.rows;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Resolved;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.IntHashSet;

/**
 * Dependencies that bring in no module, with where they are to lead once all modules are known.
 * Belongs to one thread.
 */
public final class PassiveRows {
  private final Snapshot graph;
  private final IntArrayList dependencies = new IntArrayList();
  private final List<Resolved> targets = new ArrayList<>();
  private final IntHashSet modules = new IntHashSet();

  public PassiveRows(Snapshot graph) {
    this.graph = graph;
  }

  public boolean isEmpty() {
    return dependencies.isEmpty();
  }

  public int count() {
    return dependencies.size();
  }

  public int dependency(int index) {
    return dependencies.getInt(index);
  }

  public Resolved target(int index) {
    return targets.get(index);
  }

  /** Adds a dependency of a module. */
  public void add(int module, int dependency, Resolved target) {
    dependencies.addInt(dependency);
    targets.add(target);
    modules.add(module);
  }

  /** Forgets those of a module, whose rows are to become others'. */
  public void forget(int module) {
    if (!modules.remove(module)) {
      return;
    }
    int count = 0;
    for (int index = 0; index < targets.size(); index++) {
      int dependency = dependencies.getInt(index);
      if (dependency < graph.begin(module) || dependency >= graph.end(module)) {
        dependencies.setInt(count, dependency);
        targets.set(count++, targets.get(index));
      }
    }
    targets.subList(count, targets.size()).clear();
    while (dependencies.size() > count) {
      dependencies.popInt();
    }
  }

  /** Forgets all. */
  public void clear() {
    dependencies.clear();
    targets.clear();
    modules.clear();
  }
}
