package dev.shale.engine.graph.table;

import dev.shale.arena.Pages;
import dev.shale.arena.RunAllocator;
import dev.shale.arena.Table;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import dev.shale.offheap.column.ShortColumn;
import java.lang.foreign.MemorySegment;

/**
 * Dependencies: what a module asks for, as written. The run of a module is in source order. Fields
 * that few dependencies have, and numbers that do not fit, are in a {@link DependencyDetailTable}.
 */
public final class DependencyTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("dependency");

  private static final IntColumn REQUEST = COLUMNS.ints("request", "name id of what is asked for");
  private static final IntColumn PARENT = COLUMNS.ints("parent", "module that asks");
  private static final IntColumn START =
      COLUMNS.ints("start", "byte offset of the request's literal in the file");
  private static final ShortColumn LINE =
      COLUMNS.shorts("line", "line of the literal, from 1; 65535: see the detail");
  private static final ShortColumn COLUMN =
      COLUMNS.shorts(
          "column", "column of the literal in UTF-16 units, from 1; 65535: see the detail");
  private static final ByteColumn LENGTH =
      COLUMNS.bytes("length", "bytes of the literal, unsigned; 255: see the detail");
  private static final ByteColumn KIND =
      COLUMNS.bytes("kind", "code of the dependency kind; -1 for a row that does not exist");
  private static final ByteColumn FLAGS =
      COLUMNS.bytes("flags", "bits of DependencyFlags; the highest: there is a detail");

  public static final TableType<DependencyTable> TYPE =
      TableType.rows(COLUMNS.build(), DependencyTable::new);

  /** The largest length that the row itself can say. */
  public static final int MAX_LENGTH = 0xFF;

  /** Of a row that does not exist, which a reader may see who is late, a code that nobody has. */
  private static final int CODE = 0x7F;

  private static final int HAS_DETAIL = 0x80;
  private static final int PUBLIC_FLAGS = 0x7F;

  private final Pages rows;

  public DependencyTable(Pages rows) {
    this.rows = rows;
  }

  public static RunAllocator allocator(Table rows, Table connections) {
    return new RunAllocator(
        rows, KIND, REQUEST, PARENT, START, ConnectionTable.follower(connections));
  }

  /** Writes every column of a row that was just allocated. */
  public void init(int dependency, int parent, int kind, int flags, int request) {
    MemorySegment page = rows.writable(dependency);
    int slot = PageLayout.slot(dependency);
    REQUEST.set(page, slot, request);
    PARENT.set(page, slot, parent);
    START.set(page, slot, 0);
    LINE.set(page, slot, 0);
    COLUMN.set(page, slot, 0);
    LENGTH.set(page, slot, (byte) 0);
    KIND.set(page, slot, (byte) kind);
    FLAGS.set(page, slot, (byte) (flags & PUBLIC_FLAGS));
  }

  /** Numbers that do not fit are cut; they belong into the detail. */
  public void locate(int dependency, int start, int length, int line, int column) {
    MemorySegment page = writable(dependency);
    int slot = PageLayout.slot(dependency);
    START.set(page, slot, start);
    LENGTH.set(page, slot, (byte) Math.min(length, MAX_LENGTH));
    LINE.set(page, slot, Math.min(line, ShortColumn.MAX));
    COLUMN.set(page, slot, Math.min(column, ShortColumn.MAX));
  }

  public int rowCount() {
    return rows.rowCount();
  }

  /**
   * Refuses codes of kinds that there are not, in pages that came from elsewhere.
   *
   * @param count how many kinds there are
   */
  void checkKinds(int count) {
    KindCodes.check(rows, KIND, count, KindCodes.NONE_OF_ENGINE);
  }

  public boolean exists(int dependency) {
    return KIND.get(rows.page(dependency), PageLayout.slot(dependency)) != RunAllocator.TOMBSTONE;
  }

  private MemorySegment page(int dependency) {
    MemorySegment page = rows.page(dependency);
    if (KIND.get(page, PageLayout.slot(dependency)) == RunAllocator.TOMBSTONE) {
      throw rows.missing(dependency);
    }
    return page;
  }

  private MemorySegment writable(int dependency) {
    MemorySegment page = rows.writable(dependency);
    if (KIND.get(page, PageLayout.slot(dependency)) == RunAllocator.TOMBSTONE) {
      throw rows.missing(dependency);
    }
    return page;
  }

  public void parent(int dependency, int module) {
    PARENT.set(rows.writable(dependency), PageLayout.slot(dependency), module);
  }

  public int parent(int dependency) {
    return PARENT.get(page(dependency), PageLayout.slot(dependency));
  }

  /**
   * The module of a dependency that exists, as those do that lead somewhere. That is not checked,
   * as the look would cost as much again where dependencies are visited in no order.
   */
  public int parentOf(int dependency) {
    return PARENT.get(rows.page(dependency), PageLayout.slot(dependency));
  }

  /** Its code. */
  public int kind(int dependency) {
    return KIND.get(page(dependency), PageLayout.slot(dependency));
  }

  public int flags(int dependency) {
    return FLAGS.get(page(dependency), PageLayout.slot(dependency)) & PUBLIC_FLAGS;
  }

  /**
   * Takes the targets away of those of {@code count} dependencies side by side that have any of
   * some flags, or are of some kinds.
   *
   * @param kinds by code, for every code that is not negative
   */
  public void hide(int first, int count, int anyFlag, boolean[] kinds, int[] targets) {
    for (int done = 0; done < count; ) {
      int step = Math.min(count - done, PageLayout.remaining(first + done));
      MemorySegment page = rows.page(first + done);
      int slot = PageLayout.slot(first + done);
      for (int index = 0; index < step; index++) {
        if ((FLAGS.get(page, slot + index) & anyFlag) != 0
            || kinds[KIND.get(page, slot + index) & CODE]) {
          targets[done + index] = Absent.NO_MODULE;
        }
      }
      done += step;
    }
  }

  public boolean hasDetail(int dependency) {
    return (FLAGS.get(page(dependency), PageLayout.slot(dependency)) & HAS_DETAIL) != 0;
  }

  public void setHasDetail(int dependency) {
    MemorySegment page = writable(dependency);
    int slot = PageLayout.slot(dependency);
    FLAGS.set(page, slot, (byte) (FLAGS.get(page, slot) | HAS_DETAIL));
  }

  public int request(int dependency) {
    return REQUEST.get(page(dependency), PageLayout.slot(dependency));
  }

  public int start(int dependency) {
    return START.get(page(dependency), PageLayout.slot(dependency));
  }

  public int length(int dependency) {
    return Byte.toUnsignedInt(LENGTH.get(page(dependency), PageLayout.slot(dependency)));
  }

  public int line(int dependency) {
    return LINE.get(page(dependency), PageLayout.slot(dependency));
  }

  public int column(int dependency) {
    return COLUMN.get(page(dependency), PageLayout.slot(dependency));
  }
}
