package dev.shale.engine.graph.table;

import dev.shale.arena.RunAllocator;
import dev.shale.arena.SideRows;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;

/**
 * Which module has a name. A side table, found by the name: its id for a file and what is left to
 * the platform, the complement of the id for what a module map says to ignore, which may have the
 * path of a file that another module is.
 */
public final class ModuleNameTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("module name");

  private static final IntColumn NAME =
      COLUMNS.ints("name", "name id of the module; its complement for an ignored one");
  private static final IntColumn NEXT =
      COLUMNS.ints("next", "next row in the bucket's chain; -1 for none");
  private static final IntColumn MODULE = COLUMNS.ints("module", "the module of that name");
  private static final ByteColumn MARK =
      COLUMNS.bytes("mark", "0; -1 for a row that does not exist");

  public static final TableType<ModuleNameTable> TYPE =
      TableType.side(
          COLUMNS.build(), new SideRows.Columns(NAME, NEXT, MODULE, MARK), ModuleNameTable::new);

  private final SideRows rows;

  public ModuleNameTable(SideRows rows) {
    this.rows = rows;
  }

  private static int key(int name, boolean isIgnored) {
    return isIgnored ? ~name : name;
  }

  /** The module of a name, or {@link Absent#NO_MODULE}. */
  public int module(int name, boolean isIgnored) {
    int row = rows.find(key(name, isIgnored));
    return row == SideRows.NO_ROW
        ? Absent.NO_MODULE
        : MODULE.get(rows.rows().page(row), PageLayout.slot(row));
  }

  /** A module got its name; of several that have one, the first is the module of that name. */
  public void add(int name, boolean isIgnored, int module) {
    if (module(name, isIgnored) == Absent.NO_MODULE) {
      int row = rows.add(key(name, isIgnored));
      MODULE.set(rows.rows().writable(row), PageLayout.slot(row), module);
    }
  }

  /**
   * Modules have other numbers now.
   *
   * @param numbers by number the one of now
   */
  public void renumber(int[] numbers) {
    for (int row = 0; row < rows.rows().rowCount(); row++) {
      int slot = PageLayout.slot(row);
      MemorySegment page = rows.rows().page(row);
      int module = MODULE.get(page, slot);
      if (MARK.get(page, slot) != RunAllocator.TOMBSTONE && numbers[module] != module) {
        MODULE.set(rows.rows().writable(row), slot, numbers[module]);
      }
    }
  }

  /** A module goes, and with it what is known of its name. */
  public void remove(int name, boolean isIgnored, int module) {
    if (module(name, isIgnored) == module) {
      rows.remove(key(name, isIgnored));
    }
  }
}
