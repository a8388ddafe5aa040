package dev.shale.engine.graph.table;

import dev.shale.arena.Pages;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import dev.shale.offheap.column.RunColumn;
import java.lang.foreign.MemorySegment;

/** In which runtimes modules are used; a row for each module. */
public final class ModuleUseTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("module use");

  private static final IntColumn SURVIVES =
      COLUMNS.ints("survives", "bits of the runtimes in which it is evaluated; -1 unknown");
  private static final IntColumn WHOLE =
      COLUMNS.ints("whole", "bits of those in which nobody knows which exports are used");
  private static final IntColumn NAMED =
      COLUMNS.ints("named", "bits of those in which all names are used but the default");
  private static final IntColumn DROPPED =
      COLUMNS.ints("dropped", "bytes of statements that do not run of one that is evaluated");
  private static final RunColumn OTHERS =
      COLUMNS.runs("others", "run of the names that are used and that no export of it has");
  private static final ByteColumn EFFECTS =
      COLUMNS.bytes("effects", "1 if evaluating it has effects, 0 if not; -1 unknown");

  public static final TableType<ModuleUseTable> TYPE =
      TableType.ofModules(COLUMNS.build(), ModuleUseTable::new);

  private final Pages rows;

  private ModuleUseTable(Pages rows) {
    this.rows = rows;
  }

  public int survives(int module) {
    return SURVIVES.get(rows.page(module), PageLayout.slot(module));
  }

  public int whole(int module) {
    return WHOLE.get(rows.page(module), PageLayout.slot(module));
  }

  public int named(int module) {
    return NAMED.get(rows.page(module), PageLayout.slot(module));
  }

  public int dropped(int module) {
    return DROPPED.get(rows.page(module), PageLayout.slot(module));
  }

  public int otherBegin(int module) {
    return OTHERS.begin(rows.page(module), PageLayout.slot(module));
  }

  /** How many rows a run has; a row that was not written has none. */
  public int otherCount(int module) {
    return Math.max(0, OTHERS.count(rows.page(module), PageLayout.slot(module)));
  }

  public void others(int module, int begin, int count) {
    OTHERS.set(rows.writable(module), PageLayout.slot(module), begin, count);
  }

  /**
   * Refuses runs that are not all rows that there are, in pages that came from elsewhere.
   *
   * @throws IllegalArgumentException when there are such
   */
  void checkOthers(NameUseTable names, int usedRows) {
    long found = 0;
    for (int module = 0; module < rows.rowCount(); module++) {
      int begin = otherBegin(module);
      int count = otherCount(module);
      found += count;
      for (int row = begin; row < begin + count && found <= usedRows; row++) {
        boolean isOwn = row >= 0 && row < names.rowCount() && names.exists(row);
        found = isOwn && names.module(row) == module ? found : Integer.MAX_VALUE;
      }
    }
    if (found != usedRows) {
      throw new IllegalArgumentException(
          "The runs of module use are not the %d rows of name use".formatted(usedRows));
    }
  }

  public boolean hasEffects(int module) {
    return EFFECTS.get(rows.page(module), PageLayout.slot(module)) != 0;
  }

  /** Copies no page for what is there already. */
  public void write(
      int module, int survives, int whole, int named, int dropped, boolean hasEffects) {
    MemorySegment page = rows.page(module);
    int slot = PageLayout.slot(module);
    byte effects = (byte) (hasEffects ? 1 : 0);
    boolean isThere =
        SURVIVES.get(page, slot) == survives
            && WHOLE.get(page, slot) == whole
            && NAMED.get(page, slot) == named
            && DROPPED.get(page, slot) == dropped
            && EFFECTS.get(page, slot) == effects;
    if (!isThere) {
      MemorySegment own = rows.writable(module);
      SURVIVES.set(own, slot, survives);
      WHOLE.set(own, slot, whole);
      NAMED.set(own, slot, named);
      DROPPED.set(own, slot, dropped);
      EFFECTS.set(own, slot, effects);
    }
  }
}
