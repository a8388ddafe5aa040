package dev.shale.engine.graph;

import dev.shale.arena.Table;
import dev.shale.offheap.IntColumn;
import dev.shale.offheap.PageLayout;
import dev.shale.offheap.Region;

/** Connections: where a dependency leads. A connection's row is that of its dependency. */
final class ConnectionTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("connection");

  private static final IntColumn TARGET =
      COLUMNS.ints("target", "module that the dependency leads to; -1 for none");

  static final PageLayout LAYOUT = COLUMNS.build();

  private final Table rows;

  ConnectionTable(Region owner) {
    rows = new Table(LAYOUT, owner);
  }

  int append() {
    int connection = rows.append();
    target(connection, Snapshot.NO_MODULE);
    return connection;
  }

  int target(int dependency) {
    return TARGET.get(rows.page(dependency), PageLayout.slot(dependency));
  }

  void target(int dependency, int module) {
    TARGET.set(rows.page(dependency), PageLayout.slot(dependency), module);
  }
}
