package dev.shale.engine.graph;

import dev.shale.engine.graph.table.InnerTable;
import dev.shale.engine.graph.table.ModuleTable;

/**
 * What the parts of modules use: of each other, and of dependencies. The rows of a module are in
 * {@code [begin, end)}: one for each part, and behind it its uses up to the next part. Uses before
 * the first part are of none: of an import or an export that declares nothing.
 *
 * <p>As good as the {@link Snapshot} that it is of; allocates nothing.
 */
public final class InnerGraph {
  private final ModuleTable modules;
  private final InnerTable rows;

  InnerGraph(ModuleTable modules, InnerTable rows) {
    this.modules = modules;
    this.rows = rows;
  }

  /** The first row of a module. */
  public int begin(int module) {
    return modules.firstInner(module);
  }

  /** The row behind the last of a module. */
  public int end(int module) {
    return modules.firstInner(module) + modules.innerCount(module);
  }

  /** A number that all rows are less than. */
  public int rowCount() {
    return rows.rowCount();
  }

  /** The module that has a row. */
  public int module(int row) {
    return rows.parent(row);
  }

  /** Bits of {@link InnerFlags}. */
  public int flags(int row) {
    return rows.flags(row);
  }

  /** Whether a row is a part; otherwise it is a use. */
  public boolean isPart(int row) {
    return (rows.flags(row) & InnerFlags.PART) != 0;
  }

  /**
   * What a use means: with {@link InnerFlags#OF_PART} the row of a part, counted from the module's
   * first row; otherwise a dependency, counted from the module's first one.
   */
  public int target(int row) {
    return rows.target(row);
  }

  /** Of a part why it has effects: a code of its language, or 0 where none is known. */
  public int reason(int part) {
    return rows.target(part);
  }

  /**
   * Of a use of a dependency the name id of its path, or {@link Snapshot#NO_NAME} for the whole of
   * it: export names from the outside in, with a byte 0 between them. Of a part the offset of its
   * first byte in the file.
   */
  public int detail(int row) {
    return rows.detail(row);
  }
}
