package dev.shale.arena;

import dev.shale.arena.Version.Retired;
import dev.shale.offheap.PagePool;
import dev.shale.offheap.Region;
import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as its writer sees them. What a row holds is declared by a {@link
 * PageLayout}; the accessors belong to the class that declares it. How pages are shared with
 * readers and with checkpoints is told by {@link Layers}.
 *
 * <p>Three things may stand in the directory: a page of ours; a page from elsewhere, which is only
 * read; and the blank page, which all rows of a page that was given back share, and where every
 * number is -1. Writing to the latter two makes a page of ours, as writing to one that others see
 * does.
 *
 * <p>Belongs to one thread.
 */
public final class Table extends Pages implements Saved {
  private static final MemorySegment[][] NO_CHUNKS = {};

  private final Layers layers;
  private final Region region;
  private final PagePool pool;
  private final int number;

  /** Made when the first page is given back. */
  private @Nullable MemorySegment blank;

  /** The epoch of each page; beside the directory, because readers have no use for it. */
  private long[][] epochs = {};

  private long[] chunkEpochs = {};
  private long rootEpoch;
  private int pageCount;

  /** An empty table, whose pages will be in a child of {@code owner}. */
  public Table(PageLayout layout, Layers layers, Region owner) {
    super(layout, NO_CHUNKS, 0);
    this.layers = layers;
    region = owner.child(layout.table());
    pool = region.pool(layout.pageBytes());
    number = layers.join(this);
  }

  /** The table's place among those of its {@link Layers}. */
  int number() {
    return number;
  }

  Layers layers() {
    return layers;
  }

