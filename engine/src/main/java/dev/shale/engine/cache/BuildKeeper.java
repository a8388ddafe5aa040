package dev.shale.engine.cache;

import dev.shale.arena.VersionPages;
import dev.shale.engine.discovery.GraphBuild;
import dev.shale.engine.discovery.GraphUpdate;
import dev.shale.engine.facts.FactCheck;
import dev.shale.engine.facts.Facts;
import dev.shale.engine.facts.KeptFacts;
import dev.shale.engine.facts.LiveFacts;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.CacheOptions;
import dev.shale.engine.store.Commit;
import dev.shale.engine.store.SavedPages;
import dev.shale.engine.store.file.StoreException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Saves a build, off the path of whoever waits for its graph. Of a graph that goes on changing, all
 * but the rows is written down first.
 */
final class BuildKeeper {
  private final BuildOptions options;
  private final CacheOptions cache;
  private final BuildPlace place;
  private final String resolver;
  private final Observations observations;
  private boolean isDue;
  private @Nullable Saving saving;

  /**
   * Saves nothing yet.
   *
   * @param resolver its identity
   * @param observations of the build
   */
  BuildKeeper(
      BuildOptions options,
      CacheOptions cache,
      BuildPlace place,
      String resolver,
      Observations observations) {
    this.options = options;
    this.cache = cache;
    this.place = place;
    this.resolver = resolver;
    this.observations = observations;
  }

  /** Saves what was built from nothing, and lets go of what is known of it beside the graph. */
  void built(List<Resolved> entries, GraphUpdate update, Snapshot rows, CacheMemory memory) {
    save(
        () -> {
          try (BuildParts parts = parts(entries, update, Facts.of(observations))) {
            commit(parts, rows, RecordPlan.ofBuild(memory));
          }
        },
        () -> {
          rows.close();
          update.close();
          memory.close();
        });
  }

  /**
   * Saves what was built from nothing, and is going to be updated.
   *
   * @param facts are made to be those of the build
   */
  void builtLive(
      List<Resolved> entries,
      GraphUpdate update,
      ModuleGraph graph,
      CacheMemory memory,
      LiveFacts facts) {
    BuildParts parts = parts(entries, update, Facts.of(observations));
    saveLive(parts, graph, RecordPlan.ofBuild(memory), memory, facts);
  }

  /** Saves a graph into which was taken what changed. */
  void updated(KeptGraph graph, List<Resolved> entries, FactCheck check, CacheMemory memory) {
    Snapshot rows = graph.graph().snapshot();
    save(
        () -> {
          if (!check.isReadable()) {
            // What is unknown would stay so for ever.
            place.store().clear();
            return;
          }
          Facts facts = check.refreshed(observations, rows::hasModule);
          if (graph.hasGaps()) {
            try (GraphBuild.Copy copy =
                    GraphBuild.copy(options, entries, graph.update(), rows, true);
                Snapshot ordered = copy.graph().snapshot()) {
              commitUpdate(entries, copy.update(), ordered, facts, memory);
            }
          } else {
            commitUpdate(entries, graph.update(), rows, facts, memory);
          }
        },
        () -> {
          rows.close();
          memory.close();
          graph.closeUpdate();
        });
  }

  private void commitUpdate(
      List<Resolved> entries, GraphUpdate update, Snapshot rows, Facts facts, CacheMemory memory)
      throws StoreException {
    try (BuildParts parts = parts(entries, update, facts)) {
      commit(parts, rows, RecordPlan.ofUpdate(place.generation(), rows, memory));
    }
  }

  /** The same, of a graph without gaps that is going to be updated. */
  void updatedLive(
      KeptGraph graph,
      List<Resolved> entries,
      FactCheck check,
      CacheMemory memory,
      LiveFacts facts) {
    Snapshot rows = graph.graph().writer().working();
    Facts refreshed = check.refreshed(observations, rows::hasModule);
    RecordPlan records = RecordPlan.ofUpdate(place.generation(), rows, memory);
    BuildParts parts = parts(entries, graph.update(), refreshed);
    saveLive(parts, graph.graph(), records, memory, facts);
  }

  private void saveLive(
      BuildParts parts,
      ModuleGraph graph,
      RecordPlan records,
      CacheMemory memory,
      LiveFacts facts) {
    boolean isDone = false;
    try {
      facts.restore(new KeptFacts(parts.facts()), observations);
      isDone = true;
    } finally {
      if (!isDone) {
        parts.close();
      }
    }
    Snapshot rows = graph.snapshot();
    save(
        () -> commit(parts, rows, records),
        () -> {
          rows.close();
          parts.close();
          memory.close();
        });
  }

  private BuildParts parts(List<Resolved> entries, GraphUpdate update, Facts facts) {
    return new BuildParts(new BuildSummary(resolver, entries), update, facts);
  }

  /** The directory is made behind the last look at files: it may lie in one that was asked. */
  private void commit(BuildParts parts, Snapshot rows, RecordPlan records) throws StoreException {
    place.begin();
    Commit commit = place.store().commit(place.generation());
    parts.stage(commit);
    VersionPages pages = rows.pages();
    SavedPages.stage(pages, commit, Scopes.ofTables(pages), Scopes.GRAPH);
    records.stage(commit);
    commit.run();
  }

  private void save(Saving.Work work, Runnable release) {
    if (cache.isReadOnly()) {
      isDue = true;
      release.run();
    } else {
      Saving.Work all =
          () -> {
            work.run();
            place.used();
          };
      saving = Saving.start(all, release);
    }
  }

  /** Whether something was to be saved, and was not because nothing is to be written. */
  boolean isDue() {
    return isDue;
  }

  /** Whether a save is still under way. */
  boolean isSaving() {
    return saving != null && saving.isRunning();
  }

  /** Waits until all is saved; returns why it is not, a sentence, and is empty otherwise. */
  String await() {
    return saving == null ? "" : saving.await();
  }
}
