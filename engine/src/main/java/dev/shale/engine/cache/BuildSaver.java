package dev.shale.engine.cache;

import dev.shale.arena.VersionPages;
import dev.shale.engine.facts.Facts;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.store.Commit;
import dev.shale.engine.store.CommitReport;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.SavedPages;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.StoreException;
import dev.shale.offheap.ByteWriter;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts what is to be kept of a build into packs. */
final class BuildSaver {
  /** Where the packs of answers begin, behind those of targets. */
  static final int FIRST_ANSWERS = 1 << 24;

  private static final long FACTS_BYTES = 1 << 15;

  private BuildSaver() {}

  /** Saves all of a build. */
  static CommitReport save(
      Commit commit, BuildSummary summary, Facts facts, Snapshot graph, CacheMemory memory)
      throws StoreException {
    try (Region region = Region.open("save", Region.UNLIMITED)) {
      stageSummary(commit, summary, region);
      stageFacts(commit, facts, region);
      stagePages(commit, graph);
      CacheMemory.Packs packs = memory.packs();
      stage(commit, Scopes.RECORDS, 0, packs.records());
      stage(commit, Scopes.RESOLUTIONS, 0, packs.targets());
      stage(commit, Scopes.RESOLUTIONS, FIRST_ANSWERS, packs.answers());
      return commit.run();
    }
  }

  /**
   * Saves what files look like now, of a graph that was restored.
   *
   * @param graph the restored one, in which a few modules may have changed
   * @param records theirs, beside those that were saved before
   */
  static CommitReport saveRestored(
      Commit commit,
      Generation former,
      BuildSummary summary,
      Facts facts,
      Snapshot graph,
      List<@Nullable MemorySegment> records)
      throws StoreException {
    try (Region region = Region.open("save", Region.UNLIMITED)) {
      for (Scope scope : List.of(Scopes.RECORDS, Scopes.RESOLUTIONS)) {
        for (int index = 0; index < former.packCount(scope); index++) {
          commit.keep(scope, former.pack(scope, index));
        }
      }
      stageSummary(commit, summary, region);
      stageFacts(commit, facts, region);
      stagePages(commit, graph);
      stage(commit, Scopes.RECORDS, former.packCount(Scopes.RECORDS), records);
      return commit.run();
    }
  }

  private static void stagePages(Commit commit, Snapshot graph) {
    VersionPages pages = graph.pages();
    SavedPages.stage(pages, commit, Scopes.ofTables(pages), Scopes.GRAPH);
  }

  private static void stageSummary(Commit commit, BuildSummary summary, Region region) {
    ByteWriter out = new ByteWriter(region);
    summary.write(out);
    commit.put(Scopes.METADATA, EarlierBuild.SUMMARY, out.segment(0, out.length()));
  }

  private static void stageFacts(Commit commit, Facts facts, Region region) {
    ByteWriter out = new ByteWriter(region);
    facts.write(out);
    for (long begin = 0; begin < out.length(); begin += FACTS_BYTES) {
      long end = Math.min(out.length(), begin + FACTS_BYTES);
      commit.put(Scopes.FILES, (int) (begin / FACTS_BYTES), out.segment(begin, end));
    }
  }

  private static void stage(
      Commit commit, Scope scope, int first, List<@Nullable MemorySegment> packs) {
    for (int pack = 0; pack < packs.size(); pack++) {
      MemorySegment payload = packs.get(pack);
      if (payload != null) {
        commit.put(scope, first + pack, payload);
      }
    }
  }
}
