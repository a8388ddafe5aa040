package dev.shale.engine.cache;

import dev.shale.engine.discovery.ChangeLog;
import dev.shale.engine.discovery.GraphBuild;
import dev.shale.engine.discovery.GraphUpdate;
import dev.shale.engine.discovery.ModuleNotes;
import dev.shale.engine.facts.ChangedPaths;
import dev.shale.engine.facts.FactCheck;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleGraph.LeakListener;
import dev.shale.engine.graph.Mutations;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.pass.Passes;
import dev.shale.engine.pass.contract.PassReport;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackCursor;
import dev.shale.engine.store.SavedPages;
import dev.shale.engine.store.file.Scope;
import dev.shale.offheap.ByteReader;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The graph of an earlier build, read where it is mapped, and brought up to date with what changed
 * since. Belongs to the thread that builds.
 */
final class KeptGraph implements AutoCloseable {
  private final BuildOptions options;
  private final Generation generation;
  private final ModuleNotes notes;
  private ModuleGraph graph;

  /** What is known of the modules; null until there is something to update. */
  private @Nullable GraphUpdate update;

  private List<PassReport> passes = List.of();
  private boolean hasGaps;
  private int fileCount;
  private long readBytes;

  private KeptGraph(
      BuildOptions options, Generation generation, ModuleGraph graph, ModuleNotes notes) {
    this.options = options;
    this.generation = generation;
    this.graph = graph;
    this.notes = notes;
  }

  /** The graph of a generation; null when not all of it can be read. */
  static @Nullable KeptGraph open(BuildOptions options, Generation generation) {
    ModuleGraph graph = openPages(options, generation);
    MemorySegment notes = find(generation, Scopes.METADATA, EarlierBuild.NOTES);
    if (graph == null || notes == null) {
      close(graph);
      return null;
    }
    try {
      ModuleNotes read = ModuleNotes.read(new ByteReader(notes), graph.writer().working());
      return new KeptGraph(options, generation, graph, read);
    } catch (IndexOutOfBoundsException | InternalError notNotes) {
      graph.close();
      return null;
    }
  }

  private static @Nullable ModuleGraph openPages(BuildOptions options, Generation generation) {
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

  private static @Nullable MemorySegment find(Generation generation, Scope scope, int pack) {
    PackCursor cursor = generation.cursor();
    return cursor.find(scope, pack) ? cursor.payload() : null;
  }

  ModuleGraph graph() {
    return graph;
  }

  /** What is known of its modules, when it {@linkplain #isUpdatable is updatable}. */
  GraphUpdate update() {
    GraphUpdate known = update;
    if (known == null) {
      throw new IllegalStateException("It was not asked whether the graph can be updated");
    }
    return known;
  }

  /** Whether rows do not stand where a build would write them, though modules have their ids. */
  boolean hasGaps() {
    return hasGaps;
  }

  /** What the passes did. */
  List<PassReport> passes() {
    return passes;
  }

  /** Files that were read, and their bytes. */
  int fileCount() {
    return fileCount;
  }

  long readBytes() {
    return readBytes;
  }

  /** What is wrong with its files and requests. */
  List<Diagnostic> diagnostics() {
    return update == null ? notes.diagnostics(graph.writer().working()) : update.diagnostics();
  }

  /** Makes it possible to update the graph; returns whether it is. */
  boolean isUpdatable() {
    MemorySegment settings = find(generation, Scopes.SETTINGS, EarlierBuild.SETTINGS);
    if (settings == null) {
      return false;
    }
    try {
      update = GraphUpdate.of(options, graph, notes, new ByteReader(settings));
      return true;
    } catch (IndexOutOfBoundsException | InternalError notSettings) {
      return false;
    }
  }

  /**
   * Takes in what changed, and publishes the graph that a build would make now.
   *
   * @param earlier what the graph began with
   * @param entries as the resolver answers them now
   * @param answers which answers may be others
   */
  void update(
      FactCheck check,
      BuildSummary earlier,
      List<Resolved> entries,
      ChangedPaths answers,
      Resolver resolver,
      CacheMemory memory) {
    Mutations mutations = graph.writer().mutations();
    mutations.clear();
    if (takeIn(check, earlier, entries, answers, resolver, memory)) {
      publish(mutations);
    } else {
      update().putInOrder(entries);
      passes = Passes.run(graph);
    }
  }

  /** Rows stand where they stood; what is used may follow from what is in them. */
  private void publish(Mutations mutations) {
    boolean isSame = mutations.count() == 0 && !mutations.isEverything();
    if (isSame || !options.frontEnd().readsParts()) {
      graph.writer().publish();
    } else {
      passes = Passes.run(graph, List.of(Passes.USES));
    }
  }

  /**
   * Takes in what changed, and does nothing about derived columns: they are void if rows do not
   * stand where a build would write them.
   *
   * @return whether they do
   */
  boolean takeIn(
      FactCheck check,
      BuildSummary earlier,
      List<Resolved> entries,
      ChangedPaths answers,
      Resolver resolver,
      CacheMemory memory) {
    GraphUpdate current = update();
    IntArrayList changed = current.modulesToRead(check.changed().keySet());
    List<Resolved> asked = answers.isEmpty() && earlier.hasEntries(entries) ? null : entries;
    // Most updates lose nothing, and need no depths.
    Runnable depths = () -> Passes.computeDepths(graph);
    ChangeLog log = current.update(changed, asked, answers, depths, resolver, memory);
    fileCount = current.fileCount();
    readBytes = current.readBytes();
    hasGaps = !log.isOrderKept() || !earlier.hasEntries(entries);
    return !hasGaps;
  }

  private static void close(@Nullable ModuleGraph graph) {
    if (graph != null) {
      graph.close();
    }
  }

  /** Puts all rows where a build would write them; derived columns are void if they were not. */
  void closeGaps(List<Resolved> entries) {
    if (!hasGaps) {
      return;
    }
    GraphUpdate updated = update();
    GraphBuild.Copy copy =
        GraphBuild.copyRows(options, entries, updated, graph.writer().working(), true);
    updated.close();
    graph.close();
    graph = copy.graph();
    update = copy.update();
    hasGaps = false;
  }

  /** Lets go of what is known of the modules beside the graph. */
  void closeUpdate() {
    if (update != null) {
      update.close();
    }
  }

  @Override
  public void close() {
    closeUpdate();
    graph.close();
  }
}
