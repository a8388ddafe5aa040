package dev.shale.arena;

import java.lang.foreign.MemorySegment;

/**
 * A state of all tables that lies in memory of someone else: a mapped file, say, or a version of
 * another graph. What a {@link VersionPages} gives, kept in whatever form, is what a source takes.
 *
 * <p>{@link Layers#base} lays it under empty tables, which then read the pages where they lie and
 * copy one when it is first written.
 */
public interface PageSource {
  /** The numbers that are not in pages; see {@link Root}. */
  int[] root();

  /**
   * A page of a table, both counted from 0. Asked for once. It is native or mapped memory at a
   * multiple of eight bytes, as large as the table's pages are, and stays valid and unchanged until
   * {@link #release}. When it goes away earlier, reading it throws what its segment throws.
   */
  MemorySegment page(int table, int page);

  /** Nobody reads the pages any more. Called once, by whoever closes last: any thread. */
  default void release() {}
}
