package dev.shale.engine.store;

import dev.shale.arena.NameTable;
import dev.shale.arena.Names;
import dev.shale.arena.PageSource;
import dev.shale.arena.VersionPages;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.StoreError;
import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a version in packs, a page a pack, and a generation's packs as a base for tables.
 * The pages are read where they are mapped.
 */
public final class SavedPages implements PageSource {
  /** Tables have up to 2^21 pages, as rows are counted by ints. */
  private static final int PAGE_BITS =
      Integer.SIZE - 1 - Integer.numberOfTrailingZeros(PageLayout.ROWS);

  /** Behind the last page of the last table that there can be. */
  private static final int ROOT_PACK = Integer.MAX_VALUE;

  private final Generation generation;
  private final int[] root;
  private final MemorySegment[][] pages;

  private SavedPages(Generation generation, int[] root, MemorySegment[][] pages) {
    this.generation = generation;
    this.root = root;
    this.pages = pages;
  }

  /**
   * Stages all pages. A page that still lies where the former generation is mapped costs nothing.
   *
   * @param pages to be held until the commit has run
   */
  public static void stage(VersionPages pages, Commit commit) {
    for (int table = 0; table < pages.tableCount(); table++) {
      Scope scope = scope(pages.layout(table));
      for (int page = 0; page < pages.pageCount(table); page++) {
        commit.put(scope, pack(table, page), pages.page(table, page));
      }
    }
    commit.put(Scope.GRAPH, ROOT_PACK, root(pages));
  }

  private static int pack(int table, int page) {
    return table << PAGE_BITS | page;
  }

  private static Scope scope(PageLayout layout) {
    return layout == Names.LAYOUT || layout == NameTable.textLayout() ? Scope.NAMES : Scope.GRAPH;
  }

  /** Table count, scope and pages of each table, and the root. */
  private static MemorySegment root(VersionPages pages) {
    int[] root = pages.root();
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES * (1 + 2 * pages.tableCount() + root.length))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(pages.tableCount());
    for (int table = 0; table < pages.tableCount(); table++) {
      bytes.putInt(scope(pages.layout(table)).ordinal());
      bytes.putInt(pages.pageCount(table));
    }
    for (int number : root) {
      bytes.putInt(number);
    }
    return MemorySegment.ofArray(bytes.array());
  }

  /**
   * The pages of a generation, all of them found and checked; null when one is not, or there are
   * none. They hold the generation until they are released.
   *
   * @throws IllegalStateException when the generation is closed
   */
  public static @Nullable SavedPages find(Generation generation) {
    PackCursor cursor = generation.cursor();
    if (!cursor.find(Scope.GRAPH, ROOT_PACK)) {
      return null;
    }
    IntBuffer numbers =
        cursor.payload().asByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    int tableCount = numbers.remaining() == 0 ? -1 : numbers.get();
    if (tableCount < 0 || tableCount > numbers.remaining() / 2) {
      generation.store().count(StoreError.SERIALIZATION);
      return null;
    }
    MemorySegment[][] pages = new MemorySegment[tableCount][];
    for (int table = 0; table < tableCount; table++) {
      Scope scope = numbers.get() == Scope.NAMES.ordinal() ? Scope.NAMES : Scope.GRAPH;
      int pageCount = Math.clamp(numbers.get(), 0, generation.packCount(scope));
      MemorySegment[] found = find(cursor, table, scope, pageCount);
      if (found == null) {
        return null;
      }
      pages[table] = found;
    }
    int[] root = new int[numbers.remaining()];
    numbers.get(root);
    return new SavedPages(generation.retain(), root, pages);
  }

  private static MemorySegment @Nullable [] find(
      PackCursor cursor, int table, Scope scope, int pageCount) {
    MemorySegment[] pages = new MemorySegment[pageCount];
    for (int page = 0; page < pages.length; page++) {
      if (!cursor.find(scope, pack(table, page))) {
        return null;
      }
      pages[page] = cursor.payload();
    }
    return pages;
  }

  @Override
  public int[] root() {
    return root.clone();
  }

  @Override
  public MemorySegment page(int table, int page) {
    if (table >= pages.length || page >= pages[table].length) {
      throw new IllegalArgumentException("There is no page %d of table %d".formatted(page, table));
    }
    return pages[table][page];
  }

  @Override
  public void release() {
    generation.close();
  }
}
