package dev.shale.arena;

import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All memory of a version, for one holder: views of its tables, their pages one by one, and the
 * root beside them. Together they are the whole state; see {@link PageSource} for the way back.
 *
 * <p>A page that versions have seen is never written again, so a page that lies at the same address
 * in two versions, while both are held, is the same: only the others need to be written anew.
 */
public final class VersionPages implements PageSource {
  private final Version version;
  private final List<Table> tables;

  /** Those views that somebody asked for. */
  private final @Nullable Pages[] views;

  private boolean isClosed;

  VersionPages(Version version, List<Table> tables) {
    this.version = version;
    this.tables = tables;
    views = new Pages[tables.size()];
  }

  /** The view of a table, made when it is asked for first; takes a lock. */
  public Pages of(Table table) {
    return view(table.number());
  }

  private synchronized Pages view(int table) {
    Pages view = views[table];
    if (view == null) {
      view = version.pages(tables.get(table));
      views[table] = view;
      if (isClosed) {
        view.close();
      }
    }
    return view;
  }

  /**
   * The numbers of a part when the version was published, not to be changed.
   *
   * @param part what {@link Layers#join(Saved)} returned
   */
  public int[] saved(int part) {
    return version.saved.get(part);
  }

  /** How many tables there are; they are counted from 0, in the order of their making. */
  public int tableCount() {
    return views.length;
  }

  /** What the pages of a table look like. Several tables may share a layout. */
  public PageLayout layout(int table) {
    return tables.get(table).layout();
  }

  /** How many rows a table has, those that were deleted included. */
  public int rowCount(int table) {
    view(table).checkOpen();
    return view(table).rowCount();
  }

  public int pageCount(int table) {
    return PageLayout.pageCount(rowCount(table));
  }

  /**
   * A page for reading. Its content stays as it is, and may be read, as long as the version is
   * held. Rows behind the table's last are arbitrary.
   *
   * @throws IllegalStateException when the view is closed
   */
  @Override
  public MemorySegment page(int table, int page) {
    return view(table).page(PageLayout.firstRow(page)).asReadOnly();
  }

  @Override
  public int[] root() {
    view(0).checkOpen();
    return Root.of(version.saved);
  }

  /** Makes every further lookup throw, in views of the tables, too; see {@link Pages#close}. */
  synchronized void close() {
    isClosed = true;
    for (Pages view : views) {
      if (view != null) {
        view.close();
      }
    }
  }
}
