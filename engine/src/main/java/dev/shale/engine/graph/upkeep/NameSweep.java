package dev.shale.engine.graph.upkeep;

import dev.shale.arena.NameTable;
import dev.shale.engine.graph.table.Absent;
import dev.shale.engine.graph.table.BlockTable;
import dev.shale.engine.graph.table.DependencyDetailTable;
import dev.shale.engine.graph.table.DependencyTable;
import dev.shale.engine.graph.table.ExportConstantTable;
import dev.shale.engine.graph.table.ExportTable;
import dev.shale.engine.graph.table.GraphStore;
import dev.shale.engine.graph.table.InnerTable;
import dev.shale.engine.graph.table.ModuleTable;
import dev.shale.engine.graph.table.NameUseTable;
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
public final class NameSweep {
  private static final int LEAST_REMOVED = 1 << 12;
  private static final int NAMES_DIVISOR = 8;

  private final ModuleTable modules;
  private final DependencyTable dependencies;
  private final DependencyDetailTable details;
  private final ExportTable exports;
  private final ExportConstantTable constants;
  private final InnerTable inner;
  private final BlockTable blocks;
  private final NameUseTable uses;
  private final NameTable names;
  private final Region region;
  private int removed;
  private byte[] text = new byte[256];

  public NameSweep(GraphStore store, Region region) {
    modules = store.tables().get(ModuleTable.TYPE);
    dependencies = store.tables().get(DependencyTable.TYPE);
    details = store.tables().get(DependencyDetailTable.TYPE);
    exports = store.tables().get(ExportTable.TYPE);
    constants = store.tables().get(ExportConstantTable.TYPE);
    inner = store.tables().get(InnerTable.TYPE);
    blocks = store.tables().get(BlockTable.TYPE);
    uses = store.tables().get(NameUseTable.TYPE);
    names = store.names();
    this.region = region;
  }

  /** Rows that refer to names have gone. */
  public void removed(int rows) {
    removed += rows;
  }

  /** Whether so many rows have gone that a large part of the names may be of no use any more. */
  public boolean isDue() {
    return removed >= Math.max(LEAST_REMOVED, names.liveCount() / NAMES_DIVISOR);
  }

  /** Forgets names; when there is no memory to find out which, another time. */
  public void run() {
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
    for (int module = 0; module < modules.rowCount(); module++) {
      if (modules.exists(module)) {
        referenced.set(modules.identifier(module));
      }
    }
    for (int dependency = 0; dependency < dependencies.rowCount(); dependency++) {
      if (dependencies.exists(dependency)) {
        referenced.set(dependencies.request(dependency));
      }
    }
    for (int detail = 0; detail < details.rowCount(); detail++) {
      if (details.exists(detail)) {
        mark(referenced, details.attributes(detail));
      }
    }
    markExports(referenced);
    for (int row = 0; row < uses.rowCount(); row++) {
      if (uses.exists(row)) {
        mark(referenced, uses.name(row));
      }
    }
    for (int block = 0; block < blocks.rowCount(); block++) {
      if (blocks.exists(block)) {
        mark(referenced, blocks.chunkName(block));
      }
    }
  }

  private void markExports(BitArray referenced) {
    for (int export = 0; export < exports.rowCount(); export++) {
      if (exports.exists(export)) {
        mark(referenced, exports.name(export));
        markPath(referenced, exports.targetPath(export));
      }
    }
    for (int row = 0; row < constants.rowCount(); row++) {
      if (constants.exists(row)) {
        mark(referenced, constants.constantIn(row));
      }
    }
    for (int row = 0; row < inner.rowCount(); row++) {
      if (inner.exists(row) && inner.hasName(row)) {
        markPath(referenced, inner.detail(row));
      }
    }
  }

  /** With each of the names that a path has, which no row of its own need have. */
  private void markPath(BitArray referenced, int path) {
    mark(referenced, path);
    int length = path == Absent.NO_NAME ? 0 : names.byteCount(path);
    if (length > text.length) {
      text = new byte[Math.max(length, 2 * text.length)];
    }
    if (length > 0) {
      names.copy(path, text, 0);
    }
    int first = 0;
    for (int at = 0; at < length; at++) {
      if (text[at] == 0) {
        mark(referenced, names.find(text, first, at));
        first = at + 1;
      }
    }
    if (first > 0) {
      mark(referenced, names.find(text, first, length));
    }
  }

  private static void mark(BitArray referenced, int name) {
    if (name != Absent.NO_NAME) {
      referenced.set(name);
    }
  }
}
