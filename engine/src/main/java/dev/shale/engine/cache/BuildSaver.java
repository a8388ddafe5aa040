package dev.shale.engine.cache;

import dev.shale.arena.VersionPages;
import dev.shale.engine.discovery.GraphUpdate;
import dev.shale.engine.facts.Facts;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.store.Commit;
import dev.shale.engine.store.SavedPages;
import dev.shale.engine.store.file.Scope;
import dev.shale.offheap.ByteWriter;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts what is to be kept of a build into the packs of a commit. */
final class BuildSaver implements AutoCloseable {
  private static final long FACTS_BYTES = 1 << 15;

  private final Commit commit;
  private final Region region = Region.open("save", Region.UNLIMITED);

  /** To be closed when the commit has run. */
  BuildSaver(Commit commit) {
    this.commit = commit;
  }

  /** All but records. */
  void graph(BuildSummary summary, GraphUpdate update, Facts facts, Snapshot rows) {
    put(Scopes.METADATA, EarlierBuild.SUMMARY, summary::write);
    put(Scopes.METADATA, EarlierBuild.NOTES, update.notes()::write);
    put(Scopes.SETTINGS, EarlierBuild.SETTINGS, update::writeSettings);
    facts(facts);
    VersionPages pages = rows.pages();
    SavedPages.stage(pages, commit, Scopes.ofTables(pages), Scopes.GRAPH);
  }

  private interface Written {
    void writeTo(ByteWriter out);
  }

  private void put(Scope scope, int pack, Written written) {
    ByteWriter out = new ByteWriter(region);
    written.writeTo(out);
    commit.put(scope, pack, out.segment(0, out.length()));
  }

  /** A file that changes changes one pack. */
  private void facts(Facts facts) {
    ByteWriter out = new ByteWriter(region);
    facts.write(out);
    for (long begin = 0; begin < out.length(); begin += FACTS_BYTES) {
      long end = Math.min(out.length(), begin + FACTS_BYTES);
      commit.put(Scopes.FILES, (int) (begin / FACTS_BYTES), out.segment(begin, end));
    }
  }

  /**
   * Packs of records.
   *
   * @param first the number of the first
   */
  void records(int first, List<@Nullable MemorySegment> packs) {
    for (int index = 0; index < packs.size(); index++) {
      MemorySegment pack = packs.get(index);
      if (pack != null) {
        commit.put(Scopes.RECORDS, first + index, pack);
      }
    }
  }

  @Override
  public void close() {
    region.close();
  }
}
