package dev.shale.engine.live;

import dev.shale.engine.cache.BuildCache;
import dev.shale.engine.discovery.GraphBuild;
import dev.shale.engine.discovery.GraphUpdate;
import dev.shale.engine.facts.LiveFacts;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.pass.LivePasses;
import java.util.Objects;

/** What belongs to one build and the updates after it, all in the memory of its graph. */
record LiveState(ModuleGraph graph, GraphUpdate update, LivePasses passes, LiveFacts facts)
    implements AutoCloseable {

  /** Of a graph that is empty. */
  static LiveState of(BuildOptions options, boolean isManaged) {
    ModuleGraph graph = GraphBuild.newGraph(options);
    boolean isDone = false;
    try {
      LiveState made =
          new LiveState(
              graph,
              new GraphUpdate(options, graph, true),
              LivePasses.of(graph, options.threads()),
              new LiveFacts(graph.region(), isManaged, options.threads()));
      isDone = true;
      return made;
    } finally {
      if (!isDone) {
        // With all that was made of its memory.
        graph.close();
      }
    }
  }

  /** Of a graph that was built or restored with what an earlier build left. */
  static LiveState of(BuildOptions options, BuildCache.Built built) {
    ModuleGraph graph = built.graph();
    boolean isDone = false;
    try {
      BuildCache.Live live = Objects.requireNonNull(built.live());
      LiveState made =
          new LiveState(
              graph, live.update(), LivePasses.of(graph, options.threads()), live.facts());
      isDone = true;
      return made;
    } finally {
      if (!isDone) {
        graph.close();
      }
    }
  }

  @Override
  public void close() {
    passes.close();
    facts.close();
    update.close();
    graph.close();
  }
}
