package dev.shale.engine.store;

import dev.shale.arena.PageSource;
import dev.shale.arena.VersionPages;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.Scope.Reading;
import dev.shale.engine.store.file.StoreError;
import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.List;
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
   * @param scopes those of the pages of each table, by its number; read in place
   * @param rootScope that of the root, for {@link #find}
   */
  public static void stage(VersionPages pages, Commit commit, List<Scope> scopes, Scope rootScope) {
    for (int table = 0; table < pages.tableCount(); table++) {
      Scope scope = scopes.get(table);
      for (int page = 0; page < pages.pageCount(table); page++) {
        commit.put(scope, pack(table, page), pages.page(table, page));
      }
    }
    commit.put(rootScope, ROOT_PACK, root(pages, scopes));
  }

  private static int pack(int table, int page) {
    return table << PAGE_BITS | page;
  }

  /** Table count, scope and pages of each table, and the root. */
  private static MemorySegment root(VersionPages pages, List<Scope> scopes) {
    int[] root = pages.root();
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES * (1 + 2 * pages.tableCount() + root.length))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(pages.tableCount());
    for (int table = 0; table < pages.tableCount(); table++) {
      bytes.putInt(scopes.get(table).number());
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
   * @param rootScope as it was staged
   * @throws IllegalStateException when the generation is closed
   */
  public static @Nullable SavedPages find(Generation generation, Scope rootScope) {
    PackCursor cursor = generation.cursor();
    if (!cursor.find(rootScope, ROOT_PACK)) {
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
      Scope scope = inPlace(generation, numbers.get());
      int pageCount = numbers.get();
      MemorySegment[] found =
          scope == null
              ? null
              : find(cursor, table, scope, Math.clamp(pageCount, 0, generation.packCount(scope)));
      if (found == null) {
        return null;
      }
      pages[table] = found;
    }
    int[] root = new int[numbers.remaining()];
    numbers.get(root);
    return new SavedPages(generation.retain(), root, pages);
  }

  /** The scope of a number, where packs of it can be pages; otherwise null. */
  private static @Nullable Scope inPlace(Generation generation, int number) {
    boolean isScope = number >= 0 && number < generation.scopes().size();
    Scope scope = isScope ? generation.scopes().get(number) : null;
    if (scope == null || scope.reading() != Reading.IN_PLACE) {
      generation.store().count(StoreError.SERIALIZATION);
      return null;
    }
    return scope;
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