  /**
   * Forgets all rows and lays pages from elsewhere under the table; see {@link Layers#base}.
   *
   * @throws IllegalArgumentException when a page is not what {@link PageSource#page} asks for
   */
  void base(PageSource source, int rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("%d rows of %s".formatted(rows, layout.table()));
    }
    truncate(0);
    while (pageCount < PageLayout.pageCount(rows)) {
      MemorySegment page = source.page(number, pageCount);
      checkBase(page);
      addPage(page.asReadOnly(), Layers.BASE);
    }
    setRowCount(rows);
  }

  private void checkBase(MemorySegment page) {
    if (page.byteSize() != layout.pageBytes()
        || !page.isNative()
        || page.address() % Region.ALIGNMENT_BYTES != 0) {
      throw new IllegalArgumentException(
          "Page %d of %s has %d bytes, not %d, or is no native memory at a multiple of %d: %s"
              .formatted(
                  pageCount,
                  layout.table(),
                  page.byteSize(),
                  layout.pageBytes(),
                  Region.ALIGNMENT_BYTES,
                  page));
    }
  }

  /**
   * Appends a row. What is in it is arbitrary.
   *
   * @throws dev.shale.offheap.RegionLimitException when a page is needed that is not to be had
   * @throws IllegalStateException when the table is full, at 2^31-1 rows
   */
  public int append() {
    return append(1);
  }

  /** Appends rows and returns the first; see {@link #append()}. */
  public int append(int count) {
    int first = rowCount();
    if (count > Integer.MAX_VALUE - first) {
      throw new IllegalStateException(
          "Table %s is full: %d rows, %d more are asked for"
              .formatted(layout.table(), first, count));
    }
    while (pageCount < PageLayout.pageCount(first + count)) {
      addPage(allocate(null), layers.epoch());
    }
    setRowCount(first + count);
    return first;
  }

  /** Drops the rows from {@code count} on, and their pages. */
  public void truncate(int count) {
    while (pageCount > PageLayout.pageCount(count)) {
      replacePage(pageCount - 1, null, Layers.BASE);
      pageCount--;
    }
    setRowCount(count);
  }

  /**
   * Gives a page back; its rows then read as -1 in every column. When there is no memory for the
   * blank page that stands in its place, the page stays what it is.
   */
  public void blank(int page) {
    if (blank == null && region.availableBytes() >= layout.pageBytes()) {
      blank = layout.blankPage(region);
    }
    if (blank != null && epochOf(page) != Layers.BLANK) {
      replacePage(page, blank, Layers.BLANK);
    }
  }

  @Override
  public MemorySegment writable(int row) {
    MemorySegment segment = page(row);
    int page = PageLayout.page(row);
    if (epochOf(page) == layers.epoch()) {
      return segment;
    }
    MemorySegment copy = allocate(segment);
    replacePage(page, copy, layers.epoch());
    return copy;
  }

  /** Copies every column of a row to another row. */
  public void copyRow(int from, int to) {
    layout.copyRow(page(from), PageLayout.slot(from), writable(to), PageLayout.slot(to));
  }

  /** The native bytes of all pages, those that only readers see included. */
  public long bytes() {
    return region.usedBytes();
  }

  /**
   * Copies pages out of slabs that are nearly empty, so that these are free when no version sees
   * the pages any more.
   *
   * @return whether there were any
   */
  boolean vacate() {
    if (!pool.vacate()) {
      return false;
    }
    for (int page = 0; page < pageCount; page++) {
      if (epochOf(page) > Layers.BASE && pool.isLeaving(page(PageLayout.firstRow(page)))) {
        writable(PageLayout.firstRow(page));
      }
    }
    return true;
  }

  /** Gives free pages back that are more than the next few writes need. */
  void trim() {
    pool.trim();
  }

  private MemorySegment allocate(@Nullable MemorySegment source) {
    boolean done = false;
    try {
      MemorySegment page = source == null ? pool.allocate() : pool.allocateCopy(source);
      done = true;
      return page;
    } finally {
      if (!done) {
        layers.tear();
      }
    }
  }

  private void addPage(MemorySegment segment, long created) {
    int chunk = PageLayout.chunk(pageCount);
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunk + 1);
      chunks[chunk] = new MemorySegment[PageLayout.PAGES];
      epochs = Arrays.copyOf(epochs, chunk + 1);
      epochs[chunk] = new long[PageLayout.PAGES];
      chunkEpochs = Arrays.copyOf(chunkEpochs, chunk + 1);
      chunkEpochs[chunk] = layers.epoch();
      rootEpoch = layers.epoch();
    }
    replacePage(pageCount, segment, created);
    pageCount++;
  }

  private void replacePage(int page, @Nullable MemorySegment segment, long created) {
    layers.replaced(this, page, pageAt(page), epochOf(page));
    putPage(page, segment, created);
  }

  /** Takes a replacement back: what stands in the directory now is dropped. */
  void restorePage(int page, @Nullable MemorySegment segment, long created) {
    retire(pageAt(page), epochOf(page));
    putPage(page, segment, created);
  }

  /** A page that no directory of the writer leads to any more; readers may still have it. */
  void retire(@Nullable MemorySegment segment, long created) {
    if (segment != null && created > Layers.BASE) {
      layers.retire(new Retired(pool, segment, created));
    }
  }

  private @Nullable MemorySegment pageAt(int page) {
    return chunks[PageLayout.chunk(page)][PageLayout.chunkSlot(page)];
  }

  private long epochOf(int page) {
    return epochs[PageLayout.chunk(page)][PageLayout.chunkSlot(page)];
  }

  @SuppressWarnings("NullAway") // behind the last page a chunk has nulls; no row leads there
  private void putPage(int page, @Nullable MemorySegment segment, long created) {
    int chunk = PageLayout.chunk(page);
    writableChunk(chunk)[PageLayout.chunkSlot(page)] = segment;
    epochs[chunk][PageLayout.chunkSlot(page)] = created;
  }

  /** A chunk of the directory that no version shares. */
  private MemorySegment[] writableChunk(int chunk) {
    if (chunkEpochs[chunk] <= layers.publishedEpoch()) {
      if (rootEpoch <= layers.publishedEpoch()) {
        chunks = chunks.clone();
        rootEpoch = layers.epoch();
      }
      chunks[chunk] = chunks[chunk].clone();
      chunkEpochs[chunk] = layers.epoch();
    }
    return chunks[chunk];
  }

  @Override
  public int[] save() {
    return new int[] {rowCount()};
  }

  @Override
  public void restore(int[] numbers) {
    setRowCount(numbers[0]);
    pageCount = PageLayout.pageCount(numbers[0]);
  }
}
