package dev.shale.engine.cache;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.store.Commit;
import dev.shale.engine.store.Generation;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which packs of records a commit gets.
 *
 * @param kept of which generation they stay; null for none
 * @param first the number of the first new one
 * @param packs the new ones, good until the memory of the build is closed
 */
record RecordPlan(@Nullable Generation kept, int first, List<@Nullable MemorySegment> packs) {
  /** Packs of records beside as many as the modules of the graph have. */
  private static final int MOST_MORE_PACKS = 64;

  /** Of a build, which has the records of all its modules. */
  static RecordPlan ofBuild(CacheMemory memory) {
    return new RecordPlan(null, 0, memory.saver().packs());
  }

  /** The records that were kept stay until there are too many of files that are no more. */
  static RecordPlan ofUpdate(Generation generation, Snapshot rows, CacheMemory memory) {
    List<@Nullable MemorySegment> written = memory.saver().packs();
    int keptCount = generation.packCount(Scopes.RECORDS);
    int first = keptCount == 0 ? 0 : generation.pack(Scopes.RECORDS, keptCount - 1) + 1;
    int most = MOST_MORE_PACKS + rows.moduleCount() / RecordSaver.RECORDS_PER_PACK;
    return first + written.size() <= most
        ? new RecordPlan(generation, first, written)
        : new RecordPlan(null, 0, memory.recordsOf(rows, EarlierBuild.recordPacks(generation)));
  }

  void stage(Commit commit) {
    int keptCount = kept == null ? 0 : kept.packCount(Scopes.RECORDS);
    for (int index = 0; kept != null && index < keptCount; index++) {
      commit.keep(Scopes.RECORDS, kept.pack(Scopes.RECORDS, index));
    }
    for (int index = 0; index < packs.size(); index++) {
      MemorySegment pack = packs.get(index);
      if (pack != null) {
        commit.put(Scopes.RECORDS, first + index, pack);
      }
    }
  }
}
