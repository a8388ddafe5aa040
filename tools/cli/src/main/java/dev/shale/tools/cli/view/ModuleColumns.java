package dev.shale.tools.cli.view;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.UsedExports;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Dominators;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.Region;
import dev.shale.tools.cli.output.PathNames;
import dev.shale.tools.cli.question.affected.AffectedAnswer;
import java.util.Arrays;

/** A row for each module, by the number that {@code graph --json} gives it. */
final class ModuleColumns {
  private static final int NOT_AFFECTED = -1;

  private final Snapshot graph;
  private final Columns columns;

  ModuleColumns(Snapshot graph, Columns columns) {
    this.graph = graph;
    this.columns = columns;
  }

  void add(PathNames names, DependencyNumbers numbers) {
    Texts paths = new Texts(columns, "module.path", graph, names);
    Column kinds = columns.bytes("module.kind");
    Column flags = columns.bytes("module.flags");
    Column bytes = columns.ints("module.bytes");
    Column depths = columns.ints("module.depth");
    Column components = columns.deltas("module.component");
    Column issuers = columns.deltas("module.issuer");
    Column counts = columns.ints("module.dependencies");
    int[] componentNumbers = new int[graph.moduleCount()];
    int componentCount = 0;
    for (int module = 0; module < graph.moduleCount(); module++) {
      paths.add(names.load(module));
      kinds.add(graph.kind(module).code());
      flags.add(flags(module));
      bytes.add((int) Math.min(graph.bytes(module), Integer.MAX_VALUE));
      depths.add(graph.depth(module));
      int component = graph.component(module);
      if (componentNumbers[component] == 0) {
        componentNumbers[component] = ++componentCount;
      }
      components.add(componentNumbers[component] - 1);
      issuers.add(numbers.of(graph.issuer(module)));
      counts.add(graph.end(module) - graph.begin(module));
    }
  }

  /** Bits that the page knows: entry, only for types, installed, root. */
  private int flags(int module) {
    return (graph.isEntry(module) ? 1 : 0)
        | (graph.isForTypes(module) ? 1 << 1 : 0)
        | (graph.isInstalled(module) ? 1 << 2 : 0)
        | (graph.isRoot(module) ? 1 << 3 : 0);
  }

  /** The module that each is reached through only. */
  void addDominators() {
    Column dominators = columns.deltas("module.dominator");
    try (Region region = Region.open("view", Region.UNLIMITED);
        Workers workers = new Workers(1);
        Adjacency edges = Adjacency.of(graph, EdgeChoice.RUNTIME, region, workers);
        Dominators search = new Dominators(region)) {
      search.search(graph, edges);
      for (int module = 0; module < graph.moduleCount(); module++) {
        dominators.add(search.dominator(module));
      }
    }
  }

  /** The bytes of each that are left without what nobody uses. */
  void addSurviving(UsedExports uses) {
    Column surviving = columns.ints("module.surviving");
    for (int module = 0; module < graph.moduleCount(); module++) {
      boolean isThere =
          graph.kind(module).isFile() && !graph.isForTypes(module) && uses.survives(module) != 0;
      long bytes = isThere ? Math.max(0, graph.bytes(module) - uses.dropped(module)) : 0;
      surviving.add((int) Math.min(bytes, Integer.MAX_VALUE));
    }
  }

  /** The first chunk that each is in, and how many there are. */
  void addChunks(ViewedChunks chunks) {
    Column firsts = columns.ints("module.chunk");
    Column counts = columns.ints("module.chunks");
    for (int module = 0; module < graph.moduleCount(); module++) {
      firsts.add(chunks.first(module));
      counts.add(chunks.count(module));
    }
  }

  /** How many imports lie between each and what has changed. */
  void addAffected(AffectedAnswer answer) {
    Column affected = columns.ints("module.affected");
    int[] distances = new int[graph.moduleCount()];
    Arrays.fill(distances, NOT_AFFECTED);
    for (int module : answer.modules()) {
      distances[module] = answer.distance(module);
    }
    for (int distance : distances) {
      affected.add(distance);
    }
  }
}
