package dev.shale.tools.cli.federation;

import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.Snapshot;
import java.util.Arrays;

/** Copies modules and requests of a graph into an empty one, and not where they lead. */
final class GraphCopy {
  private final Snapshot from;
  private final GraphWriter graph;

  /** By name and module of the original, those of the copy. */
  private final int[] names;

  private final int[] modules;
  private byte[] text = new byte[256];

  GraphCopy(Snapshot from, GraphWriter graph) {
    this.from = from;
    this.graph = graph;
    names = new int[from.nameCount()];
    Arrays.fill(names, Snapshot.NO_NAME);
    modules = new int[from.moduleCount()];
    Arrays.fill(modules, Snapshot.NO_MODULE);
  }

  /** Copies all modules. */
  void addModules() {
    for (int module = 0; module < modules.length; module++) {
      if (from.moduleExists(module)) {
        add(module);
      }
    }
  }

  private void add(int module) {
    int name = name(from.identifier(module));
    int copy = graph.addModule(name, from.kind(module), Snapshot.NO_DEPENDENCY);
    graph.addFlags(copy, from.moduleFlags(module));
    if (from.kind(module).isFile()) {
      graph.file(copy, from.kind(module), from.bytes(module));
      if (from.hasSource(module)) {
        graph.source(copy, from.sourceLow(module), from.sourceHigh(module));
      }
    }
    modules[module] = copy;
  }

  /** The copy of a module. */
  int of(int module) {
    return modules[module];
  }

  /** Copies a request; returns its row in the copy. */
  int addDependency(int dependency) {
    return graph.copyDependency(from, dependency, this::name);
  }

  /** The copy of a name. */
  int name(int original) {
    if (names[original] == Snapshot.NO_NAME) {
      int length = from.nameBytes(original);
      if (length > text.length) {
        text = new byte[length * 2];
      }
      names[original] = graph.name(text, 0, from.copyName(original, text, 0));
    }
    return names[original];
  }
}
