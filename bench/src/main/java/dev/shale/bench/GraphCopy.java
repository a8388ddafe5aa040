package dev.shale.bench;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Region;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.util.Arrays;

/** Builds a graph again that was edited: what it would take had it been so from the beginning. */
final class GraphCopy {
  private final Snapshot source;
  private final ModuleGraph copy = new ModuleGraph(JavaScriptKinds.KINDS, Region.UNLIMITED);
  private final GraphWriter writer = copy.writer();
  private final int[] modules;

  private GraphCopy(Snapshot source) {
    this.source = source;
    modules = new int[source.moduleCount()];
    Arrays.fill(modules, Snapshot.NO_MODULE);
  }

  static ModuleGraph of(Snapshot source) {
    GraphCopy result = new GraphCopy(source);
    result.copyAll();
    return result.copy;
  }

  private void copyAll() {
    for (int module = 0; module < modules.length; module++) {
      if (source.moduleExists(module)) {
        modules[module] =
            writer.addModule(
                name(source.identifier(module)), source.kind(module), Snapshot.NO_DEPENDENCY);
      }
    }
    for (int module = 0; module < modules.length; module++) {
      if (source.moduleExists(module)) {
        copyDependencies(module);
        copyExports(module);
      }
    }
    writer.publish();
  }

  private int name(int name) {
    return name == Snapshot.NO_NAME ? name : writer.name(source.name(name));
  }

  private void copyDependencies(int module) {
    DependencyCursor cursor = source.dependencies().of(module);
    writer.beginDependencies(modules[module], source.end(module) - source.begin(module));
    while (cursor.next()) {
      int from = cursor.dependency();
      int dependency =
          writer.addDependency(
              cursor.kind(), source.dependencyFlags(from), name(source.request(from)));
      writer.locate(
          dependency,
          source.spanStart(from),
          source.spanEnd(from),
          source.line(from),
          source.column(from));
      if (cursor.target() != Snapshot.NO_MODULE) {
        writer.connect(dependency, modules[cursor.target()]);
      }
    }
  }

  private void copyExports(int module) {
    int begin = source.exportBegin(module);
    int end = source.exportEnd(module);
    writer.beginExports(modules[module], end - begin);
    for (int export = begin; export < end; export++) {
      writer.addExport(name(source.exportName(export)), source.exportFlags(export));
    }
  }
}
