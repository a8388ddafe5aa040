package dev.shale.engine.graph;

import dev.shale.arena.NameTable;
import dev.shale.offheap.BitArray;
import dev.shale.offheap.Region;
import dev.shale.offheap.RegionLimitException;

/**
 * Finds the names that no row refers to, and has them forgotten.
 *
 * <p>Counting references would make every new dependency write to the page of its name, which
 * copies pages all over the name table for each edit. Looking at all rows costs more at once but is
 * needed only when many rows have gone, so that an edit pays a small share of it.
 */
final class NameSweep {
  private static final int LEAST_REMOVED = 1 << 12;
  private static final int NAMES_DIVISOR = 8;

  private final GraphTables tables;
  private final NameTable names;
  private final Region region;
  private int removed;

  NameSweep(GraphStore store, Region region) {
    tables = store.tables;
    names = store.names;
    this.region = region;
  }

  /** Rows that refer to names have gone. */
  void removed(int rows) {
    removed += rows;
  }

  /** Whether so many rows have gone that a large part of the names may be of no use any more. */
  boolean isDue() {
    return removed >= Math.max(LEAST_REMOVED, names.liveCount() / NAMES_DIVISOR);
  }

  /** Forgets names; when there is no memory to find out which, another time. */
  void run() {
    removed = 0;
    try (Region state = region.child("sweep")) {
      BitArray referenced = state.allocateBits(names.count());
      mark(referenced);
      names.sweep(referenced);
    } catch (RegionLimitException failure) {
      if (!failure.region().endsWith("/sweep")) {
        throw failure;
      }
    }
  }

  private void mark(BitArray referenced) {
    for (int module = 0; module < tables.modules().rowCount(); module++) {
      if (tables.modules().exists(module)) {
        referenced.set(tables.modules().identifier(module));
      }
    }
    for (int dependency = 0; dependency < tables.dependencies().rowCount(); dependency++) {
      if (tables.dependencies().exists(dependency)) {
        referenced.set(tables.dependencies().request(dependency));
      }
    }
    for (int detail = 0; detail < tables.details().rowCount(); detail++) {
      if (tables.details().exists(detail)) {
        mark(referenced, tables.details().attributes(detail));
      }
    }
    markExports(referenced);
    for (int block = 0; block < tables.blocks().rowCount(); block++) {
      if (tables.blocks().exists(block)) {
        mark(referenced, tables.blocks().chunkName(block));
      }
    }
  }

  private void markExports(BitArray referenced) {
    for (int export = 0; export < tables.exports().rowCount(); export++) {
      if (tables.exports().exists(export)) {
        mark(referenced, tables.exports().name(export));
        mark(referenced, tables.exports().targetPath(export));
      }
    }
    for (int row = 0; row < tables.constants().rowCount(); row++) {
      if (tables.constants().exists(row)) {
        mark(referenced, tables.constants().constantIn(row));
      }
    }
  }

  private static void mark(BitArray referenced, int name) {
    if (name != Snapshot.NO_NAME) {
      referenced.set(name);
    }
  }
}
