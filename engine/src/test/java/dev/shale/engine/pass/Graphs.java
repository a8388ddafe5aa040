package dev.shale.engine.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.ToyKinds;
import dev.shale.engine.pass.contract.PassReport;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Graphs for tests, written down as arrays. */
public final class Graphs {
  private Graphs() {}

  /** A graph with {@code edges[module]} as the targets of each module; the first are entries. */
  public static ModuleGraph of(int[][] edges, int entryCount) {
    return of(edges, entryCount, Region.UNLIMITED);
  }

  public static ModuleGraph of(int[][] edges, int entryCount, long limitBytes) {
    ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, limitBytes);
    GraphWriter writer = graph.writer();
    for (int module = 0; module < edges.length; module++) {
      writer.addModule(writer.name("m" + module), ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY);
      writer.file(module, ToyKinds.SOURCE, bytes(module));
    }
    for (int entry = 0; entry < entryCount; entry++) {
      writer.entry(entry);
    }
    for (int module = 0; module < edges.length; module++) {
      writer.beginDependencies(module);
      for (int target : edges[module]) {
        int dependency = writer.addDependency(ToyKinds.IMPORT, 0, writer.name("./m" + target));
        writer.connect(dependency, target);
      }
    }
    writer.publish();
    return graph;
  }

  /** The size of a module's file. */
  static int bytes(int module) {
    return 100 + module * module % 37;
  }

  /** The model of what a graph has in its tables; removed modules are without edges. */
  static SlowGraph model(Snapshot graph) {
    int[][] edges = new int[graph.moduleCount()][0];
    List<Integer> entries = new ArrayList<>();
    DependencyCursor cursor = graph.dependencies();
    for (int module = 0; module < edges.length; module++) {
      if (graph.moduleExists(module)) {
        IntStream.Builder targets = IntStream.builder();
        for (cursor.of(module); cursor.next(); ) {
          if (cursor.target() != Snapshot.NO_MODULE && !cursor.isTypeOnly()) {
            targets.add(cursor.target());
          }
        }
        edges[module] = targets.build().toArray();
        if (graph.isEntry(module)) {
          entries.add(module);
        }
      }
    }
    return new SlowGraph(edges, entries.stream().mapToInt(entry -> entry).toArray());
  }

  /** The columns of passes that are current are those of a model of the tables. */
  static void check(ModuleGraph graph, LivePasses passes, String where) {
    Snapshot snapshot = graph.writer().working();
    SlowGraph model = model(snapshot);
    Set<Integer> components = new HashSet<>();
    for (int module = 0; module < snapshot.moduleCount(); module++) {
      if (!snapshot.moduleExists(module)) {
        continue;
      }
      components.add(model.component(module));
      String at = where + ", module " + module + " " + passes.reports();
      if (passes.isCurrent(Passes.DEPTH)) {
        assertEquals(model.depth(module), snapshot.depth(module), at);
      }
      if (passes.isCurrent(Passes.ORDER)) {
        assertEquals(model.preOrder(module), snapshot.preOrder(module), at);
        assertEquals(model.postOrder(module), snapshot.postOrder(module), at);
      }
      if (passes.isCurrent(Passes.COMPONENTS)) {
        assertEquals(model.component(module), snapshot.component(module), at);
      }
      if (passes.isCurrent(Passes.ROOTS)) {
        assertEquals(
            model.isRoot(module) && !snapshot.isForTypes(module), snapshot.isRoot(module), at);
      }
    }
    if (passes.isCurrent(Passes.COMPONENTS)) {
      assertEquals(
          PassReport.plural(components.size(), "component"),
          passes.state(Passes.COMPONENTS).found(),
          where);
    }
  }
}
