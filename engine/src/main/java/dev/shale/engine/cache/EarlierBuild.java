package dev.shale.engine.cache;

import dev.shale.engine.facts.KeptFacts;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackCursor;
import dev.shale.engine.store.file.StoreMiss;
import dev.shale.offheap.ByteReader;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a generation says of the build that it was saved from. */
final class EarlierBuild implements AutoCloseable {
  /** What is kept of a build in one pack each. */
  static final int SUMMARY = 0;

  static final int NOTES = 1;
  static final int SETTINGS = 0;

  static final String UNREADABLE = "what was kept cannot be read";

  private final Generation generation;
  private final Region region;

  /** Null when it is not there, and nothing is known of the build. */
  final @Nullable BuildSummary summary;

  final @Nullable KeptFacts facts;

  /** Reads what has to be known before anything is taken. */
  EarlierBuild(Generation generation) {
    this.generation = generation;
    region = Region.open("facts", Region.UNLIMITED);
    summary = summary(generation);
    facts = readFacts(generation, region);
  }

  static @Nullable BuildSummary summary(Generation generation) {
    PackCursor cursor = generation.cursor();
    if (!cursor.find(Scopes.METADATA, SUMMARY)) {
      return null;
    }
    try {
      return BuildSummary.read(new ByteReader(cursor.payload()));
    } catch (IndexOutOfBoundsException | InternalError notASummary) {
      return null;
    }
  }

  /** Memory is taken for packs that were found alone. */
  private static @Nullable KeptFacts readFacts(Generation generation, Region region) {
    PackCursor cursor = generation.cursor();
    List<MemorySegment> payloads = new ArrayList<>();
    long length = 0;
    for (int pack = 0; pack < generation.packCount(Scopes.FILES); pack++) {
      if (!cursor.find(Scopes.FILES, pack)) {
        return null;
      }
      payloads.add(cursor.payload());
      length += cursor.payload().byteSize();
    }
    MemorySegment bytes = region.allocate(Math.max(1, length));
    long at = 0;
    try {
      for (MemorySegment payload : payloads) {
        MemorySegment.copy(payload, 0, bytes, at, payload.byteSize());
        at += payload.byteSize();
      }
      return new KeptFacts(bytes);
    } catch (IndexOutOfBoundsException | InternalError notFacts) {
      return null;
    }
  }

  /** Why nothing is known of an earlier build: a clause; empty when something is. */
  String miss() {
    StoreMiss miss = generation.miss();
    if (miss != null) {
      return miss.message();
    }
    return summary == null || facts == null ? UNREADABLE : "";
  }

  /** The records of its modules, and of files that were modules before. */
  KeptRecords records() {
    return new KeptRecords(() -> recordPacks(generation));
  }

  /** The packs of records; null for one that cannot be read. Good while the generation is open. */
  static List<@Nullable MemorySegment> recordPacks(Generation generation) {
    List<@Nullable MemorySegment> packs = new ArrayList<>();
    PackCursor cursor = generation.cursor();
    for (int index = 0; index < generation.packCount(Scopes.RECORDS); index++) {
      int pack = generation.pack(Scopes.RECORDS, index);
      packs.add(cursor.find(Scopes.RECORDS, pack) ? cursor.payload() : null);
    }
    return packs;
  }

  /** Gives the memory of the facts back. */
  @Override
  public void close() {
    region.close();
  }
}
