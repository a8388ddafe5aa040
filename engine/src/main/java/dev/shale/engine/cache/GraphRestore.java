package dev.shale.engine.cache;

import dev.shale.engine.facts.FactCheck;
import dev.shale.engine.facts.FileFact;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleGraph.LeakListener;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.pass.Passes;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.SavedPages;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The graph of an earlier build, read where it is mapped. Files that changed are taken in when they
 * are few and {@link GraphPatch} can. For one build; closed when its outcome is saved.
 */
final class GraphRestore implements AutoCloseable {
  /** With more of them a build is as quick. */
  private static final int MAX_CHANGES = 64;

  /** Each time there is one more pack of records; a build puts them in order again. */
  private static final int MAX_PATCHES = 64;

  private final BuildOptions options;
  private final Generation generation;
  private final EarlierBuild earlier;
  private final Observations observations;

  /** What the changed files are now; null when none changed. */
  private @Nullable CacheMemory memory;

  private List<Diagnostic> diagnostics = List.of();

  GraphRestore(
      BuildOptions options,
      Generation generation,
      EarlierBuild earlier,
      Observations observations) {
    this.options = options;
    this.generation = generation;
    this.earlier = earlier;
    this.observations = observations;
  }

  /** The graph as a build would make it; null when that takes a build. */
  @Nullable ModuleGraph open(BuildSummary summary, FactCheck check) {
    ModuleGraph graph = check.changedCount() > MAX_CHANGES ? null : openPages();
    diagnostics = summary.diagnostics();
    if (graph == null || check.isUnchanged()) {
      return graph;
    }
    boolean isDone = false;
    try {
      isDone = patch(graph, summary, check);
    } finally {
      if (!isDone) {
        close();
        graph.close();
      }
    }
    return isDone ? graph : null;
  }

  private @Nullable ModuleGraph openPages() {
    SavedPages pages = SavedPages.find(generation, Scopes.GRAPH);
    if (pages == null) {
      return null;
    }
    boolean isDone = false;
    try {
      ModuleGraph graph =
          ModuleGraph.over(
              pages,
              options.frontEnd().kinds(),
              options.limitBytes(),
              LeakListener.LOG,
              Passes.TABLES);
      isDone = true;
      return graph;
    } catch (IllegalArgumentException otherPages) {
      return null;
    } finally {
      if (!isDone) {
        pages.release();
      }
    }
  }

  private boolean patch(ModuleGraph graph, BuildSummary summary, FactCheck check) {
    CacheMemory.Packs packs = earlier.packs();
    if (packs.records().size() - packs.targets().size() >= MAX_PATCHES) {
      return false;
    }
    memory = CacheMemory.ofPatch(Region.open("patch", Region.UNLIMITED), observations, packs);
    GraphPatch patch = new GraphPatch(options.frontEnd(), graph, summary.diagnostics(), memory);
    for (Map.Entry<String, FileFact> change : check.changed().entrySet()) {
      if (!patch.apply(change.getKey(), change.getValue())) {
        return false;
      }
    }
    graph.writer().publish();
    diagnostics = patch.diagnostics();
    return true;
  }

  /** What is to be said about the graph. */
  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** How many files were read. */
  int readCount() {
    return memory == null ? 0 : memory.readCount();
  }

  /** How many of them were parsed. */
  int parsedCount() {
    return memory == null ? 0 : memory.parsedCount();
  }

  /** The records of the changed files: packs. */
  List<@Nullable MemorySegment> records() {
    return memory == null ? List.of() : memory.packs().records();
  }

  @Override
  public void close() {
    if (memory != null) {
      memory.close();
      memory = null;
    }
  }
}
