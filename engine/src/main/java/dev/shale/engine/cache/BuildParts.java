package dev.shale.engine.cache;

import dev.shale.engine.discovery.GraphUpdate;
import dev.shale.engine.facts.Facts;
import dev.shale.engine.store.Commit;
import dev.shale.offheap.ByteWriter;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * What is to be kept of a build beside rows and records, in memory of its own: what it was written
 * from may change from then on.
 */
final class BuildParts implements AutoCloseable {
  private static final long FACTS_BYTES = 1 << 15;

  private final Region region = Region.open("save", Region.UNLIMITED);
  private final MemorySegment summary;
  private final MemorySegment notes;
  private final MemorySegment settings;
  private final MemorySegment facts;

  BuildParts(BuildSummary summary, GraphUpdate update, Facts facts) {
    this.summary = written(summary::write);
    notes = written(update.notes()::write);
    settings = written(update::writeSettings);
    this.facts = written(facts::write);
  }

  private interface Written {
    void writeTo(ByteWriter out);
  }

  private MemorySegment written(Written part) {
    ByteWriter out = new ByteWriter(region);
    part.writeTo(out);
    return out.segment(0, out.length());
  }

  /** What was learned from the file system, as {@link Facts#write} has it. */
  MemorySegment facts() {
    return facts;
  }

  /** Puts all into packs; to be closed when the commit has run. */
  void stage(Commit commit) {
    commit.put(Scopes.METADATA, EarlierBuild.SUMMARY, summary);
    commit.put(Scopes.METADATA, EarlierBuild.NOTES, notes);
    commit.put(Scopes.SETTINGS, EarlierBuild.SETTINGS, settings);
    stageFacts(commit);
  }

  /** A file that changes changes one pack. */
  private void stageFacts(Commit commit) {
    for (long begin = 0; begin < facts.byteSize(); begin += FACTS_BYTES) {
      long length = Math.min(facts.byteSize() - begin, FACTS_BYTES);
      commit.put(Scopes.FILES, (int) (begin / FACTS_BYTES), facts.asSlice(begin, length));
    }
  }

  @Override
  public void close() {
    region.close();
  }
}
