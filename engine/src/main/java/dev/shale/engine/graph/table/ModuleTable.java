package dev.shale.engine.graph.table;

import dev.shale.arena.Pages;
import dev.shale.arena.RunAllocator;
import dev.shale.arena.Table;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.LongColumn;
import dev.shale.offheap.column.PageLayout;
import dev.shale.offheap.column.RunColumn;
import dev.shale.offheap.column.ShortColumn;
import java.lang.foreign.MemorySegment;

/** Modules, one row each; the row is the module's id. */
public final class ModuleTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("module");

  private static final IntColumn IDENTIFIER =
      COLUMNS.ints("identifier", "name id: path of the file, or name of what is not a file");
  private static final LongColumn BYTES = COLUMNS.longs("bytes", "size of the file; 0 without one");
  private static final LongColumn SOURCE_LOW =
      COLUMNS.longs("source low", "hash of what was read, first half; both 0 where nothing was");
  private static final LongColumn SOURCE_HIGH =
      COLUMNS.longs("source high", "hash of what was read, second half");
  private static final IntColumn ISSUER =
      COLUMNS.ints("issuer", "dependency that discovered the module; -1 for none");
  private static final RunColumn DEPENDENCIES =
      COLUMNS.runs("dependencies", "run of the module's dependencies: begin, count");
  private static final RunColumn EXPORTS =
      COLUMNS.runs("exports", "run of the module's exports: begin, count");
  private static final RunColumn INNER =
      COLUMNS.runs("inner", "run of the rows of the module's inner graph: begin, count");
  private static final IntColumn IMPORTERS =
      COLUMNS.ints(
          "importers",
          "run of the dependencies that lead here; -1 for none; of a single one, -2 less its number");
  private static final ByteColumn KIND =
      COLUMNS.bytes("kind", "code of the module kind; -1 for a row that does not exist");
  private static final ShortColumn FLAGS = COLUMNS.shorts("flags", "bits of ModuleFlags");

  public static final TableType<ModuleTable> TYPE =
      TableType.rows(COLUMNS.build(), ModuleTable::new);

  private final Pages rows;

  public ModuleTable(Pages rows) {
    this.rows = rows;
  }

  static RunAllocator allocator(Table rows, RunAllocator.Follower... followers) {
    return new RunAllocator(rows, KIND, IDENTIFIER, IMPORTERS, ISSUER, followers);
  }

  /** Writes every column of a row that was just allocated. */
  public void init(int module, int identifier, int kind, int issuer) {
    MemorySegment page = rows.writable(module);
    int slot = PageLayout.slot(module);
    IDENTIFIER.set(page, slot, identifier);
    BYTES.set(page, slot, 0);
    SOURCE_LOW.set(page, slot, 0);
    SOURCE_HIGH.set(page, slot, 0);
    ISSUER.set(page, slot, issuer);
    DEPENDENCIES.set(page, slot, 0, 0);
    EXPORTS.set(page, slot, 0, 0);
    INNER.set(page, slot, 0, 0);
    IMPORTERS.set(page, slot, Absent.NO_DEPENDENCY);
    KIND.set(page, slot, (byte) kind);
    FLAGS.set(page, slot, 0);
  }

  /**
   * Refuses runs that are not all dependencies and exports there are, in pages that came from
   * elsewhere: a number of rows would be believed, and they would be another module's.
   */
  public void checkRuns(
      DependencyTable dependencies,
      int dependencyRows,
      int exportRowCount,
      int exportRows,
      int innerRowCount,
      int innerRows) {
    int[] scratch = new int[2 * PageLayout.ROWS];
    boolean isInOrder =
        endOf(DEPENDENCIES, scratch) == dependencyRows
            && dependencies.rowCount() == dependencyRows
            && endOf(EXPORTS, scratch) == exportRows
            && exportRowCount == exportRows
            && endOf(INNER, scratch) == innerRows
            && innerRowCount == innerRows;
    if (!isInOrder) {
      checkEach(dependencies, dependencyRows, exportRows, innerRows);
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
  private void checkEach(
      DependencyTable dependencies, int dependencyRows, int exportRows, int innerRows) {
    long inner = 0;
    long used = 0;
    long exports = 0;
    for (int module = 0; module < rowCount(); module++) {
      if (exists(module)) {
        used += dependencyCount(module);
        exports += exportCount(module);
        inner += innerCount(module);
        boolean isOwn =
            dependencyCount(module) >= 0
                && exportCount(module) >= 0
                && innerCount(module) >= 0
                && isOwn(dependencies, module, firstDependency(module), dependencyCount(module));
        if (!isOwn) {
          throw new IllegalArgumentException("Module " + module + " has rows of others");
        }
      }
    }
    if (used != dependencyRows || exports != exportRows || inner != innerRows) {
      throw new IllegalArgumentException(
          "Modules have %d dependencies of %d, %d exports of %d and %d inner rows of %d"
              .formatted(used, dependencyRows, exports, exportRows, inner, innerRows));
    }
  }

  private static boolean isOwn(DependencyTable dependencies, int module, int first, int count) {
    int rowCount = dependencies.rowCount();
    return count == 0
        || (first >= 0
            && count <= rowCount - first
            && dependencies.parent(first) == module
            && dependencies.parent(first + count - 1) == module);
  }

  public int rowCount() {
    return rows.rowCount();
  }

  /**
   * Refuses codes of kinds that there are not, in pages that came from elsewhere.
   *
   * @param count how many kinds the language has
   * @param firstOfEngine the least code of those that each language has
   */
  void checkKinds(int count, int firstOfEngine) {
    KindCodes.check(rows, KIND, count, firstOfEngine);
  }

  public void checkOpen() {
    rows.checkOpen();
  }

  /** See {@link Pages#checkStillOpen}. */
  public void checkStillOpen() {
    rows.checkStillOpen();
  }

  /** Copies the runs of modules side by side in one page; counts are 0 or less where is none. */
  public void copyRuns(int first, int count, int[] begins, int[] counts, int at) {
    DEPENDENCIES.copy(rows.page(first), PageLayout.slot(first), count, begins, counts, at);
  }

  public boolean exists(int module) {
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

  public int identifier(int module) {
    return IDENTIFIER.get(page(module), PageLayout.slot(module));
  }

  /** Its code. */
  public int kind(int module) {
    return KIND.get(page(module), PageLayout.slot(module));
  }

  public void kind(int module, int kind) {
    KIND.set(writable(module), PageLayout.slot(module), (byte) kind);
  }

  public long bytes(int module) {
    return BYTES.get(page(module), PageLayout.slot(module));
  }

  public void bytes(int module, long bytes) {
    BYTES.set(writable(module), PageLayout.slot(module), bytes);
  }

  public long sourceLow(int module) {
    return SOURCE_LOW.get(page(module), PageLayout.slot(module));
  }

  public long sourceHigh(int module) {
    return SOURCE_HIGH.get(page(module), PageLayout.slot(module));
  }

  /** Copies no page for what is there already. */
  public void source(int module, long low, long high) {
    if (sourceLow(module) != low || sourceHigh(module) != high) {
      SOURCE_LOW.set(writable(module), PageLayout.slot(module), low);
      SOURCE_HIGH.set(writable(module), PageLayout.slot(module), high);
    }
  }

  public int issuer(int module) {
    return ISSUER.get(page(module), PageLayout.slot(module));
  }

  public void issuer(int module, int dependency) {
    ISSUER.set(writable(module), PageLayout.slot(module), dependency);
  }

  public int flags(int module) {
    return FLAGS.get(page(module), PageLayout.slot(module));
  }

  public void flags(int module, int flags) {
    FLAGS.set(writable(module), PageLayout.slot(module), flags);
  }

  /** The page of a module that may not exist, for a cursor that looks no further when it does. */
  public MemorySegment runPage(int module) {
    return rows.page(module);
  }

  public static int firstDependencyIn(MemorySegment page, int module) {
    return DEPENDENCIES.begin(page, PageLayout.slot(module));
  }

  /** 0 or less for a module that does not exist. */
  public static int dependencyCountIn(MemorySegment page, int module) {
    return DEPENDENCIES.count(page, PageLayout.slot(module));
  }

  public void checkExists(int module) {
    if (!exists(module)) {
      throw rows.missing(module);
    }
  }

  public int firstDependency(int module) {
    return DEPENDENCIES.begin(page(module), PageLayout.slot(module));
  }

  public int dependencyCount(int module) {
    return DEPENDENCIES.count(page(module), PageLayout.slot(module));
  }

  public void dependencies(int module, int first, int count) {
    DEPENDENCIES.set(writable(module), PageLayout.slot(module), first, count);
  }

  public int firstExport(int module) {
    return EXPORTS.begin(page(module), PageLayout.slot(module));
  }

  public int exportCount(int module) {
    return EXPORTS.count(page(module), PageLayout.slot(module));
  }

  public void exports(int module, int first, int count) {
    EXPORTS.set(writable(module), PageLayout.slot(module), first, count);
  }

  public int firstInner(int module) {
    return INNER.begin(page(module), PageLayout.slot(module));
  }

  public int innerCount(int module) {
    return INNER.count(page(module), PageLayout.slot(module));
  }

  public void inner(int module, int first, int count) {
    INNER.set(writable(module), PageLayout.slot(module), first, count);
  }

  /** See {@link Incoming#isSingle}. */
  public int importers(int module) {
    return IMPORTERS.get(page(module), PageLayout.slot(module));
  }

  public void importers(int module, int run) {
    IMPORTERS.set(writable(module), PageLayout.slot(module), run);
  }
}
