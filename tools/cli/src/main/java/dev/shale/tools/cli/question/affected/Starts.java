package dev.shale.tools.cli.question.affected;

import dev.shale.engine.graph.Snapshot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** The modules with which the search begins, each with the first cause that was found. */
final class Starts {
  private final Snapshot graph;
  private final Int2ObjectHashMap<Cause> causes = new Int2ObjectHashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  Starts(Snapshot graph) {
    this.graph = graph;
  }

  /** Adds a module that is a file; what is none does not change. */
  void add(int module, Cause cause) {
    if (graph.moduleExists(module) && graph.kind(module).isFile()) {
      counts.merge(cause.file().text(), 1, Integer::sum);
      causes.putIfAbsent(module, cause);
    }
  }

  /** Adds all modules. */
  void addAll(Cause cause) {
    for (int module = 0; module < graph.moduleCount(); module++) {
      add(module, cause);
    }
  }

  /** How many modules a file has something to do with, counted as often as it has. */
  int count(String file) {
    return counts.getOrDefault(file, 0);
  }

  @Nullable Cause cause(int module) {
    return causes.get(module);
  }

  /** The modules, ascending. */
  int[] modules() {
    int[] modules = new int[causes.size()];
    int index = 0;
    for (Int2ObjectHashMap<Cause>.KeyIterator keys = causes.keySet().iterator(); keys.hasNext(); ) {
      modules[index++] = keys.nextInt();
    }
    Arrays.sort(modules);
    return modules;
  }
}
