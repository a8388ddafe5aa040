package dev.shale.engine.graph;

import dev.shale.arena.Table;
import dev.shale.offheap.ByteColumn;
import dev.shale.offheap.IntColumn;
import dev.shale.offheap.PageLayout;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/** Dependencies: what a module asks for, as written. The run of a module is in source order. */
final class DependencyTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("dependency");

  private static final IntColumn REQUEST = COLUMNS.ints("request", "name id of what is asked for");
  private static final IntColumn PARENT = COLUMNS.ints("parent", "module that asks");
  private static final IntColumn BLOCK =
      COLUMNS.ints("block", "block that the dependency belongs to; -1 for the module itself");
  private static final IntColumn START =
      COLUMNS.ints("start", "byte offset of the request's literal in the file");
  private static final IntColumn END = COLUMNS.ints("end", "byte offset behind that literal");
  private static final IntColumn LINE = COLUMNS.ints("line", "line of the literal, from 1");
  private static final IntColumn COLUMN =
      COLUMNS.ints("column", "column of the literal in UTF-16 units, from 1");
  private static final ByteColumn KIND = COLUMNS.bytes("kind", "ordinal of the dependency kind");
  private static final ByteColumn FLAGS = COLUMNS.bytes("flags", "bits of DependencyFlags");

  static final PageLayout LAYOUT = COLUMNS.build();

  private final Table rows;

  DependencyTable(Region owner) {
    rows = new Table(LAYOUT, owner);
  }

  int append(int parent, DependencyKind kind, int flags, int request, int block) {
    int dependency = rows.append();
    MemorySegment page = rows.page(dependency);
    int slot = PageLayout.slot(dependency);
    PARENT.set(page, slot, parent);
    KIND.set(page, slot, (byte) kind.ordinal());
    FLAGS.set(page, slot, (byte) flags);
    REQUEST.set(page, slot, request);
    BLOCK.set(page, slot, block);
    return dependency;
  }

  void locate(int dependency, int start, int end, int line, int column) {
    MemorySegment page = rows.page(dependency);
    int slot = PageLayout.slot(dependency);
    START.set(page, slot, start);
    END.set(page, slot, end);
    LINE.set(page, slot, line);
    COLUMN.set(page, slot, column);
  }

  int count() {
    return rows.rowCount();
  }

  int parent(int dependency) {
    return PARENT.get(rows.page(dependency), PageLayout.slot(dependency));
  }

  DependencyKind kind(int dependency) {
    return DependencyKind.of(KIND.get(rows.page(dependency), PageLayout.slot(dependency)));
  }

  int flags(int dependency) {
    return FLAGS.get(rows.page(dependency), PageLayout.slot(dependency));
  }

  int request(int dependency) {
    return REQUEST.get(rows.page(dependency), PageLayout.slot(dependency));
  }

  int block(int dependency) {
    return BLOCK.get(rows.page(dependency), PageLayout.slot(dependency));
  }

  int start(int dependency) {
    return START.get(rows.page(dependency), PageLayout.slot(dependency));
  }

  int end(int dependency) {
    return END.get(rows.page(dependency), PageLayout.slot(dependency));
  }

  int line(int dependency) {
    return LINE.get(rows.page(dependency), PageLayout.slot(dependency));
  }

  int column(int dependency) {
    return COLUMN.get(rows.page(dependency), PageLayout.slot(dependency));
  }
}
