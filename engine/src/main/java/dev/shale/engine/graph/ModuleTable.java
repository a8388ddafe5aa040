package dev.shale.engine.graph;

import dev.shale.arena.Pages;
import dev.shale.arena.RunAllocator;
import dev.shale.arena.Table;
import dev.shale.offheap.ByteColumn;
import dev.shale.offheap.IntColumn;
import dev.shale.offheap.LongColumn;
import dev.shale.offheap.PageLayout;
import dev.shale.offheap.RunColumn;
import java.lang.foreign.MemorySegment;

/** Modules, one row each; the row is the module's id. */
final class ModuleTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("module");

  private static final IntColumn IDENTIFIER =
      COLUMNS.ints("identifier", "name id: path of the file, or name of what is not a file");
  private static final LongColumn BYTES = COLUMNS.longs("bytes", "size of the file; 0 without one");
  private static final IntColumn ISSUER =
      COLUMNS.ints("issuer", "dependency that discovered the module; -1 for none");
  private static final RunColumn DEPENDENCIES =
      COLUMNS.runs("dependencies", "run of the module's dependencies: begin, count");
  private static final RunColumn EXPORTS =
      COLUMNS.runs("exports", "run of the module's exports: begin, count");
  private static final IntColumn FIRST_INCOMING =
      COLUMNS.ints("first incoming", "connection that leads here and was made last; -1 for none");
  private static final IntColumn DEPTH =
      COLUMNS.ints("depth", "derived: least number of connections from an entry; -1 not reached");
  private static final IntColumn PRE_ORDER =
      COLUMNS.ints(
          "pre order", "derived: rank of entering in the depth-first walk; -1 not reached");
  private static final IntColumn POST_ORDER =
      COLUMNS.ints("post order", "derived: rank of leaving in that walk; -1 not reached");
  private static final IntColumn COMPONENT =
      COLUMNS.ints("component", "derived: least module of the strongly connected component");
  private static final ByteColumn KIND =
      COLUMNS.bytes("kind", "ordinal of the module kind; -1 for a row that does not exist");
  private static final ByteColumn FLAGS = COLUMNS.bytes("flags", "bits of ModuleFlags");
  private static final ByteColumn ROOT =
      COLUMNS.bytes("root", "derived: 1 for a root of the graph, otherwise 0");

  static final PageLayout LAYOUT = COLUMNS.build();

  private final Pages rows;

  ModuleTable(Pages rows) {
    this.rows = rows;
  }

  static RunAllocator allocator(Table rows) {
    return new RunAllocator(rows, KIND, IDENTIFIER, FIRST_INCOMING, ISSUER);
  }

  /** Writes every column of a row that was just allocated. */
  void init(int module, int identifier, ModuleKind kind, int issuer) {
    MemorySegment page = rows.writable(module);
    int slot = PageLayout.slot(module);
    IDENTIFIER.set(page, slot, identifier);
    BYTES.set(page, slot, 0);
    ISSUER.set(page, slot, issuer);
    DEPENDENCIES.set(page, slot, 0, 0);
    EXPORTS.set(page, slot, 0, 0);
    FIRST_INCOMING.set(page, slot, Snapshot.NO_DEPENDENCY);
    DEPTH.set(page, slot, Snapshot.NOT_REACHED);
    PRE_ORDER.set(page, slot, Snapshot.NOT_REACHED);
    POST_ORDER.set(page, slot, Snapshot.NOT_REACHED);
    COMPONENT.set(page, slot, Snapshot.NOT_REACHED);
    KIND.set(page, slot, (byte) kind.ordinal());
    FLAGS.set(page, slot, (byte) 0);
    ROOT.set(page, slot, (byte) 0);
  }

  /**
   * Refuses runs that are not all dependencies and exports there are, in pages that came from
   * elsewhere: a number of rows would be believed, and they would be another module's.
   */
  void checkRuns(GraphTables tables, int dependencyRows, int exportRows) {
    int[] scratch = new int[2 * PageLayout.ROWS];
    boolean isInOrder =
        endOf(DEPENDENCIES, scratch) == dependencyRows
            && tables.dependencies().rowCount() == dependencyRows
            && endOf(EXPORTS, scratch) == exportRows
            && tables.exports().rowCount() == exportRows;
    if (!isInOrder) {
      checkEach(tables, dependencyRows, exportRows);
    }
  }

  private int endOf(RunColumn runs, int[] scratch) {
    int end = 0;
    for (int first = 0; first < rowCount() && end >= 0; first += PageLayout.ROWS) {
      int count = Math.min(PageLayout.ROWS, rowCount() - first);
      end = runs.end(rows.page(first), count, end, scratch);
    }
    return end;
  }

  /** Of a graph that was edited runs lie anywhere. */
  private void checkEach(GraphTables tables, int dependencyRows, int exportRows) {
    long dependencies = 0;
    long exports = 0;
    for (int module = 0; module < rowCount(); module++) {
      if (exists(module)) {
        dependencies += dependencyCount(module);
        exports += exportCount(module);
        boolean isOwn =
            dependencyCount(module) >= 0
                && exportCount(module) >= 0
                && isOwn(tables, module, firstDependency(module), dependencyCount(module));
        if (!isOwn) {
          throw new IllegalArgumentException("Module " + module + " has rows of others");
        }
      }
    }
    if (dependencies != dependencyRows || exports != exportRows) {
      throw new IllegalArgumentException(
          "Modules have %d dependencies of %d and %d exports of %d"
              .formatted(dependencies, dependencyRows, exports, exportRows));
    }
  }

  private static boolean isOwn(GraphTables tables, int module, int first, int count) {
    int rowCount = tables.dependencies().rowCount();
    return count == 0
        || (first >= 0
            && count <= rowCount - first
            && tables.dependencies().parent(first) == module
            && tables.dependencies().parent(first + count - 1) == module);
  }

  int rowCount() {
    return rows.rowCount();
  }

  void checkOpen() {
    rows.checkOpen();
  }

  /** See {@link Pages#checkStillOpen}. */
  void checkStillOpen() {
    rows.checkStillOpen();
  }

  /** Copies the runs of modules side by side in one page; counts are 0 or less where is none. */
  void copyRuns(int first, int count, int[] begins, int[] counts, int at) {
    DEPENDENCIES.copy(rows.page(first), PageLayout.slot(first), count, begins, counts, at);
  }

  boolean exists(int module) {
    return KIND.get(rows.page(module), PageLayout.slot(module)) != RunAllocator.TOMBSTONE;
  }

  private MemorySegment page(int module) {
    MemorySegment page = rows.page(module);
    if (KIND.get(page, PageLayout.slot(module)) == RunAllocator.TOMBSTONE) {
      throw rows.missing(module);
    }
    return page;
  }

  private MemorySegment writable(int module) {
    MemorySegment page = rows.writable(module);
    if (KIND.get(page, PageLayout.slot(module)) == RunAllocator.TOMBSTONE) {
      throw rows.missing(module);
    }
    return page;
  }

  int identifier(int module) {
    return IDENTIFIER.get(page(module), PageLayout.slot(module));
  }

  ModuleKind kind(int module) {
    return ModuleKind.of(KIND.get(page(module), PageLayout.slot(module)));
  }

  void kind(int module, ModuleKind kind) {
    KIND.set(writable(module), PageLayout.slot(module), (byte) kind.ordinal());
  }

  long bytes(int module) {
    return BYTES.get(page(module), PageLayout.slot(module));
  }

  void bytes(int module, long bytes) {
    BYTES.set(writable(module), PageLayout.slot(module), bytes);
  }

  int issuer(int module) {
    return ISSUER.get(page(module), PageLayout.slot(module));
  }

  void issuer(int module, int dependency) {
    ISSUER.set(writable(module), PageLayout.slot(module), dependency);
  }

  int flags(int module) {
    return FLAGS.get(page(module), PageLayout.slot(module));
  }

  void flags(int module, int flags) {
    FLAGS.set(writable(module), PageLayout.slot(module), (byte) flags);
  }

  /** The page of a module that may not exist, for a cursor that looks no further when it does. */
  MemorySegment runPage(int module) {
    return rows.page(module);
  }

  static int firstDependencyIn(MemorySegment page, int module) {
    return DEPENDENCIES.begin(page, PageLayout.slot(module));
  }

  /** 0 or less for a module that does not exist. */
  static int dependencyCountIn(MemorySegment page, int module) {
    return DEPENDENCIES.count(page, PageLayout.slot(module));
  }

  void checkExists(int module) {
    if (!exists(module)) {
      throw rows.missing(module);
    }
  }

  int firstDependency(int module) {
    return DEPENDENCIES.begin(page(module), PageLayout.slot(module));
  }

  int dependencyCount(int module) {
    return DEPENDENCIES.count(page(module), PageLayout.slot(module));
  }

  void dependencies(int module, int first, int count) {
    DEPENDENCIES.set(writable(module), PageLayout.slot(module), first, count);
  }

  int firstExport(int module) {
    return EXPORTS.begin(page(module), PageLayout.slot(module));
  }

  int exportCount(int module) {
    return EXPORTS.count(page(module), PageLayout.slot(module));
  }

  void exports(int module, int first, int count) {
    EXPORTS.set(writable(module), PageLayout.slot(module), first, count);
  }

  int firstIncoming(int module) {
    return FIRST_INCOMING.get(page(module), PageLayout.slot(module));
  }

  void firstIncoming(int module, int dependency) {
    FIRST_INCOMING.set(writable(module), PageLayout.slot(module), dependency);
  }

  int depth(int module) {
    return DEPTH.get(page(module), PageLayout.slot(module));
  }

  void depth(int module, int depth) {
    DEPTH.set(writable(module), PageLayout.slot(module), depth);
  }

  int preOrder(int module) {
    return PRE_ORDER.get(page(module), PageLayout.slot(module));
  }

  void preOrder(int module, int rank) {
    PRE_ORDER.set(writable(module), PageLayout.slot(module), rank);
  }

  int postOrder(int module) {
    return POST_ORDER.get(page(module), PageLayout.slot(module));
  }

  void postOrder(int module, int rank) {
    POST_ORDER.set(writable(module), PageLayout.slot(module), rank);
  }

  int component(int module) {
    return COMPONENT.get(page(module), PageLayout.slot(module));
  }

  void component(int module, int component) {
    COMPONENT.set(writable(module), PageLayout.slot(module), component);
  }

  boolean root(int module) {
    return ROOT.get(page(module), PageLayout.slot(module)) != 0;
  }

  void root(int module, boolean root) {
    ROOT.set(writable(module), PageLayout.slot(module), root ? (byte) 1 : 0);
  }
}
