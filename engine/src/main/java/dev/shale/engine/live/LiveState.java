package dev.shale.engine.live;

import dev.shale.engine.cache.BuildCache;
import dev.shale.engine.cache.LiveParts;
import dev.shale.engine.discovery.ChangeLog;
import dev.shale.engine.discovery.GraphBuild;
import dev.shale.engine.discovery.GraphUpdate;
import dev.shale.engine.facts.ChangedPaths;
import dev.shale.engine.facts.LiveFacts;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.pass.LivePasses;
import java.util.List;
import java.util.Objects;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

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
  static LiveState of(BuildCache.Built built) {
    LiveParts parts = Objects.requireNonNull(built.live());
    return new LiveState(built.graph(), parts.update(), parts.passes(), parts.facts());
  }

  /** Takes changes in, as {@link GraphUpdate#update} does, and learns what that looked at. */
  ChangeLog update(
      IntArrayList changed,
      @Nullable List<Resolved> entries,
      ChangedPaths answers,
      Resolver resolver,
      LiveMemory memory,
      LiveMetrics metrics) {
    ChangeLog log =
        update.update(changed, entries, answers, () -> metrics.update(passes), resolver, memory);
    metrics.update(passes);
    Snapshot rows = graph.writer().working();
    if (answers.isEverything()) {
      facts.learnedAll(memory.observations(), rows::hasModule);
    } else {
      facts.learned(memory.observations(), rows::hasModule, answers);
    }
    return log;
  }

  @Override
  public void close() {
    passes.close();
    facts.close();
    update.close();
    graph.close();
  }
}
