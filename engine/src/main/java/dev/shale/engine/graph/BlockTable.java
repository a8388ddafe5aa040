package dev.shale.engine.graph;

import dev.shale.arena.Table;
import dev.shale.offheap.IntColumn;
import dev.shale.offheap.PageLayout;
import dev.shale.offheap.Region;

/** Blocks: parts of a module that load later, one for each dynamic import. */
final class BlockTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("block");

  private static final IntColumn PARENT = COLUMNS.ints("parent", "module that has the block");
  private static final IntColumn FIRST_DEPENDENCY =
      COLUMNS.ints("first dependency", "begin of the run of the block's dependencies");
  private static final IntColumn DEPENDENCY_COUNT =
      COLUMNS.ints("dependency count", "length of that run");

  static final PageLayout LAYOUT = COLUMNS.build();

  private final Table rows;

  BlockTable(Region owner) {
    rows = new Table(LAYOUT, owner);
  }

  int append(int parent, int firstDependency, int dependencyCount) {
    int block = rows.append();
    PARENT.set(rows.page(block), PageLayout.slot(block), parent);
    FIRST_DEPENDENCY.set(rows.page(block), PageLayout.slot(block), firstDependency);
    DEPENDENCY_COUNT.set(rows.page(block), PageLayout.slot(block), dependencyCount);
    return block;
  }

  int count() {
    return rows.rowCount();
  }

  int parent(int block) {
    return PARENT.get(rows.page(block), PageLayout.slot(block));
  }

  int firstDependency(int block) {
    return FIRST_DEPENDENCY.get(rows.page(block), PageLayout.slot(block));
  }

  int dependencyCount(int block) {
    return DEPENDENCY_COUNT.get(rows.page(block), PageLayout.slot(block));
  }
}
