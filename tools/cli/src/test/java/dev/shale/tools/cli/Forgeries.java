package dev.shale.tools.cli;

import dev.shale.arena.VersionPages;
import dev.shale.engine.cache.Scopes;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleGraph.LeakListener;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.Passes;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackStore;
import dev.shale.engine.store.SavedPages;
import dev.shale.engine.store.StoreOptions;
import dev.shale.engine.store.file.StoreStamp;
import dev.shale.offheap.Region;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.Column;
import dev.shale.offheap.column.PageLayout;
import dev.shale.offheap.column.RunColumn;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * What can be changed in a cache: every field of every row, and every byte of what is not in rows,
 * each to values at which something might give way.
 */
final class Forgeries {
  private static final int PAGE_BITS = 21;
  private static final long[] EXTREMES = {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE};
  private static final String[] COUNTED = {"module", "dependency", "name", "export", "block"};

  /** What row a column names, by its table and name; the least that it may be, -1 or 0. */
  private static final Map<String, String> REFERENCES = references();

  private final ForgedCache cache;
  private final List<Forgery> all = new ArrayList<>();
  private final Map<String, Integer> rowCounts = new HashMap<>();

  /**
   * A change.
   *
   * @param field what is changed
   * @param pack null for a change of the manifest
   * @param isKnowable whether the value is one that no graph has, whatever it is the graph of
   */
  record Forgery(
      String field, ForgedCache.Pack pack, int at, int width, long value, boolean isKnowable) {
    @Override
    public String toString() {
      return field + " at " + at + " = " + value;
    }
  }

  private Forgeries(ForgedCache cache) {
    this.cache = cache;
  }

  private static Map<String, String> references() {
    Map<String, String> references = new HashMap<>();
    for (String[] reference :
        new String[][] {
          {"name", "0", "module.identifier", "dependency.request"},
          {"name", "-1", "dependency detail.referenced", "dependency detail.attributes"},
          {"name", "-1", "block.chunk name", "export.name", "export.target path"},
          {"name", "-1", "name.next"},
          {"name", "0", "export constant.constant"},
          {"dependency", "-1", "module.issuer"},
          {"dependency", "-1", "export.target dependency"},
          {"dependency", "0", "dependency detail.dependency", "block.first dependency"},
          {"module", "0", "dependency.parent", "block.parent", "export.parent"},
          {"module", "-1", "connection.target"},
          {"block", "-1", "dependency detail.block"},
          {"export", "0", "export constant.export"},
        }) {
      for (int index = 2; index < reference.length; index++) {
        references.put(reference[index], reference[0] + "/" + reference[1]);
      }
    }
    return references;
  }

  /** All that can be changed in a cache, in a random order. */
  static List<Forgery> of(Path directory, ForgedCache cache, Random random) {
    Forgeries forgeries = new Forgeries(cache);
    PackStore store =
        PackStore.open(directory, Scopes.ALL, new StoreStamp(List.of()), StoreOptions.DEFAULT);
    try (Generation generation = store.anyGeneration()) {
      SavedPages pages = Objects.requireNonNull(SavedPages.find(generation, Scopes.GRAPH));
      try (ModuleGraph graph =
              ModuleGraph.over(
                  pages, JavaScriptKinds.KINDS, Region.UNLIMITED, LeakListener.LOG, Passes.TABLES);
          Snapshot snapshot = graph.snapshot()) {
        forgeries.addAll(snapshot.pages(), random);
      }
    }
    java.util.Collections.shuffle(forgeries.all, random);
    return forgeries.all;
  }

  private void addAll(VersionPages tables, Random random) {
    for (int table = 0; table < tables.tableCount(); table++) {
      rowCounts.merge(tables.layout(table).table(), tables.rowCount(table), Math::max);
    }
    for (ForgedCache.Pack pack : cache.packs()) {
      boolean isPage = pack.scope() == Scopes.GRAPH || pack.scope() == Scopes.NAMES;
      int table = pack.number() >>> PAGE_BITS;
      if (isPage && pack.number() != Integer.MAX_VALUE) {
        int page = pack.number() & ((1 << PAGE_BITS) - 1);
        int rows = Math.min(PageLayout.ROWS, tables.rowCount(table) - page * PageLayout.ROWS);
        addPage(pack, tables.layout(table), rows, random);
      } else {
        addBytes(pack, random);
      }
    }
    addManifest(random);
  }

  private void addPage(ForgedCache.Pack pack, PageLayout layout, int rows, Random random) {
    for (Column column : layout.columns()) {
      for (int row = 0; row < rows; row++) {
        int at = (int) column.pageOffset() + row * column.bytes();
        String field = layout.table() + "." + column.name();
        if (column instanceof RunColumn) {
          addValues(field, pack, at, Integer.BYTES, random);
          addValues(field, pack, at + Integer.BYTES, Integer.BYTES, random);
        } else if (column instanceof ByteColumn) {
          addValues(field, pack, at, 1, random);
        } else {
          addValues(field, pack, at, Math.min(column.bytes(), Long.BYTES), random);
        }
      }
    }
  }

  /** Numbers may begin anywhere. */
  private void addBytes(ForgedCache.Pack pack, Random random) {
    String field = pack.scope().label() + (pack.number() == Integer.MAX_VALUE ? " root" : "");
    for (int at = 0; at + Integer.BYTES <= pack.length(); at++) {
      addValues(field, pack, at, random.nextInt(3) == 0 ? 1 : Integer.BYTES, random);
    }
  }

  private void addManifest(Random random) {
    for (int at = 0; at + Long.BYTES <= cache.manifestBytes() - Integer.BYTES; at += 4) {
      for (long value : EXTREMES) {
        all.add(new Forgery("manifest", null, at, Integer.BYTES, value, false));
      }
      all.add(new Forgery("manifest", null, at, Long.BYTES, Long.MAX_VALUE, false));
      all.add(new Forgery("manifest", null, at, Long.BYTES, random.nextLong(), false));
    }
  }

  private void addValues(String field, ForgedCache.Pack pack, int at, int width, Random random) {
    for (long value : EXTREMES) {
      add(field, pack, at, width, value);
    }
    for (String table : COUNTED) {
      int count = rowCounts.getOrDefault(table, 0);
      add(field, pack, at, width, count + random.nextInt(3) - 1);
    }
    add(field, pack, at, width, random.nextInt());
  }

  private void add(String field, ForgedCache.Pack pack, int at, int width, long value) {
    long cut = width == 1 ? (byte) value : value;
    if (cache.get(pack, at, width) != cut) {
      all.add(new Forgery(field, pack, at, width, cut, isKnowable(field, cut)));
    }
  }

  /** Whether a value names a row that does not exist, or a run that is not the module's. */
  private boolean isKnowable(String field, long value) {
    if (field.equals("module.dependencies") || field.equals("module.exports")) {
      return field.equals("module.dependencies");
    }
    String reference = REFERENCES.get(field);
    if (reference == null) {
      return false;
    }
    String[] parts = reference.split("/", -1);
    return value < Integer.parseInt(parts[1]) || value >= rowCounts.getOrDefault(parts[0], 0);
  }

  /** Changes the cache. */
  static void apply(Forgery forgery, ForgedCache cache) {
    if (forgery.pack == null) {
      cache.setInManifest(forgery.at, forgery.width, forgery.value);
    } else {
      cache.set(forgery.pack, forgery.at, forgery.width, forgery.value);
    }
  }
}
